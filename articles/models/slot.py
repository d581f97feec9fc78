"""The places of the front page, and what kind of thing stands in each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

SECTION_SLOT = "section-"


class Slot(models.TextChoices):
    """The fixed places, in the order in which they are filled; each section has one more."""

    URGENT = "urgent", _("urgent story")
    LEAD = "lead", _("lead")
    SECOND_1 = "second-1", _("beside the lead, 1")
    SECOND_2 = "second-2", _("beside the lead, 2")
    SECOND_3 = "second-3", _("beside the lead, 3")
    OPINION_1 = "opinion-1", _("opinion, 1")
    OPINION_2 = "opinion-2", _("opinion, 2")
    PICTURES_1 = "pictures-1", _("pictures, 1")
    PICTURES_2 = "pictures-2", _("pictures, 2")
    PICTURES_3 = "pictures-3", _("pictures, 3")
    PICTURES_4 = "pictures-4", _("pictures, 4")
    EVENT_1 = "event-1", _("event, 1")
    EVENT_2 = "event-2", _("event, 2")
    EVENT_3 = "event-3", _("event, 3")
    EVENT_4 = "event-4", _("event, 4")
    CORRECTION_1 = "correction-1", _("correction, 1")
    CORRECTION_2 = "correction-2", _("correction, 2")
    CORRECTION_3 = "correction-3", _("correction, 3")


TOP = (Slot.LEAD, Slot.SECOND_1, Slot.SECOND_2, Slot.SECOND_3)
OPINION = (Slot.OPINION_1, Slot.OPINION_2)
PICTURES = (Slot.PICTURES_1, Slot.PICTURES_2, Slot.PICTURES_3, Slot.PICTURES_4)
EVENTS = (Slot.EVENT_1, Slot.EVENT_2, Slot.EVENT_3, Slot.EVENT_4)
CORRECTIONS = (Slot.CORRECTION_1, Slot.CORRECTION_2, Slot.CORRECTION_3)


def section_slot(section):
    """Return the name of the place at the head of a section's row."""
    return f"{SECTION_SLOT}{section.pk}"


def kinds_of(slot):
    """Return the kinds of things that a place takes: articles, but for events and notices."""
    if slot in EVENTS:
        return ("event",)
    if slot in CORRECTIONS:
        return ("correction", "retraction")
    return ("article",)
