"""The archive: the front page as it stood, and the articles of each day."""

import datetime
from collections import Counter

from django.db.models.functions import TruncDate
from django.shortcuts import render
from django.utils import timezone

from articles.front_page import FrontPage
from articles.models import PublishedArticle
from articles.models.section import name_sections
from articles.views.paging import cached, page_of
from newsroom.views.days import midnight, read_day
from newsroom.views.seen import Seen, read_moment

OF_A_DAY = 100
A_DAY = datetime.timedelta(days=1)


def archive(request):
    text = request.GET.get("ngay")
    return front_page_at(request, text) if text else month(request, request.GET.get("thang"))


def front_page_at(request, text):
    """Answer with the front page as it stood and that day's articles, or that we lack it."""
    at = read_moment(text)
    now = timezone.now()  # after the moment asked for, which may be this one
    day = timezone.localdate(at)
    today, since = timezone.localdate(now), first_day()
    page = FrontPage.at(at) if at <= now and read_day(text[:10]) <= today else None
    context = {
        "day": day,
        "asked_for": text,
        "since": since,
        "before": day - A_DAY if since and day > since else None,
        "after": day + A_DAY if day < today else None,
    }
    if page is None or not page.shown():
        context |= {"day": read_day(text[:10]), "to_come": page is None}
        return cached(render(request, "newsroom/archive_lacking.html", context, status=404))
    articles, older = page_of(request, of_day(day, at).for_cards(), OF_A_DAY)
    seen = Seen(at, text)
    frame = seen.frame(request)
    name_sections(articles, {slug: name for name, slug in frame["masthead"].menu})
    context |= frame | {"page": page, "articles": articles, "older_url": older}
    context["canonical"] = ""  # it is no other page, and search engines are asked not to keep it
    return cached(seen.led(render(request, "newsroom/archive_page.html", context), request.path))


def of_day(day, at=None):
    """Return what was first published on a day, and is public at a moment, newest first."""
    published = {"published_at__gte": midnight(day), "published_at__lt": midnight(day + A_DAY)}
    return PublishedArticle.objects.public(at).filter(**published)


def month(request, text):
    """Answer with a month's days, each with the number of its articles: the newest month first."""
    articles = PublishedArticle.objects.public().order_by()
    today = timezone.localdate()
    if text:
        request.own_query = {"thang": text}
    newest = month_of(articles, "-published_at") or today.replace(day=1)
    first = read_day(f"{text}-01") if text else newest
    following = (first + 31 * A_DAY).replace(day=1)
    within = articles.filter(
        published_at__gte=midnight(first), published_at__lt=midnight(following)
    )
    counts = Counter(within.annotate(day=TruncDate("published_at")).values_list("day", flat=True))
    days = [first + number * A_DAY for number in range((following - first).days)]
    context = {
        "first": first,
        "weeks": weeks([(day, counts[day]) for day in days]),
        "total": sum(counts.values()),
        "earlier": month_of(articles.filter(published_at__lt=midnight(first)), "-published_at"),
        "later": month_of(articles.filter(published_at__gte=midnight(following)), "published_at"),
        "today": today,
        "since": first_day(),
    }
    return cached(render(request, "newsroom/archive.html", context))


def month_of(articles, order):
    """Return the first day of the month of the first article in an order, None without one."""
    first = articles.order_by(order).values_list("published_at", flat=True).first()
    return timezone.localdate(first).replace(day=1) if first else None


def first_day():
    """Return the day of the oldest article, from which on there is a front page; None without."""
    oldest = PublishedArticle.objects.public().order_by("published_at", "article_id")
    first = oldest.values_list("published_at", flat=True).first()
    return timezone.localdate(first) if first else None


def weeks(days):
    """Return `(day, count)` in rows of seven from Monday, None where another month's would be."""
    cells = [None] * days[0][0].weekday() + days
    cells += [None] * (-len(cells) % 7)
    return [cells[start : start + 7] for start in range(0, len(cells), 7)]
