"""Words of a text compared: what changed between two, and three-way merges. Pure: no database.

A token is a syllable with the space after it, a punctuation mark, an HTML tag or an entity: what
Vietnamese readers see as one change is one change. Tokens joined again are the text, to the letter.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"<[^>]*>\s*|&#?\w+;\s*|\w+\s*|[^\w\s]\s*|\s+")
_NEAR = 3  # fewer unchanged tokens than this between two disputes make them one


@dataclass(frozen=True)
class Stretch:
    """One stretch of a merge: settled (`mine` == `theirs` == what the merge says), or disputed."""

    base: tuple
    mine: tuple
    theirs: tuple
    merged: tuple | None

    @property
    def disputed(self):
        return self.merged is None


def tokens(text):
    """Return the tokens of a text or of HTML; joined they are the text again."""
    return _TOKEN.findall(text)


def compare(old, new):
    """Return what leads from one sequence to the other: pairs of same, deleted or inserted, and
    the part of the sequence; deletions before insertions.
    """
    pieces = []
    for tag, i, j, k, m in _opcodes(old, new):
        if tag == "equal":
            pieces.append(("same", old[i:j]))
            continue
        if i < j:
            pieces.append(("deleted", old[i:j]))
        if k < m:
            pieces.append(("inserted", new[k:m]))
    return pieces


def merge(base, mine, theirs):
    """Merge two sequences that started from one; return Stretches in order.

    A change of one side alone is taken, equal changes are taken once, and where both changed the
    same place differently the stretch is disputed: both sides are in it, nothing is dropped.
    """
    in_mine, in_theirs = _matches(base, mine), _matches(base, theirs)
    stretches, i, j, k = [], 0, 0, 0
    for at in [*(n for n in range(len(base)) if n in in_mine and n in in_theirs), None]:
        to_mine = len(mine) if at is None else in_mine[at]
        to_theirs = len(theirs) if at is None else in_theirs[at]
        upto = len(base) if at is None else at
        if (i, j, k) != (upto, to_mine, to_theirs):
            stretches.append(_settle(base[i:upto], mine[j:to_mine], theirs[k:to_theirs]))
        if at is not None:
            one = (base[at],)
            stretches.append(Stretch(one, one, one, one))
            i, j, k = at + 1, to_mine + 1, to_theirs + 1
    return _gathered(stretches)


def merge_texts(base, mine, theirs):
    """Merge two texts word by word; return Stretches of tokens."""
    return merge(tokens(base), tokens(mine), tokens(theirs))


def chosen(stretches, choices=None):
    """Return what a merge comes to, as a list: settled stretches, and disputed ones as chosen.

    `choices` maps the number of a dispute, counted from 0, to mine, theirs or both; both, mine
    first, is what an unanswered dispute gets, so that no word is lost.
    """
    choices, result, number = choices or {}, [], 0
    for stretch in stretches:
        if not stretch.disputed:
            result += stretch.merged
            continue
        choice = choices.get(number, "both")
        number += 1
        result += stretch.mine if choice in ("mine", "both") else ()
        if choice == "both" and _touch(stretch.mine, stretch.theirs):
            result.append(" ")
        result += stretch.theirs if choice in ("theirs", "both") else ()
    return result


def _touch(one, other):
    """Tell whether two words would run into one another."""
    return bool(one and other) and one[-1][-1:].isalnum() and other[0][:1].isalnum()


def _settle(base, mine, theirs):
    base, mine, theirs = tuple(base), tuple(mine), tuple(theirs)
    if mine in (theirs, base):
        merged = theirs
    elif theirs == base:
        merged = mine
    else:
        merged = None
    return Stretch(base, mine, theirs, merged)


def _gathered(stretches):
    """Return the stretches that one side changed alike joined, and near disputes made one."""
    joined = []
    for stretch in stretches:
        last = joined[-1] if joined else None
        if last and _who(stretch) == _who(last):
            joined[-1] = _joined(last, stretch)
        elif (
            len(joined) > 1
            and stretch.disputed
            and joined[-2].disputed
            and len(last.base) < _NEAR
            and last.mine == last.theirs == last.base
        ):
            joined[-2:] = [_joined(_joined(joined[-2], last), stretch)]
        else:
            joined.append(stretch)
    return joined


def _who(stretch):
    """Return who changed a stretch: nobody, one side, both alike, or both in dispute."""
    if stretch.disputed:
        return "dispute"
    return stretch.mine != stretch.base, stretch.theirs != stretch.base


def _joined(a, b):
    merged = a.merged + b.merged if a.merged is not None and b.merged is not None else None
    return Stretch(a.base + b.base, a.mine + b.mine, a.theirs + b.theirs, merged)


def _matches(base, other):
    """Return `{index in base: index in other}` of what stands in both, in order."""
    return {
        i + step: k + step
        for tag, i, j, k, _m in _opcodes(base, other)
        if tag == "equal"
        for step in range(j - i)
    }


def _opcodes(old, new):
    """Return difflib's opcodes; equal beginnings and ends are not searched."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = SequenceMatcher(
        None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False
    )
    codes = [("equal", 0, head, 0, head)] if head else []
    for tag, i, j, k, m in middle.get_opcodes():
        codes.append((tag, i + head, j + head, k + head, m + head))
    if tail:
        codes.append(("equal", len(old) - tail, len(old), len(new) - tail, len(new)))
    return codes
