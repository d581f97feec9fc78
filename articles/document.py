"""The document: one article whole, as JSON, the same shape in a revision and a published version.

`formats.py` counts the shapes there have been, and brings older ones up to date.
"""

import copy
import datetime
import hashlib
import json

from django.db.models import Prefetch, prefetch_related_objects

from .formats import FORMAT
from .models import Byline, Caption, Entry, Mention, Topic

IN_ORDER = ("order", "pk")
ROWS = ("captions", "bylines", "mentions", "topics", "entries")
PARTS = (
    Prefetch("captions", Caption.objects.select_related("photo").order_by(*IN_ORDER)),
    "captions__people__person",
    Prefetch("bylines", Byline.objects.select_related("pen_name").order_by(*IN_ORDER)),
    Prefetch("mentions", Mention.objects.select_related("person").order_by(*IN_ORDER)),
    "mentions__tenures",
    Prefetch("entries", Entry.objects.order_by("at", "pk")),
    Prefetch("topics", Topic.objects.order_by("name", "pk")),
)


def build(article):
    """Return the document of the working copy as it stands in the database."""
    return build_many([article])[0]


def build_many(articles):
    """Return the documents of some working copies, with as many queries as for one of them."""
    # Copies, so that the articles keep no rows that may be changed before the next time.
    fresh = [copy.copy(article) for article in articles]
    for article in fresh:
        article._prefetched_objects_cache = {}
    prefetch_related_objects(fresh, *PARTS)
    return [of_rows(article) for article in fresh]


def of_rows(article, **at_hand):
    """Return the document of an article and its saved rows, of which some are at hand, by name."""
    rows = {name: getattr(article, name).all() for name in ROWS} | at_hand
    rows["captions"] = [(row, row.people.all()) for row in rows["captions"]]
    rows["mentions"] = [(row, row.tenures.all()) for row in rows["mentions"]]
    return assemble(article, **rows)


def assemble(article, captions, bylines, mentions, topics, entries=()):
    """Return the document of an article and the rows given, which need not be saved yet.

    `captions` are pairs of a Caption and its CaptionPersons, `mentions` of a Mention and its
    Tenures, `entries` the timed reports of a running story.
    """
    return {
        "format": FORMAT,
        "kind": article.kind,
        "kicker": article.kicker,
        "headline": article.headline,
        "subhead": article.subhead,
        "dateline": article.dateline,
        "lede": article.lede,
        "body": article.body,
        "section": named(article.section),
        "event_date": day(article.event_date),
        "event_date_basis": article.event_date_basis,
        "captions": [_caption(caption, people) for caption, people in captions],
        "bylines": [
            {
                "role": byline.role,
                "name": byline.name_as_printed,
                "pen_name": named(byline.pen_name),
            }
            for byline in bylines
        ],
        "mentions": [_mention(mention, tenures) for mention, tenures in mentions],
        "topics": [named(topic) for topic in topics],
        "entries": [_entry(entry) for entry in sorted(entries, key=lambda entry: entry.at)],
        "event": event_box(article.event) if article.event_id else None,
        "source": _source(article.source),
    }


def digest(document):
    """Return the SHA-256 of a document, equal for equal documents."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def event_box(event):
    """Return what readers see of an event: who took part, the figures and the papers."""
    return {
        "key": event.key,
        "name": event.name,
        "slug": event.slug,
        "uid": event.uid,
        "sequence": event.sequence,
        "kind": event.kind,
        "mode": event.mode,
        "status": event.status,
        "when": event.when_text(),
        "first_day": day(event.first_day),
        "last_day": day(event.last_day),
        "starts_at": event.starts_at.isoformat() if event.starts_at else None,
        "place": event.place,
        "organiser": named(event.organiser),
        "participations": [
            {
                "person": row.person.key,
                "name": row.person.full_name,
                "role": row.role,
                "title": row.title_as_printed,
            }
            for row in event.participations.select_related("person").order_by("order", "pk")
        ],
        "figures": [
            {"label": row.label, "value": row.value_text(), "unit": row.unit, "words": row.words}
            for row in event.figures.order_by("order", "pk")
        ],
        "documents": [{"name": row.name} for row in event.documents.order_by("order", "pk")],
    }


def named(row):
    """Return the key, name and slug of something with a page, or None."""
    return row and {"key": row.key, "name": row.name, "slug": row.slug}


def day(value):
    return value.isoformat() if value else None


def _caption(caption, people):
    photo = caption.photo
    return {
        "key": caption.key,
        "text": caption.text,
        "credit": caption.credit or (photo.credit if photo else ""),
        "alt": caption.alt or (photo.alt if photo else ""),
        "photo": photo.key if photo else None,
        "sample": bool(photo and photo.is_sample),
        "people": [
            {"person": row.person.key, "name": row.person.full_name, "title": row.title_as_printed}
            for row in people
        ],
    }


def _mention(mention, tenures):
    return {
        "person": mention.person.key,
        "name": mention.person.full_name,
        "title": mention.title_as_printed,
        "tenures": sorted(tenure.key for tenure in tenures),
        "form": mention.form,
        "day": day(mention.day),
        "words": mention.words,
    }


def _entry(entry):
    return {
        "at": entry.at.astimezone(datetime.UTC).isoformat(timespec="minutes"),
        "headline": entry.headline,
        "text": entry.text,
        "important": entry.is_important,
    }


def _source(source):
    return source and {
        "key": source.key,
        "name": source.name,
        "credit": source.credit,
        "may_syndicate": source.may_syndicate,
    }
