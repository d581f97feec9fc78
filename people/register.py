"""What is done to the register with consequences for readers, each with its right."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Max, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from vietnamese.fold import fold

from .groups import EDITOR_IN_CHIEF, MANAGING_EDITOR, REGISTRAR
from .models import Organization, Person, Position, Proposal, Tenure
from .prepared import prepared


def may_verify(user):
    """Tell whether a user may vouch for the register."""
    return user.is_superuser or user.is_in(REGISTRAR, MANAGING_EDITOR)


def may_mark_public_figures(user):
    """Tell whether a user may decide who is a public figure."""
    return user.is_superuser or user.is_in(MANAGING_EDITOR, EDITOR_IN_CHIEF)


def verify(tenure, by, at=None):
    """Vouch for a tenure; raises PermissionDenied, and IntegrityError beside a sure sole holder."""
    if not may_verify(by):
        raise PermissionDenied(_("Only the registrar or the managing editor verifies tenures."))
    tenure.verified_by, tenure.verified_at = by, at or timezone.now()
    tenure.save()


def unverify(tenure, by):
    """Take the word back: the tenure disappears for readers and accuses no text."""
    if not may_verify(by):
        raise PermissionDenied(_("Only the registrar or the managing editor verifies tenures."))
    tenure.verified_by = tenure.verified_at = None
    tenure.save()


def mark_public_figure(person, by, value=True):
    """Decide whether readers may have a page of the person; raises PermissionDenied."""
    if not may_mark_public_figures(by):
        raise PermissionDenied(_("Only the managing editor decides who is a public figure."))
    person.is_public_figure = value
    person.save()


def stamp():
    """Return a string that is another one whenever people, offices or tenures changed.

    What is computed from the whole register (a matcher, a check) is kept beside it.
    """
    seen = sorted(sizes())
    return ".".join(f"{rows}-{last.timestamp() if last else 0:.6f}" for _part, rows, last in seen)


def sizes_of(*models):
    """Return the query of each model's number in the list, how many rows, and the last change."""
    parts = [
        model._default_manager.order_by()
        .annotate(part=Value(part))
        .values("part")
        .annotate(rows=Count("pk"), last=Max("changed_at"))
        .values_list("part", "rows", "last")
        for part, model in enumerate(models)
    ]
    return parts[0].union(*parts[1:], all=True)


@prepared
def sizes():
    return sizes_of(Person, Organization, Position, Tenure)


# Proposals: "Add to the register"


def propose(name, titles, by, *, day=None, words="", article_key="", headline="", url=""):
    """Propose a person read in a text; return the Proposal, the waiting one when there is one.

    `titles` are the titles as printed, `day` the one of which the text speaks.
    """
    proposal, _made = Proposal.objects.get_or_create(
        search_folded=fold(name),
        article_key=article_key,
        decided_at=None,
        defaults={
            "name": name,
            "titles": list(titles),
            "day": day,
            "words": words,
            "article_headline": headline,
            "article_url": url,
            "proposed_by": by,
        },
    )
    return proposal


def accept(proposal, by, person=None, at=None):
    """Take a proposed person into the register; return the Person, a new one when none is given.

    A new person is no public figure, and the printed titles stand in the note: what was printed
    is not yet what was held.
    """
    _require_keeper(by)
    with transaction.atomic():
        _require_waiting(proposal)
        if person is None:
            note = "; ".join([*proposal.titles, proposal.article_headline]).strip("; ")
            person = Person.objects.create(full_name=proposal.name, note=note)
        _decide(proposal, by, at, person=person)
    return person


def reject(proposal, by, reason="", at=None):
    """Decide that a proposed person does not belong in the register."""
    _require_keeper(by)
    with transaction.atomic():
        _require_waiting(proposal)
        _decide(proposal, by, at, reason=reason)


def _decide(proposal, by, at, **facts):
    for name, value in facts.items():
        setattr(proposal, name, value)
    proposal.decided_by, proposal.decided_at = by, at or timezone.now()
    proposal.save()


def _require_waiting(proposal):
    if Proposal.objects.select_for_update().get(pk=proposal.pk).decided_at is not None:
        raise ValueError(_("“%(name)s” was decided already.") % {"name": proposal.name})


def _require_keeper(by):
    if not may_verify(by):
        raise PermissionDenied(_("Only the registrar or the managing editor keeps the register."))
