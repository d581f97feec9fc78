"""Plans of the front page: drafted, looked at, approved, then in force as one interval."""

import datetime
import math

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.groups import EDITOR_IN_CHIEF, MANAGING_EDITOR
from people.models import User

from ..models import (
    Arrangement,
    Article,
    Event,
    FrontPagePlan,
    PlannedPlacement,
    PublishedArticle,
    Slot,
)
from ..workflow import Refusal
from . import arranging
from .cards import cards_by_pair
from .fitting import belongs
from .page import FRESH

Verb = Arrangement.Verb
A_WEEK = datetime.timedelta(weeks=1)
A_DAY, TWO_HOURS = datetime.timedelta(hours=24), datetime.timedelta(hours=2)


# --- The verbs -------------------------------------------------------------------------------


@transaction.atomic
def put(plan, slot, thing, by, at=None):
    """Give a slot of the plan a thing of its kind; it leaves the plan's other slots."""
    plan, at = _open(plan, by, at)
    _belongs(plan, slot, thing)
    return _change(plan, Verb.PIN, by, at, {slot: thing})


@transaction.atomic
def swap(plan, slot, other, by, at=None):
    """Let two slots of the plan change places."""
    plan, at = _open(plan, by, at)
    rows = {row.slot: row.thing for row in plan.placements.with_things()}
    if slot not in rows and other not in rows:
        raise Refusal(_("The plan says nothing of these two places."))
    placing = {slot: rows.get(other), other: rows.get(slot)}
    for to, thing in placing.items():
        _belongs(plan, to, thing)
    return _change(plan, Verb.SWAP, by, at, placing)


@transaction.atomic
def release(plan, slot, by, at=None):
    """Leave a slot of the plan to what stands beneath it."""
    plan, at = _open(plan, by, at)
    return _change(plan, Verb.UNPIN, by, at, {slot: None})


@transaction.atomic
def undo(plan, by, at=None):
    """Take back the latest act of the last day on the plan."""
    plan, at = _open(plan, by, at)
    act = Arrangement.objects.undoable(at - arranging.UNDO_WITHIN, plan).first()
    if act is None:
        raise Refusal(_("There is nothing to undo."))
    plan.placements.all().delete()
    PlannedPlacement.objects.bulk_create(
        PlannedPlacement(plan=plan, slot=slot, **{f"{kind}_id": number})
        for slot, (kind, number) in act.before.items()
    )
    arranging.log(Verb.UNDO, by, at, act.thing, plan=plan, slot=act.slot, undoes=act)
    return act


@transaction.atomic
def approve(plan, by, at=None):
    """Approve a plan: it is in force from its moment, at the earliest from now."""
    at, _start = arranging.begun(by, None, at)
    plan = _locked(plan)
    if plan.in_force_until <= at:
        raise Refusal(_("The plan's time is over."))
    plan.is_approved = True
    plan.in_force_from = max(plan.in_force_from, at)
    try:
        plan.validate_constraints()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    plan.save()
    return _log(Verb.APPROVE, plan, by, at)


@transaction.atomic
def withdraw(plan, by, at=None):
    """Take the approval back from a plan that has not begun."""
    at, _start = arranging.begun(by, None, at)
    plan = _locked(plan)
    if not plan.is_approved or plan.has_begun(at):
        raise Refusal(_("The plan's page was before readers already: end it instead."))
    return _withdraw(plan, by, at)


@transaction.atomic
def end(plan, by, at=None):
    """End a plan that is in force: what stands beneath it returns."""
    at, _start = arranging.begun(by, None, at)
    plan = _locked(plan)
    if not plan.is_approved or not plan.in_force_from < at < plan.in_force_until:
        raise Refusal(_("The plan is not in force."))
    plan.in_force_until = at
    plan.save()
    return _log(Verb.END, plan, by, at)


@transaction.atomic
def fill_from(plan, source, by, at=None):
    """Fill a new draft with what another plan holds, place by place; return what was left out.

    Left out are events that are over when the draft begins, and notices, which belong to their
    week. Stories come as they are, to be replaced one by one: `old` names those of long ago.
    """
    plan, at = _open(plan, by, at)
    rows = list(source.placements.with_things().order_by("pk"))
    day = timezone.localdate(plan.in_force_from)
    kept = [row for row in rows if _goes_along(row.thing, day)]
    plan.placements.all().delete()
    PlannedPlacement.objects.bulk_create(
        PlannedPlacement(plan=plan, slot=row.slot, **{row.pair[0]: row.thing}) for row in kept
    )
    _log(Verb.COPY, plan, by, at, note=source.name)
    return [row for row in rows if row not in kept]


def _goes_along(thing, day):
    if isinstance(thing, Event):
        return (thing.last_day or thing.first_day) >= day and not thing.binned_at
    return isinstance(thing, Article) and not thing.binned_at


def next_interval(plan, at=None):
    """Return a plan's interval, as many whole weeks later as bring its beginning after a moment."""
    at = at or timezone.now()
    weeks = max(1, math.ceil((at - plan.in_force_from) / A_WEEK))
    return plan.in_force_from + weeks * A_WEEK, plan.in_force_until + weeks * A_WEEK


# --- Warnings --------------------------------------------------------------------------------


def missing(plan, at=None):
    """Return the plan's rows whose things readers will not have when it begins (or not now)."""
    moment = max(plan.in_force_from, at or timezone.now())
    rows = list(plan.placements.with_things().order_by("pk"))
    shown = cards_by_pair([row.pair for row in rows], moment)
    return [row for row in rows if row.pair not in shown]


def old(plan):
    """Return the plan's rows whose stories were published over a month before it begins."""
    rows = plan.placements.with_things().order_by("pk")
    before = plan.in_force_from - FRESH
    first = dict(
        PublishedArticle.objects.filter(article__planned_placements__plan=plan, sealed_at=None)
        .order_by()
        .values_list("article", "published_at")
    )
    return [row for row in rows if row.article_id in first and first[row.article_id] < before]


def to_come(at=None):
    """Return the approved plans that begin within a day, or are in force, soonest first."""
    at = at or timezone.now()
    plans = FrontPagePlan.objects.approved().filter(
        in_force_from__lte=at + A_DAY, in_force_until__gt=at
    )
    return plans.order_by("in_force_from")


def warn(at=None):
    """Warn of stories that a plan needs and nobody published: a day and two hours before.

    Run by the worker; each warning is given once. Returns how many were given.
    """
    at = at or timezone.now()
    given = 0
    for plan in to_come(at).filter(in_force_from__gt=at):
        field = (
            "warned_two_hours_before"
            if plan.in_force_from - at <= TWO_HOURS
            else "warned_a_day_before"
        )
        first = FrontPagePlan.objects.filter(pk=plan.pk, **{field: None})
        rows = missing(plan, at)
        with transaction.atomic():  # a letter that could not be sent is tried again
            if rows and first.update(**{field: at}):
                _warn(plan, rows, at)
                given += 1
    return given


def _warn(plan, rows, at):
    begins = timezone.localtime(plan.in_force_from)
    names = "\n".join(f"– {row.title}" for row in rows)
    text = _("“%(plan)s” begins at %(when)s. Not yet public, and automatic until then:") % {
        "plan": plan.name,
        "when": f"{begins:%H:%M, %d/%m/%Y}",
    }
    users = User.objects.filter(groups__name__in=(MANAGING_EDITOR, EDITOR_IN_CHIEF), is_active=True)
    addresses = sorted({user.email for user in users if user.email})
    _log(Verb.WARN, plan, None, at, note=f"{len(rows)}")
    send_mail(
        _("The plan “%(plan)s” still misses stories") % {"plan": plan.name},
        f"{text}\n\n{names}\n",
        settings.DEFAULT_FROM_EMAIL,
        addresses,
    )


# --- Inside ----------------------------------------------------------------------------------


def _locked(plan):
    return FrontPagePlan.objects.select_for_update().get(pk=plan.pk)


def _open(plan, by, at):
    """Return (the locked plan, now); Refusal once readers had it. An approval is taken back."""
    at, _start = arranging.begun(by, None, at)
    plan = _locked(plan)
    if plan.has_begun(at):
        raise Refusal(_("Readers had this plan's page already: end it, or place an urgent story."))
    if plan.is_approved:
        _withdraw(plan, by, at)
    return plan, at


def _withdraw(plan, by, at):
    plan.is_approved = False
    plan.warned_a_day_before = plan.warned_two_hours_before = None
    plan.save()
    return _log(Verb.WITHDRAW, plan, by, at)


def _belongs(plan, slot, thing):
    belongs(slot, thing, plan.in_force_from)
    if slot == Slot.URGENT:
        raise Refusal(_("An urgent story is placed when it happens: no plan holds one."))


def _change(plan, verb, by, at, placing):
    """Write the slots of `placing` (None: nothing) into the plan and log the act."""
    before = {row.slot: row.pair for row in plan.placements.all()}
    plan.placements.filter(slot__in=placing).delete()
    plan.placements.of([thing for thing in placing.values() if thing]).delete()
    PlannedPlacement.objects.bulk_create(
        PlannedPlacement(plan=plan, slot=slot, **{thing._meta.model_name: thing})
        for slot, thing in placing.items()
        if thing
    )
    slot = next(iter(placing))
    return arranging.log(verb, by, at, placing[slot], plan=plan, slot=slot, before=before)


def _log(verb, plan, by, at, **fields):
    return arranging.log(
        verb, by, at, plan=plan, start=plan.in_force_from, until=plan.in_force_until, **fields
    )
