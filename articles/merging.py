"""Three-way merges of whole documents: what two people made of the same version, brought together.

Texts are merged word by word, captions one by one, bylines and people row by row. Where both
changed the same place, both sides stand there until somebody chooses.
"""

import json
from dataclasses import dataclass, field

from .leaves import VALUE, Leaf, leaves, put_together
from .words import chosen, merge

_NOTHING = Leaf(VALUE, "", [])


@dataclass(frozen=True)
class Part:
    """One leaf of a merge with its stretches."""

    name: str
    leaf: Leaf
    stretches: list

    @property
    def disputes(self):
        return [stretch for stretch in self.stretches if stretch.disputed]

    @property
    def changed(self):
        return any(stretch.merged != stretch.base for stretch in self.stretches)


@dataclass
class Merge:
    """What two documents come to that started from one; `parts` by the names of their leaves."""

    theirs: dict
    parts: dict = field(default_factory=dict)

    @property
    def disputes(self):
        """Return how many places both sides changed differently."""
        return sum(len(part.disputes) for part in self.parts.values())

    def document(self, choices=None):
        """Return the merged document; `choices` maps `name:number` to mine, theirs or both."""
        sequences = {
            part.name: chosen(part.stretches, _choices_of(part.name, choices or {}))
            for part in self.parts.values()
        }
        return put_together(self.theirs, sequences)


def merge_documents(base, mine, theirs):
    """Merge two documents in today's format that started from `base`; return a Merge."""
    sides = [leaves(document) for document in (base, mine, theirs)]
    names = dict.fromkeys(name for side in reversed(sides) for name in side)
    merged = Merge(theirs)
    for name in names:
        found = [side.get(name, _NOTHING) for side in sides]
        shown = next(side[name] for side in reversed(sides) if name in side)
        tokens = [leaf.tokens for leaf in found]
        if "/" in name:
            tokens = _of_a_caption(name, sides, tokens)
        elif name == "captions":
            tokens = _kept_captions(sides)
        merged.parts[name] = Part(name, shown, merge(*tokens))
    return merged


def _of_a_caption(name, sides, tokens):
    """Return the tokens of a caption's leaf; a side without the caption says nothing about it."""
    base, mine, theirs = tokens
    if name not in sides[1]:
        mine = base
    if name not in sides[2]:
        theirs = base
    return base, mine, theirs


def _kept_captions(sides):
    """Return the captions of three sides; one that the other side changed is not taken away."""
    base, mine, theirs = (list(side["captions"].tokens) for side in sides)
    for here, other in ((mine, sides[2]), (theirs, sides[1])):
        for token in base:
            if token not in here and _changed(json.loads(token), sides[0], other):
                here.insert(min(base.index(token), len(here)), token)
    return base, mine, theirs


def _changed(key, base, side):
    prefix = f"captions/{key}/"
    here = {name: leaf.tokens for name, leaf in side.items() if name.startswith(prefix)}
    before = {name: leaf.tokens for name, leaf in base.items() if name.startswith(prefix)}
    return bool(here) and here != before


def _choices_of(name, choices):
    prefix = f"{name}:"
    return {
        int(key.removeprefix(prefix)): choice
        for key, choice in choices.items()
        if key.startswith(prefix) and key.removeprefix(prefix).isdigit()
    }
