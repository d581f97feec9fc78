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

from . import rights
from .front_page import FrontPage
from .models import Arrangement, Placement, Section, Slot
from .models.placement import SECTION_SLOT
from .workflow import NotAllowed, Refusal

Verb = Arrangement.Verb
UNDO_WITHIN = datetime.timedelta(days=1)


def labels(at=None):
    """Return `{slot: what it is called}` for every place there is, in order."""
    rows = Section.objects.in_force(at).filter(on_front_page=True)
    fixed = {slot: str(label) for slot, label in Slot.choices}
    return fixed | {f"{SECTION_SLOT}{row.pk}": row.name for row in rows}


# --- The verbs -------------------------------------------------------------------------------


@transaction.atomic
def pin(slot, article, by, from_moment=None, until=None, at=None):
    """Pin an article to a slot, until a moment or until what is arranged there next."""
    at, start = begun(by, from_moment, at)
    _fits(slot, article, start, until)
    verb = Verb.URGENT if slot == Slot.URGENT else Verb.PIN
    return _arrange(verb, by, at, start, until, {slot: article})


@transaction.atomic
def swap(slot, other, by, from_moment=None, at=None):
    """Let what two slots show at a moment change places; what was automatic there is pinned."""
    at, start = begun(by, from_moment, at)
    places = FrontPage.at(start).places
    placing = {
        to: places[come].article for to, come in ((slot, other), (other, slot)) if come in places
    }
    for to, article in placing.items():
        _fits(to, article, start, None)
    return _arrange(Verb.SWAP, by, at, start, None, placing)


@transaction.atomic
def release(slot, by, from_moment=None, at=None):
    """Take the pin of a slot away from a moment on: the slot is automatic again."""
    at, start = begun(by, from_moment, at)
    pinned = Placement.objects.in_force(start).filter(slot=slot).first()
    if pinned is None:
        raise Refusal(_("Nothing is pinned there at that time."))
    return _arrange(Verb.UNPIN, by, at, start, pinned.in_force_until, {slot: None}, pinned.article)


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
                _put(slot, row["article"], begin, end)
    log(Verb.UNDO, by, at, slot=act.slot, article=act.article, start=start, undoes=act)
    return act


def dismiss(upper, lower, by, at=None):
    """Say that one story stands above another rightly: the opinion about their ranks is silent."""
    at, _start = begun(by, None, at)
    return log(Verb.DISMISS, by, at, article=upper, note=f"{upper.pk}/{lower.pk}")


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


def _fits(slot, article, start, until):
    """Raise Refusal when the article has no business in the slot at that time."""
    name = labels(start).get(slot)
    if name is None:
        raise Refusal(_("“%(slot)s” is not a place on the front page.") % {"slot": slot[:40]})
    if until and until <= start:
        raise Refusal(_("A placement ends after it begins."))
    if slot == Slot.URGENT and not until:
        raise Refusal(_("Say until when the story is urgent."))
    if article.binned_at or not article.published_versions.filter(sealed_at=None).exists():
        raise Refusal(
            _("“%(headline)s” is neither published nor scheduled.") % {"headline": article.headline}
        )
    if slot.startswith(SECTION_SLOT) and slot != f"{SECTION_SLOT}{article.section_id}":
        raise Refusal(
            _("“%(headline)s” belongs to another section than %(section)s.")
            % {"headline": article.headline, "section": name}
        )


def _arrange(verb, by, at, start, until, placing, article=None):
    """Give each slot of `placing` its article (None: automatic) from `start`; log the act.

    An article leaves the other slots where it stands at that time.
    """
    moved = [one for one in placing.values() if one]
    elsewhere = _overlapping(Placement.objects.filter(article__in=moved), start, until)
    slots = {*placing, *elsewhere.values_list("slot", flat=True)}
    before = {slot: _rows_from(slot, start) for slot in slots}
    for slot, one in placing.items():
        end = until or _next_start(slot, start)
        _cut(Placement.objects.filter(slot=slot), start, end)
        if one:
            _cut(Placement.objects.filter(article=one), start, end)
            _put(slot, one.pk, start, end)
    slot = next(iter(placing))
    article = article or placing[slot]
    return log(verb, by, at, slot=slot, article=article, start=start, until=until, before=before)


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
            "article": row.article_id,
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
            _put(row.slot, row.article_id, until, end)


def _put(slot, article_id, start, until):
    """Add a placement, or go on with the same article's that ends there."""
    same = Placement.objects.filter(slot=slot, article=article_id, in_force_until=start)
    if not same.update(in_force_until=until):
        Placement.objects.create(
            slot=slot, article_id=article_id, in_force_from=start, in_force_until=until
        )


def log(verb, by, at, *, start=None, until=None, before=None, **fields):
    return Arrangement.objects.create(
        verb=verb,
        by=by,
        at=at,
        in_force_from=start,
        in_force_until=until,
        before=before or {},
        **fields,
    )
