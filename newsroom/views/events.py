"""Events, one event, and the calendar that people subscribe to (RFC 5545)."""

import datetime

from django.conf import settings
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.front_page import upcoming_events
from articles.models import Masthead, PublishedArticle, PublishedEvent
from articles.views.keeping import kept
from articles.views.paging import cached, page_of
from newsroom import public
from newsroom.views import boxes
from newsroom.views.seen import NOW, asked

PICTURES = 6
STATUSES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
SUBSCRIPTION = f"webcal://{settings.SITE_HOST}/su-kien/lich.ics"


def card(event):
    return {
        "name": event.name,
        "url": event.get_absolute_url(),
        "when_text": event.document["when"],
        "place": event.document["place"],
    }


@kept
def events(request, seen=NOW):
    at = seen.at or timezone.now()
    past = public.events(at).filter(first_day__lt=timezone.localtime(at).date())
    context = {
        "upcoming": [card(event) for event in upcoming_events(at)[:50]],
        "past": [card(event) for event in past.order_by("-first_day", "-pk")[:50]],
        "calendar_url": "/su-kien/lich.ics",
        "subscription_url": SUBSCRIPTION,
    }
    return cached(seen.page(request, "articles/events.html", context))


def event(request, slug, seen=None):
    seen = seen or asked(request)
    published = get_object_or_404(public.events(seen.at), slug=slug)
    box = published.document
    linked = public.links((row["person"] for row in box["participations"]), seen.at)
    covering = PublishedArticle.objects.public(seen.at).filter(event=published.event_id)
    articles, older = page_of(request, covering.for_cards())
    pictured = covering.for_cards().exclude(picture=None)[:PICTURES]
    context = {
        "pictured": list(pictured),
        "published": published,
        "event": boxes.event_of(box, linked, with_link=False),
        "articles": articles,
        "older_url": older,
        "calendar_url": f"{published.get_absolute_url()}lich.ics",
        "subscription_url": SUBSCRIPTION,
    }
    return cached(seen.page(request, "articles/event.html", context))


def calendar(request):
    """Answer with the newest 500 events, as a calendar that programs subscribe to."""
    rows = PublishedEvent.objects.unsealed().order_by("-first_day", "-pk")
    return icalendar(in_sequence(rows)[:500])


def event_calendar(request, slug):
    """Answer with one event as a file for a calendar."""
    row = get_object_or_404(in_sequence(public.events()), slug=slug)
    response = icalendar([row])
    response.headers["Content-Disposition"] = f'attachment; filename="{row.slug}.ics"'
    return response


def in_sequence(rows):
    """Number each version of an event, from 0, by those that readers had before it."""
    earlier = PublishedEvent.objects.filter(
        event=OuterRef("event"), in_force_from__lt=OuterRef("in_force_from")
    )
    count = earlier.order_by().values("event").annotate(many=Count("pk")).values("many")
    return rows.annotate(sequence=Coalesce(Subquery(count), 0))


def icalendar(rows):
    masthead = Masthead.current()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//newsroom//events//VI",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(masthead.name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        *(line for row in rows for line in calendar_entry(row)),
        "END:VCALENDAR",
    ]
    text = "".join(f"{folded(line)}\r\n" for line in lines)
    return cached(HttpResponse(text, content_type="text/calendar; charset=utf-8"))


def calendar_entry(row):
    """Return an event's lines (RFC 5545): the hour where one is known, else whole days."""
    box = row.document
    stamp = row.in_force_from.astimezone(datetime.UTC)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{box['uid']}@{settings.SITE_HOST}",
        f"SEQUENCE:{row.sequence}",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        *times(row),
        f"SUMMARY:{escaped(row.name)}",
        f"URL:{settings.SITE_URL}{row.get_absolute_url()}",
    ]
    if box["place"]:
        lines.append(f"LOCATION:{escaped(box['place'])}")
    return [*lines, f"STATUS:{STATUSES.get(box['status'], 'CONFIRMED')}", "END:VEVENT"]


def times(row):
    """Return DTSTART and DTEND; a known hour of one day has no known end."""
    hour = row.document["starts_at"]
    one_day = row.last_day in (None, row.first_day)
    if hour and one_day:
        clock = datetime.time.fromisoformat(hour)
        start = timezone.make_aware(datetime.datetime.combine(row.first_day, clock))
        return [f"DTSTART:{start.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"]
    after = (row.last_day or row.first_day) + datetime.timedelta(days=1)
    return [
        f"DTSTART;VALUE=DATE:{row.first_day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
    ]


def escaped(text):
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line):
    """Fold a line at 75 octets, never inside a character."""
    parts, current = [], ""
    for char in line:
        if len((current + char).encode()) > 74:
            parts.append(current)
            current = ""
        current += char
    return "\r\n ".join([*parts, current])
