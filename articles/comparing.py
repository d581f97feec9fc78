"""Two versions of an article compared: prose in place, values side by side, rows as lists."""

import json
from dataclasses import dataclass

from .leaves import HTML, TEXT, VALUE, Leaf, leaves
from .showing import spoken, visible_words
from .words import compare

_NOTHING = Leaf(VALUE, "", [])


@dataclass(frozen=True)
class Part:
    """What changed in one part of a document.

    `pieces` are `(kind, words)` with kind same, deleted or inserted: of prose in reading order, of
    rows one a row. A single value has `before` and `after` instead.
    """

    label: str
    place: int
    kind: str
    pieces: tuple = ()
    before: str = ""
    after: str = ""


def compare_documents(old, new):
    """Return the Parts in which two documents in today's format differ, in the page's order."""
    before, after = leaves(old), leaves(new)
    parts = []
    for name in dict.fromkeys([*after, *before]):
        one, other = before.get(name, _NOTHING), after.get(name, _NOTHING)
        if one.tokens != other.tokens and name != "captions":
            parts.append(_part(after.get(name) or before[name], one.tokens, other.tokens))
    return parts


def _part(leaf, old, new):
    if leaf.kind == VALUE:
        return Part(leaf.label, leaf.place, leaf.kind, (), _say(leaf, old), _say(leaf, new))
    pieces = compare(old, new)
    if leaf.kind in (TEXT, HTML):
        said = tuple((kind, visible_words("".join(words))) for kind, words in pieces)
    else:
        said = tuple((kind, _say(leaf, [row])) for kind, rows in pieces for row in rows)
    return Part(leaf.label, leaf.place, leaf.kind, tuple(piece for piece in said if piece[1]))


def _say(leaf, sequence):
    return "; ".join(spoken(leaf, json.loads(token)) for token in sequence)
