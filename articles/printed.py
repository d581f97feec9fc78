"""When an article appeared, as lists print it."""

import functools

from django.utils import timezone
from django.utils.html import format_html

from vietnamese import dates


def time(article):
    """Print when an article appeared, no more precisely than it is known."""
    return _time(timezone.localtime(article.published_at), article.published_precision == "day")


@functools.lru_cache(maxsize=1024)
def _time(moment, by_day):
    machines, people = moment.date().isoformat(), dates.weekday_date(moment.date())
    if not by_day:
        machines = moment.isoformat(timespec="seconds")
        people = f"{people} {moment:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', machines, people)
