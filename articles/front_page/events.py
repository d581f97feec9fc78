"""The events that are to come, for the front page and the diary."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from people.prepared import prepared

from ..models import PublishedEvent
from ..models.slot import EVENTS

WEEK = timedelta(days=7)


def upcoming_events(moment):
    """Return the public events of today and later, soonest first."""
    today = timezone.localtime(moment).date()
    events = PublishedEvent.objects.unsealed(moment).filter(first_day__gte=today)
    return events.order_by("first_day", "pk")


def events_of_the_week(moment, used=()):
    """Return four public events that go on today or begin within seven days, soonest first.

    `used` are the numbers of events that have their places already.
    """
    today = timezone.localtime(moment).date()
    return events_between(at=moment, today=today, end=today + WEEK, used=used)


@prepared
def events_between(at, today, end, used):
    events = going_on(at, today).filter(first_day__lt=end).exclude(event__in=used.each())
    return events.order_by("first_day", "pk")[: len(EVENTS)]


@prepared
def not_over(at, today, events):
    return going_on(at, today).filter(event__in=events.each())


def going_on(at, today):
    """Return the public events that are not over on a day."""
    ends_then = Q(first_day__gte=today) | Q(last_day__gte=today)
    return PublishedEvent.objects.unsealed(at).filter(ends_then)
