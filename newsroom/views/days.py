"""Days in addresses: written `YYYY-MM-DD` and in no other way."""

import datetime

from django.http import Http404
from django.utils import timezone

YEARS = range(1900, 2201)


def read_day(text):
    """Return the date that `2019-01-05` names; Http404 for any other spelling or far-off year."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError as error:
        raise Http404(f"“{text[:20]}” is not a day.") from error
    # Python reads 20190105 and 2019-W01-6 too: one day would have several addresses.
    if day.isoformat() != text or day.year not in YEARS:
        raise Http404(f"“{text[:20]}” is not a day of ours.")
    return day


def midnight(day):
    """Return the moment a day begins in Asia/Ho_Chi_Minh."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def last_of(day):
    """Return the last moment of a day in Asia/Ho_Chi_Minh."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.max))


def end_of(day):
    """Return the last moment of a day in Asia/Ho_Chi_Minh; now, when that is still to come."""
    return min(last_of(day), timezone.now())
