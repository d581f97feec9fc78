"""Who follows whom: a successor is appointed, an organisation ends, many end in one reform."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .in_force import local_day
from .models import Tenure
from .register import may_verify


@dataclass(frozen=True)
class Handover:
    """What an appointment did: the tenure that ended (None: the post was free) and the new one."""

    ended: Tenure | None
    begun: Tenure


@transaction.atomic
def appoint(
    person, position, organization, day, by, *, instead_of=None, announced_at=None, **facts
):
    """Appoint somebody to a post from a day on; return the Handover.

    `instead_of` is the tenure that ends that day; in a single-holder post it is found. On the day
    itself both are right. Readers learn of both from `announced_at` (now when None). `facts` are
    other fields of the new tenure: source, title, is_acting. The new tenure is verified by whoever
    appoints. Raises PermissionDenied, and ValidationError with a sentence.
    """
    if not may_verify(by):
        raise PermissionDenied(_("Only the registrar or the managing editor appoints."))
    now = timezone.now()
    begun = Tenure(
        person=person,
        position=position,
        organization=organization,
        from_earliest=day,
        from_latest=day,
        end_known=Tenure.End.HELD,
        verified_by=by,
        verified_at=now,
        confirmed_on=min(day, local_day()),
        announced_at=announced_at or now,
        **facts,
    )
    begun.is_sole = begun.excludes_others()
    begun.hold_post()
    held = instead_of or (None if begun.is_acting else holder_of(position, organization, day))
    if held is not None:
        refuse_handover(held, begun)
        held.end_announced_at = begun.announced_at
        end(held, day)
    begun.full_clean()
    begun.save()
    return Handover(held, begun)


def refuse_handover(held, begun):
    """Raise ValidationError where the new tenure cannot follow the one that is held."""
    if held.person == begun.person:
        sentence = _("%(who)s holds this post already, since %(begin)s.")
    elif held.from_latest and begun.from_latest < held.from_latest:
        sentence = _("%(who)s holds this post since %(begin)s: the handover cannot be earlier.")
    else:
        return
    raise ValidationError(sentence % {"who": held.person, "begin": held.from_text})


def holder_of(position, organization, day):
    """Return the tenure that a successor in a single-holder post ends; None when the post is free.

    The verified one still held, else the only one whose end nobody knows. An end that is known
    stays as it is.
    """
    if not position.single_holder:
        return None
    begun = Q(from_earliest=None) | Q(from_earliest__lte=day)
    there = Tenure.objects.verified().filter(
        begun, position=position, organization=organization, is_acting=False
    )
    for known in (Tenure.End.HELD, Tenure.End.UNKNOWN):
        found = list(there.filter(end_known=known)[:2])
        if len(found) == 1:
            return found[0]
    return None


def end(tenure, day):
    """End a tenure on a day, the first one without it; return it saved."""
    tenure.until_earliest = tenure.until_latest = day
    tenure.end_known = Tenure.End.DATED
    tenure.full_clean()
    tenure.save()
    return tenure


@transaction.atomic
def end_organization(organization, day, by, successor=None):
    """End an organisation on a day, with everybody who still holds a post there.

    Returns the tenures that ended with it. Raises PermissionDenied, ValidationError.
    """
    if not may_verify(by):
        raise PermissionDenied(_("Only the registrar or the managing editor ends organisations."))
    if organization.in_force_from and day <= organization.in_force_from:
        raise ValidationError(
            _("%(name)s began on %(day)s: it cannot end before.")
            % {"name": organization, "day": f"{organization.in_force_from:%d/%m/%Y}"}
        )
    ended = [end(tenure, day) for tenure in lasting(organization, day)]
    organization.in_force_until = day
    if successor is not None:
        organization.successor = successor
    organization.full_clean()
    organization.save()
    return ended


def lasting(organization, day):
    """Return the tenures of an organisation that would outlive it: held, or surely ending later."""
    tenures = organization.tenures.select_related("person", "position", "organization")
    held = tenures.filter(end_known=Tenure.End.HELD)
    later = tenures.filter(until_earliest__gt=day)
    return list((held | later).order_by("position__rank", "pk"))


@transaction.atomic
def reform(organizations, day, by, successors=None):
    """End several organisations on one day (the districts in mid-2025); return {it: tenures ended}.

    `successors` names who follows whom, `{organisation: Organization}`. All of it or nothing: a
    ValidationError names the organisation that cannot end.
    """
    done = {}
    for organization in organizations:
        try:
            done[organization] = end_organization(
                organization, day, by, (successors or {}).get(organization)
            )
        except ValidationError as error:
            sentences = " ".join(error.messages)
            raise ValidationError(f"{organization}: {sentences}") from error
    return done
