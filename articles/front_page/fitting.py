"""What may stand where on the front page: articles, events and notices, each in its places.

A pin takes only what readers have or will have without anybody doing more; a plan takes what is
not yet written or announced too, and says what is still missing.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ..corrections import said_of
from ..models import Article, Correction, Event, Retraction, Section, Slot
from ..models.slot import SECTION_SLOT, kinds_of
from ..workflow import Refusal

THINGS = {"article": Article, "event": Event, "correction": Correction, "retraction": Retraction}


def labels(at=None):
    """Return `{slot: what it is called}` for every place there is, in order."""
    rows = Section.objects.in_force(at).filter(on_front_page=True)
    fixed = {slot: str(label) for slot, label in Slot.choices}
    return fixed | {f"{SECTION_SLOT}{row.pk}": row.name for row in rows}


def thing_of(kind, number):
    """Return the thing of a kind and a number, or None where there is none."""
    return THINGS[kind].objects.filter(pk=number).first()


def belongs(slot, thing, at):
    """Raise Refusal when there is no such place at that time, or one for other things."""
    name = labels(at).get(slot)
    if name is None:
        raise Refusal(_("“%(slot)s” is not a place on the front page.") % {"slot": slot[:40]})
    if thing and thing._meta.model_name not in kinds_of(slot):
        raise Refusal(
            _("“%(thing)s” does not belong there: %(place)s.") % {"thing": thing, "place": name}
        )
    if thing and slot.startswith(SECTION_SLOT) and slot != f"{SECTION_SLOT}{thing.section_id}":
        raise Refusal(
            _("“%(headline)s” belongs to another section than %(section)s.")
            % {"headline": thing.headline, "section": name}
        )


def fits(slot, thing, at):
    """Raise Refusal when a thing cannot be pinned to a slot from a moment on."""
    belongs(slot, thing, at)
    {"article": _article, "event": _event}.get(thing._meta.model_name, _notice)(thing, at)


def _article(article, at):
    if article.binned_at or not article.published_versions.filter(sealed_at=None).exists():
        raise Refusal(
            _("“%(headline)s” is neither published nor scheduled.") % {"headline": article.headline}
        )


def _event(event, at):
    if event.binned_at or not event.published_versions.filter(sealed_at=None).exists():
        raise Refusal(_("Readers do not have “%(event)s”: announce it first.") % {"event": event})
    if (event.last_day or event.first_day) < timezone.localdate(at):
        raise Refusal(_("“%(event)s” is over by then.") % {"event": event})


def _notice(notice, at):
    if not said_of(at, **{f"{notice._meta.model_name}s": [notice.pk]}):
        raise Refusal(_("Readers do not have this notice."))
