"""Writing a document into the working copy: an old version restored, a merge saved.

Who may is asked, and what changed is recorded, in workflow.py.
"""

import datetime

from people.models import PenName, Person, Tenure

from .models import (
    Byline,
    Caption,
    CaptionPerson,
    Entry,
    Event,
    Mention,
    Photo,
    Section,
    Source,
    Topic,
)

_PLAIN = (
    "kind",
    "kicker",
    "headline",
    "subhead",
    "dateline",
    "lede",
    "body",
    "event_date_basis",
)


def write(article, document):
    """Make the working copy say what a document in today's format says.

    Rows are named by their keys; one that no longer exists is left out, its words as printed stay.
    """
    for name in _PLAIN:
        setattr(article, name, document[name])
    article.section = _named(Section, document["section"])
    article.event = _named(Event, document["event"])
    article.source = _named(Source, document["source"])
    article.event_date = _day(document["event_date"])
    article.save()
    article.topics.set(Topic.objects.filter(key__in=[row["key"] for row in document["topics"]]))
    _write_captions(article, document["captions"])
    _write_rows(article.bylines, Byline, document["bylines"], _fill_byline, article=article)
    _write_mentions(article, document["mentions"])
    _write_rows(article.entries, Entry, document["entries"], _fill_entry, article=article)


def _write_captions(article, rows):
    known = {caption.key: caption for caption in article.captions.all()}
    for order, row in enumerate(rows, 1):
        caption = known.pop(row["key"], None) or Caption(article=article, key=row["key"])
        photo = row["photo"] and Photo.objects.filter(key=row["photo"]).first()
        caption.photo, caption.text, caption.order = photo or None, row["text"], order
        # What the picture's own row says is not written twice.
        for name in ("credit", "alt"):
            of_photo = getattr(photo, name, "") if photo else ""
            setattr(caption, name, "" if row[name] == of_photo else row[name])
        caption.save()
        _write_rows(caption.people, CaptionPerson, row["people"], _fill_shown, caption=caption)
    for gone in known.values():
        gone.delete()


def _write_mentions(article, rows):
    for mention, row in _write_rows(
        article.mentions, Mention, rows, _fill_mention, article=article
    ):
        mention.tenures.set(Tenure.objects.filter(key__in=row["tenures"]))


def _write_rows(existing, model, rows, fill, **owner):
    """Make the rows say what is given, in order; return pairs of row and what it says."""
    kept = list(existing.order_by("order", "pk"))
    written = []
    for order, row in enumerate(rows, 1):
        one = kept.pop(0) if kept else model(**owner)
        one.order = order
        if fill(one, row):
            one.save()
            written.append((one, row))
        elif one.pk:
            one.delete()
    for surplus in kept:
        surplus.delete()
    return written


def _fill_byline(byline, row):
    byline.role, byline.name_as_printed = row["role"], row["name"]
    byline.pen_name = _named(PenName, row["pen_name"])
    return True


def _fill_shown(shown, row):
    shown.person = Person.objects.filter(key=row["person"]).first()
    shown.title_as_printed = row["title"]
    return shown.person is not None


def _fill_mention(mention, row):
    mention.person = Person.objects.filter(key=row["person"]).first()
    mention.title_as_printed, mention.form = row["title"], row["form"]
    mention.words, mention.day = row["words"], _day(row["day"])
    return mention.person is not None


def _fill_entry(entry, row):
    entry.at = datetime.datetime.fromisoformat(row["at"])
    entry.headline, entry.text = row["headline"], row["text"]
    entry.is_important = row["important"]
    return True


def _named(model, row):
    return row and model.objects.filter(key=row["key"]).first()


def _day(text):
    return datetime.date.fromisoformat(text) if text else None
