"""Sorting as Vietnamese dictionaries and ICU's `vi` collation do, as a plain stored string.

Three levels, compared one after the other: letters (a ă â b c d đ e ê …), then tones (ngang,
huyền, hỏi, ngã, sắc, nặng), then case. The key is ASCII, so both databases order alike.
"""

import unicodedata

from .text import nfc

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_WEIGHT = {letter: chr(0x41 + i) for i, letter in enumerate(_LETTERS)}
_TONE_WEIGHT = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = "\u0302\u0306\u031b"


def sort_key(text):
    """Return a string whose plain order is the order of the texts."""
    primary, tones, cases = [], [], []
    for char in nfc(text):
        decomposed = unicodedata.normalize("NFD", char.lower())
        shape = "".join(c for c in decomposed[1:] if c in _SHAPES)
        base = unicodedata.normalize("NFC", decomposed[0] + shape)
        if base in _LETTER_WEIGHT:
            primary.append(_LETTER_WEIGHT[base])
            tones.append(next((_TONE_WEIGHT[c] for c in decomposed if c in _TONE_WEIGHT), "0"))
            cases.append("1" if char.isupper() else "0")
        elif char.isascii() and char.isdigit():
            primary.append(char)
        elif char.isspace():
            primary.append(" ")
    return f"{''.join(primary)}!{''.join(tones)}!{''.join(cases)}"


def name_sort_key(full_name):
    """Return the key of a person's name: by given name, then family name, then middle names."""
    words = full_name.split()
    return sort_key(" ".join(words[-1:] + words[:-1]))
