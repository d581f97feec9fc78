"""What a card has of an article sixty times a page: the link and the time, printed by functions.

Both are remembered by the very words they show. As macros they cost five times as much; all else of
a card is in templates/articles/_card.html.
"""

import functools

from django.template.defaultfilters import capfirst
from django.utils import timezone
from django.utils.html import format_html
from markupsafe import Markup, escape

from vietnamese import dates


def headline(article):
    """Print the link: kicker (or what kind of article it is) and headline."""
    kind = "" if article.kicker else str(article.kind_label)
    return _headline(article.get_absolute_url(), article.kicker, kind, article.headline)


@functools.lru_cache(maxsize=1024)
def _headline(url, kicker, kind, headline):
    above = ""
    if kicker:
        above = f'<span class="kicker">{escape(kicker)}</span> '
    elif kind:
        above = f'<span class="kicker kind">{escape(capfirst(kind))}</span> '
    return Markup(
        f'<a href="{escape(url)}">{above}<span class="headline">{escape(headline)}</span></a>'
    )


def time(article):
    """Print when an article appeared, no more precisely than it is known."""
    return _time(article.published_at, article.published_precision == "day")[1]


def appeared(article):
    """Print the same for machines: "2019-01-05", or "2019-01-05T08:05:00+07:00"."""
    return _time(article.published_at, article.published_precision == "day")[0]


@functools.lru_cache(maxsize=1024)
def _time(at, by_day):
    moment = timezone.localtime(at, timezone.get_default_timezone())
    machines, people = moment.date().isoformat(), dates.weekday_date(moment.date())
    if not by_day:
        machines = moment.isoformat(timespec="seconds")
        people = f"{people} {moment:%H:%M}"
    return machines, format_html('<time datetime="{}">{}</time>', machines, people)
