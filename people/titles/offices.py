"""An office with neither name nor honorific: "Theo Giám đốc Sở Y tế, …", "Bí thư Tỉnh ủy nêu rõ".

It is a person only where the text has it speak, act or be told to act. "Chức danh Giám đốc Sở Y
tế", "bầu Chủ tịch HĐND tỉnh", "quyết định của Chủ tịch UBND tỉnh" name an office, not its holder.
"""

from collections.abc import Sequence
from enum import Enum

from . import lexicon
from .items import Item, Kind
from .words import Words


class Part(Enum):
    """What an office does in its sentence; only who acts is meant by a later "đồng chí"."""

    NONE = "none"
    ACTS = "acts"
    IS_TOLD = "is told"


_TOLD = (("giao",), ("do",), ("yêu", "cầu"), ("đề", "nghị"), ("chỉ", "đạo"), ("phân", "công"))
_WEAK_VERBS = frozenset({"là", "có", "được"})
_ON_THE_WAY = frozenset({"đi", "đến", "tới"})
_CLAUSE_OPENS = frozenset(",.:!?…“”\"'\n")
_PLACES = lexicon.PLACE_WORDS | {"tại", "ở", "về", "từ"}


def part_of(words: Words, office: Sequence[Item], items: Sequence[Item], sentence: int) -> Part:
    """Return what the titles of an office do; `sentence` is where their sentence begins."""
    first, end = office[0].first, office[-1].last + 1
    if first and words.is_spaced(first):
        if words.keys[first - 1] == "theo":
            return Part.ACTS if _sign_at(words, end, ",") or _acts(words, end) else Part.NONE
        told = any(tuple(words.keys[max(0, first - len(w)) : first]) == w for w in _TOLD)
        return Part.IS_TOLD if told and _acts(words, end) else Part.NONE
    speaks = _sign_at(words, end, ": “") or _acts(words, end)
    return Part.ACTS if speaks and _opens_clause(words, first, items, sentence) else Part.NONE


def _sign_at(words: Words, at: int, sign: str) -> bool:
    return at < len(words) and words.gap(at).startswith(sign)


def _acts(words: Words, at: int) -> bool:
    """Tell whether a verb of speaking or acting stands at an index, adverbs before it or not."""
    keys = words.keys
    while at < len(keys) and words.is_spaced(at) and not words.is_capital(at):
        verb = lexicon.VERBS.longest(keys, at)
        if verb and keys[at] not in _ON_THE_WAY:
            return keys[at] not in _WEAK_VERBS
        step = verb or lexicon.ADVERBS.longest(keys, at)
        if not step:
            return False
        at += step
    return False


def _opens_clause(words: Words, first: int, items: Sequence[Item], sentence: int) -> bool:
    """Tell whether a clause begins at an index; behind a name and a comma it is the name's."""
    gap = words.gap(first).strip(" ")
    if first and not (gap and set(gap) <= _CLAUSE_OPENS):
        return False
    if "," not in gap or "”" in gap:
        return True
    start = words.starts[first]
    if any(item.kind is Kind.NAME and sentence <= item.start < start for item in items):
        return False
    return not words.is_capital(first - 1) or _is_place(words, first - 1)


def _is_place(words: Words, at: int) -> bool:
    """Tell whether the capitals that end at an index name a place: "tại Đèo Gió"."""
    while at > 0 and words.is_capital(at) and words.is_spaced(at):
        at -= 1
    return words.keys[at] in _PLACES
