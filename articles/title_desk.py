"""What stands between an article and its readers because of a title: asked by verbs and lists."""

import datetime

from . import title_check
from .models import Dismissal
from .title_check import Note, Severity


def raised(article, notes: list[Note]) -> list[Note]:
    """Return the notes that say something and that nobody dismissed in this article."""
    answered = {row.answers for row in Dismissal.objects.filter(article=article)}
    return [n for n in notes if n.severity is not Severity.NONE and n.key not in answered]


def standing(article, at: datetime.datetime | None = None) -> list[Note]:
    """Return what is raised about the working copy as it stands, for publication at a moment."""
    return raised(article, title_check.notes(title_check.copy_of(article, at)))


def serious(article, at: datetime.datetime | None = None) -> list[Note]:
    """Return what asks for a reason when it is published over."""
    return [note for note in standing(article, at) if note.severity is Severity.SERIOUS]


def dismiss(article, by, verdict, person, words_folded, occurrence):
    """Set a finding aside in this article; twice is once."""
    Dismissal.objects.get_or_create(
        article=article,
        verdict=verdict,
        person_id=person,
        words_folded=words_folded,
        occurrence=occurrence,
        defaults={"made_by": by},
    )
