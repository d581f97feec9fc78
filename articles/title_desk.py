"""What stands between an article and its readers because of a title: asked by verbs and lists."""

import datetime

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone

from people import register
from people.in_force import local_day

from . import title_check
from .models import Article, Dismissal, PlannedPlacement, PublishedArticle
from .title_check import Note, Severity

_KEPT = 24 * 3600  # seconds: a day, since what is in force may change with the day


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


# When the register changes


def waiting(at=None):
    """Return the articles on their way to readers: approved, scheduled or planned."""
    at = at or timezone.now()
    scheduled = PublishedArticle.objects.filter(in_force_from__gt=at, sealed_at=None)
    planned = PlannedPlacement.objects.filter(plan__in_force_from__gt=at)
    return (
        Article.objects.not_binned()
        .filter(
            Q(status=Article.Status.APPROVED)
            | Q(pk__in=scheduled.values("article"))
            | Q(pk__in=planned.values("article"))
        )
        .annotate(answers=Count("dismissals"))
        .order_by("-modified_at", "-pk")
    )


def recheck(articles=None, at=None) -> dict[Article, int]:
    """Return the articles with serious findings as the register now is, and how many each has.

    All that wait, or those of `articles`, a query, among them. What is scheduled is read as it was
    scheduled. An article is read again when it, its dismissals or the register changed.
    """
    stamp, found = register.stamp(), {}
    rows = waiting(at) if articles is None else waiting(at).filter(pk__in=articles.values("pk"))
    for article in rows:
        key = f"titles:{article.pk}:{article.version}:{article.answers}:{local_day(at)}:{stamp}"
        count = cache.get(key)
        if count is None:
            count = _serious_count(article, at)
            cache.set(key, count, _KEPT)
        if count:
            found[article] = count
    return found


def _serious_count(article, at) -> int:
    notes = standing(article, at)
    for version in article.published_versions.filter(
        in_force_from__gt=at or timezone.now(), sealed_at=None
    ):
        day = timezone.localtime(version.in_force_from).date()
        copy = title_check.copy_of_document(version.document, day)
        notes += raised(article, title_check.notes(copy))
    return len({note.key for note in notes if note.severity is Severity.SERIOUS})
