"""Sorting as Vietnamese dictionaries and ICU's `vi` collation do, as a plain stored string.

Three levels, compared one after the other: letters (a ă â b c d đ e ê …), then tones (ngang,
huyền, hỏi, ngã, sắc, nặng), then case. A key holds only 0-9 and a-z, which every database puts in
the same order, whatever its own collation: 0 ends a level, 1 opens a sign or space, 2 a digit, and
the 33 symbols that are left are the 33 letters.
"""

import unicodedata
from typing import NamedTuple

from .text import nfc

_SYMBOLS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LETTERS = dict(zip("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", _SYMBOLS[3:], strict=True))
# ICU's order of signs; what is not here comes after them.
_SIGNS = dict(zip(" _-–—,;:!?.…·'‘’\"“”«»()[]{}@*/\\&#%+", _SYMBOLS, strict=False))
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_LEVEL_TONE, _OTHER_MARK = "1", "7"
_LOWER, _UPPER = "1", "2"
_SHAPES = "\u0302\u0306\u031b"
_END = "0"


class _Levels(NamedTuple):
    letters: str
    tones: str
    cases: str


def sort_key(text: str) -> str:
    """Return a string whose plain order is the order of the texts.

    Letters that are not Latin come after the signs and before the digits. A key is at most three
    times as long as the text in NFC, and two more.
    """
    letters, tones, cases = _levels(text)
    return _END.join([letters, tones.rstrip(_LEVEL_TONE), cases.rstrip(_LOWER)])


def name_sort_key(full_name: str) -> str:
    """Return the key of a person's name: by given name, then family name, then middle names.

    All of one given name stand together: every Hà before any Hạ, whatever the family names.
    """
    *others, given = full_name.split() or [""]
    parts = [_levels(part) for part in (given, "".join(others[:1]), " ".join(others[1:]))]
    by_part = [key for part in parts for key in (part.letters, part.tones.rstrip(_LEVEL_TONE))]
    return _END.join([*by_part, "".join(part.cases for part in parts).rstrip(_LOWER)])


def _levels(text: str) -> _Levels:
    letters, tones, cases = [], [], []
    for char in nfc(text):
        base, *marks = tuple(unicodedata.normalize("NFD", char.lower()))
        letter = unicodedata.normalize("NFC", base + "".join(m for m in marks if m in _SHAPES))
        if letter in _LETTERS:
            letters.append(_LETTERS[letter])
            tones.append(_tone(marks))
            cases.append(_UPPER if char.isupper() else _LOWER)
        elif char in "0123456789":
            letters.append("2" + char)
        elif not unicodedata.combining(char):
            letters.append("1" + _SIGNS.get(" " if char.isspace() else char, _SYMBOLS[-1]))
    return _Levels("".join(letters), "".join(tones), "".join(cases))


def _tone(marks: list[str]) -> str:
    """Return the weight of the tone among a letter's marks; of foreign marks the heaviest."""
    others = (_OTHER_MARK for mark in marks if mark not in _SHAPES)
    return next((_TONES[mark] for mark in marks if mark in _TONES), next(others, _LEVEL_TONE))
