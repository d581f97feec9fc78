"""The managing editor's verbs on the front page: each asks for its right, and is logged.

What readers had is never changed: a verb begins now or later, ends what stands there at that
moment and puts the next in its place, so that the archive shows each moment as it was.
"""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from .. import rights
from ..models import Arrangement, Placement, Slot
from ..workflow import NotAllowed, Refusal
from .cards import pair_of
from .fitting import fits, thing_of
from .page import FrontPage

Verb = Arrangement.Verb
UNDO_WITHIN = datetime.timedelta(days=1)

# --- The verbs -------------------------------------------------------------------------------


@transaction.atomic
def pin(slot, thing, by, from_moment=None, until=None, at=None):
    """Pin an article, an event, a correction or a retraction to a slot of its kind.

    It stands until a moment, or until what is arranged there next.
    """
    at, start = begun(by, from_moment, at)
    fits(slot, thing, start)
    if until and until <= start:
        raise Refusal(_("A placement ends after it begins."))
    if slot == Slot.URGENT and not until:
        raise Refusal(_("Say until when the story is urgent."))
    verb = Verb.URGENT if slot == Slot.URGENT else Verb.PIN
    return _arrange(verb, by, at, start, until, {slot: thing})


@transaction.atomic
def swap(slot, other, by, from_moment=None, at=None):
    """Let what two slots show at a moment change places; what was automatic there is pinned."""
    at, start = begun(by, from_moment, at)
    places = FrontPage.at(start).places
    placing = {
        to: thing_of(*pair_of(places[come]))
        for to, come in ((slot, other), (other, slot))
        if come in places
    }
    for to, thing in placing.items():
        fits(to, thing, start)
    return _arrange(Verb.SWAP, by, at, start, None, placing)


@transaction.atomic
def release(slot, by, from_moment=None, at=None):
    """Take the pin of a slot away from a moment on: the slot is automatic again."""
    at, start = begun(by, from_moment, at)
    pinned = Placement.objects.in_force(start).filter(slot=slot).first()
    if pinned is None:
        raise Refusal(_("Nothing is pinned there at that time."))
    return _arrange(Verb.UNPIN, by, at, start, pinned.in_force_until, {slot: None}, pinned.thing)


@transaction.atomic
def undo(by, at=None):
    """Take back the latest act of the last day, from now on; return the undone Arrangement."""
    at, _start = begun(by, None, at)
    act = Arrangement.objects.undoable(at - UNDO_WITHIN).first()
    if act is None:
        raise Refusal(_("There is nothing to undo."))
    start = max(at, act.in_force_from)
    for slot, rows in act.before.items():
        _cut(Placement.objects.filter(slot=slot), start, None)
        for row in rows:
            begin, end = max(start, parse_datetime(row["from"])), row["until"]
            end = parse_datetime(end) if end else None
            if end is None or begin < end:
                _put(slot, (row["kind"], row["number"]), begin, end)
    log(Verb.UNDO, by, at, act.thing, slot=act.slot, start=start, undoes=act)
    return act


def dismiss(upper, lower, by, at=None):
    """Say that one story stands above another rightly: the opinion about their ranks is silent."""
    at, _start = begun(by, None, at)
    return log(Verb.DISMISS, by, at, upper, note=f"{upper.pk}/{lower.pk}")


# --- Inside ----------------------------------------------------------------------------------


def begun(by, from_moment, at):
    """Return (now, the moment the act begins); raises NotAllowed, and Refusal for the past."""
    if not rights.leads_desk(by):
        raise NotAllowed(_("The managing editor arranges the front page."))
    at = at or timezone.now()
    start = from_moment or at
    if start < at:
        raise Refusal(_("The front page of the past stays as it was: choose a moment to come."))
    return at, start


def _arrange(verb, by, at, start, until, placing, thing=None):
    """Give each slot of `placing` its thing (None: automatic) from `start`; log the act.

    A thing leaves the other slots where it stands at that time.
    """
    moved = [one for one in placing.values() if one]
    elsewhere = _overlapping(Placement.objects.of(moved), start, until)
    slots = {*placing, *elsewhere.values_list("slot", flat=True)}
    before = {slot: _rows_from(slot, start) for slot in slots}
    for slot, one in placing.items():
        end = until or _next_start(slot, start)
        _cut(Placement.objects.filter(slot=slot), start, end)
        if one:
            _cut(Placement.objects.of([one]), start, end)
            _put(slot, (one._meta.model_name, one.pk), start, end)
    slot = next(iter(placing))
    thing = thing or placing[slot]
    return log(verb, by, at, thing, slot=slot, start=start, until=until, before=before)


def _overlapping(placements, start, until):
    ends = Q(in_force_until=None) | Q(in_force_until__gt=start)
    return placements.filter(ends, Q(in_force_from__lt=until) if until else Q())


def _next_start(slot, start):
    later = Placement.objects.filter(slot=slot, in_force_from__gt=start)
    return later.order_by("in_force_from").values_list("in_force_from", flat=True).first()


def _rows_from(slot, start):
    """Return what stands in a slot from a moment on, as the log keeps it."""
    rows = _overlapping(Placement.objects.filter(slot=slot), start, None).order_by("in_force_from")
    return [
        {
            "kind": row.pair[0],
            "number": row.pair[1],
            "from": row.in_force_from.isoformat(),
            "until": row.in_force_until.isoformat() if row.in_force_until else None,
        }
        for row in rows
    ]


def _cut(placements, start, until):
    """Take `[start, until)` out of the placements; what stood before and after it stays."""
    for row in _overlapping(placements, start, until).select_for_update():
        begin, end = row.in_force_from, row.in_force_until
        if begin < start:
            row.in_force_until = start
            row.save()
        else:
            row.delete()
        if until and (end is None or end > until):
            _put(row.slot, row.pair, until, end)


def _put(slot, pair, start, until):
    """Add a placement, or go on with the same thing's that ends there."""
    kind, number = pair
    what = {"slot": slot, f"{kind}_id": number}
    if not Placement.objects.filter(**what, in_force_until=start).update(in_force_until=until):
        Placement.objects.create(**what, in_force_from=start, in_force_until=until)


def log(verb, by, at, thing=None, *, start=None, until=None, before=None, **fields):
    if thing:
        fields[thing._meta.model_name] = thing
    return Arrangement.objects.create(
        verb=verb,
        by=by,
        at=at,
        in_force_from=start,
        in_force_until=until,
        before=before or {},
        **fields,
    )
