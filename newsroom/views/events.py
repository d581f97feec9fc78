"""Events, one event, and the calendar that people subscribe to (RFC 5545)."""

import datetime

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from articles.front_page import upcoming_events
from articles.models import PublishedArticle, PublishedEvent
from articles.views.paging import cached, page_of
from newsroom import public
from newsroom.views import boxes
from newsroom.views.seen import asked


def card(event):
    return {
        "name": event.name,
        "url": event.get_absolute_url(),
        "when_text": event.document["when"],
        "place": event.document["place"],
    }


def events(request):
    now = timezone.now()
    past = public.events(now).filter(first_day__lt=timezone.localtime(now).date())
    context = {
        "upcoming": [card(event) for event in upcoming_events(now)[:50]],
        "past": [card(event) for event in past.order_by("-first_day", "-pk")[:50]],
        "calendar_url": "/su-kien/lich.ics",
    }
    return cached(render(request, "articles/events.html", context))


def event(request, slug, seen=None):
    seen = seen or asked(request)
    published = get_object_or_404(public.events(seen.at), slug=slug)
    box = published.document
    linked = public.links((row["person"] for row in box["participations"]), seen.at)
    covering = PublishedArticle.objects.public(seen.at).filter(event=published.event_id)
    articles, older = page_of(request, covering.for_cards())
    context = {
        "published": published,
        "event": boxes.event_of(box, linked, with_link=False),
        "articles": articles,
        "older_url": older,
        "calendar_url": "/su-kien/lich.ics",
    }
    return cached(render(request, "articles/event.html", context | seen.frame(request)))


def calendar(request):
    """Answer with the newest 500 events as iCalendar, with stable ids and sequence numbers."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//newsroom//events//VI", "METHOD:PUBLISH"]
    for row in PublishedEvent.objects.unsealed().order_by("-first_day", "-pk")[:500]:
        lines += calendar_entry(row)
    lines.append("END:VCALENDAR")
    text = "".join(f"{folded(line)}\r\n" for line in lines)
    return cached(HttpResponse(text, content_type="text/calendar; charset=utf-8"))


def calendar_entry(row):
    box = row.document
    last = (row.last_day or row.first_day) + datetime.timedelta(days=1)
    stamp = row.in_force_from.astimezone(datetime.UTC)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{box['uid']}@{settings.SITE_HOST}",
        f"SEQUENCE:{box['sequence']}",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{row.first_day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last:%Y%m%d}",
        f"SUMMARY:{escaped(row.name)}",
        f"URL:{settings.SITE_URL}{row.get_absolute_url()}",
    ]
    if box["place"]:
        lines.append(f"LOCATION:{escaped(box['place'])}")
    if box["status"] == "cancelled":
        lines.append("STATUS:CANCELLED")
    return [*lines, "END:VEVENT"]


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
