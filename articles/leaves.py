"""A document taken apart into leaves, each a sequence: what is compared and merged word by word.

A text is a sequence of words, a list (bylines, people named, topics) one of its rows, a single
value (the section, a day, a picture) one of at most one. A leaf's name says its place:
`headline`, `captions/KEY/text`. The whole of an event's box is not the article's: only which.
"""

import json
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .words import tokens

TEXT, HTML, VALUE, ROWS = "text", "html", "value", "rows"
_OF_ARTICLE = (
    ("kicker", TEXT, _("kicker")),
    ("headline", TEXT, _("headline")),
    ("subhead", TEXT, _("subhead")),
    ("dateline", TEXT, _("dateline")),
    ("lede", TEXT, _("lede")),
    ("body", HTML, _("body")),
    ("entries", ROWS, _("timed reports")),
    ("captions", ROWS, _("captions")),
    ("bylines", ROWS, _("bylines")),
    ("mentions", ROWS, _("mentions")),
    ("section", VALUE, _("section")),
    ("kind", VALUE, _("kind")),
    ("topics", ROWS, _("topics")),
    ("event", VALUE, _("event")),
    ("event_date", VALUE, _("day of the event")),
    ("event_date_basis", TEXT, _("how the day is known")),
    ("source", VALUE, _("source")),
)
_OF_CAPTION = (
    ("text", TEXT, _("caption")),
    ("credit", TEXT, _("credit")),
    ("alt", TEXT, _("alternative text")),
    ("photo", VALUE, _("photo")),
    ("people", ROWS, _("people shown")),
)


@dataclass(frozen=True)
class Leaf:
    """One part of a document: its kind, its word, and the sequence that it holds."""

    kind: str
    label: str
    tokens: list
    place: int = 0  # of its caption, from 1


def leaves(document):
    """Return `{name: Leaf}` for a document in today's format, in the order of the page."""
    taken = {}
    for name, kind, label in _OF_ARTICLE:
        if name == "captions":
            taken[name] = Leaf(kind, label, [_json(row["key"]) for row in document["captions"]])
            _take_captions(document["captions"], taken)
        else:
            taken[name] = Leaf(kind, label, _sequence(kind, document[name]))
    return taken


def _take_captions(captions, taken):
    for place, caption in enumerate(captions, 1):
        for name, kind, label in _OF_CAPTION:
            sequence = _sequence(kind, caption[name])
            taken[f"captions/{caption['key']}/{name}"] = Leaf(kind, label, sequence, place)


def same(one, other):
    """Tell whether two documents say the same."""
    return _plain(one) == _plain(other)


def _plain(document):
    return {name: leaf.tokens for name, leaf in leaves(document).items()}


def put_together(document, sequences):
    """Return the document with the leaves of `{name: sequence}` in the place of its own."""
    result = document | {
        name: _value(kind, sequences[name])
        for name, kind, _label in _OF_ARTICLE
        if name != "captions" and name in sequences
    }
    known = {row["key"]: row for row in document["captions"]}
    result["captions"] = [
        known.get(key, {})
        | {"key": key}
        | {
            name: _value(kind, sequences[f"captions/{key}/{name}"])
            for name, kind, _label in _OF_CAPTION
            if f"captions/{key}/{name}" in sequences
        }
        for key in map(json.loads, sequences["captions"])
    ]
    return result


def _sequence(kind, value):
    if kind in (TEXT, HTML):
        return tokens(value)
    if kind == ROWS:
        return [_json(_short(row)) for row in value]
    return [] if value is None else [_json(_short(value))]


def _value(kind, sequence):
    if kind in (TEXT, HTML):
        return "".join(sequence)
    if kind == ROWS:
        return [json.loads(row) for row in dict.fromkeys(sequence)]
    return json.loads(sequence[0]) if sequence else None


def _short(value):
    """Return which thing a value names, without what its own page says of it."""
    if isinstance(value, dict) and "key" in value:
        return {"key": value["key"], "name": value["name"]}
    if isinstance(value, dict) and value.get("pen_name"):
        return value | {"pen_name": _short(value["pen_name"])}
    return value


def _json(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
