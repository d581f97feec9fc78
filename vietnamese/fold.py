"""What a searcher means: without diacritics, or with tones placed the one way or the other."""

import re
import unicodedata
from itertools import zip_longest

from .text import nfc

_D = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})
_WORD = re.compile(r"[^\W_]+(?:[.,](?=\d)\d+)*")
_BREAK = re.compile(r"[.!?;:…\n](?!\d)")

# The two ways of placing a tone on oa, oe and uy: the older one (hòa) is the key of both.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_NEW_STYLE = re.compile(f"(?<!q)([ou])([aey])([{_TONES}])(?![\\w\u0302\u0306\u031b])")
_PAIRS = {"oa", "oe", "uy"}


def fold(text):
    """Return the text in lower case without diacritics; đ and Đ become d."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def tone_key(text):
    """Return the text in lower case with tones placed one way: hoà and hòa, uỷ and ủy are equal.

    Only the open oa, oe, uy have two ways (hoàn has one); after q the u belongs to the consonant.
    """
    decomposed = unicodedata.normalize("NFD", nfc(text).lower())
    moved = _NEW_STYLE.sub(
        lambda m: m[1] + m[3] + m[2] if m[1] + m[2] in _PAIRS else m[0], decomposed
    )
    return unicodedata.normalize("NFC", moved)


def syllables(text):
    """Return the runs of letters and digits; "3.430" and "96,5" stay whole."""
    return _WORD.findall(text)


def search_tokens(text, key=fold):
    """Return each syllable through `key`, and each pair of neighbours joined by "_".

    A pair never spans the end of a sentence or line. Only letters, digits and "_" are left.
    """
    tokens = []
    for sentence in _BREAK.split(nfc(text)):
        words = [re.sub(r"[\W_]", "", key(word)) for word in syllables(sentence)]
        words = [word for word in words if word]
        for first, second in zip_longest(words, words[1:]):
            tokens.append(first)
            if second is not None:
                tokens.append(f"{first}_{second}")
    return tokens


def exact_tokens(text):
    """Return the tokens with their tones."""
    return search_tokens(text, tone_key)


def folded_tokens(text):
    """Return the tokens without diacritics."""
    return search_tokens(text, fold)
