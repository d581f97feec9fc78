"""What a searcher means: without diacritics, or with tones placed the one way or the other."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import zip_longest

from .text import nfc

_D = str.maketrans({"đ": "d", "ð": "d"})

_MARKS = "\u0300-\u036f"
# A dot or comma belongs to a number only where it parts thousands or decimals: 3.430, 96,5; not in
# 21.12.2018 or in "lớp 1,2,3". Marks that did not compose stay within their word.
_WORD = re.compile(
    r"(?<!\d[.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+[.,]\d+)(?![.,]?\d)"
    rf"|[^\W_](?:[^\W_]|[{_MARKS}])*"
)
_BREAK = re.compile(r"[!?;:…\n\r]|(?<!\d)\.|\.(?!\d)")
_UNSAFE = re.compile(r"[\W_]")
# PostgreSQL refuses words of 2 KB in its index; no Vietnamese word comes near this many letters.
_LONGEST = 64

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SHAPED = "ăâêôơư"
_LETTERS = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    rf"(?P<onset>qu|gi(?=[aeou{_SHAPED}])|[b-df-hj-np-tv-xzđ]*)"
    rf"(?P<vowels>[aeiouy{_SHAPED}]+)"
    r"(?P<coda>[cghmnpt]*)"
)


def fold(text: str) -> str:
    """Return the text in lower case without diacritics; đ and Đ become d."""
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_D))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """Return `fold(word)`, kept: a text has few different words."""
    return fold(word)


def tone_key(text: str) -> str:
    """Return the text in lower case and NFC with every tone where the older spelling has it.

    "hoà" and "hòa", "uỷ" and "ủy", "qúy" and "quý" are equal; nothing but the place of a tone
    within a Vietnamese syllable changes. For comparing, never for printing.
    """
    return _LETTERS.sub(lambda word: _place_tone(word[0]), nfc(nfc(text).lower()))


@lru_cache(maxsize=50_000)
def tone_key_of_word(word: str) -> str:
    """Return `tone_key(word)`, kept like that of fold_word."""
    return tone_key(word)


@lru_cache(maxsize=10_000)
def _place_tone(word: str) -> str:
    """Return one word in NFC with its tone in place; a word of another language as it is."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = [char for char in decomposed if char in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    syllable = _SYLLABLE.fullmatch(bare)
    if len(tones) != 1 or not syllable:
        return word
    after = syllable.start("vowels") + _bearer(syllable["vowels"], syllable["coda"]) + 1
    return unicodedata.normalize("NFC", bare[:after] + tones[0] + bare[after:])


def _bearer(vowels: str, coda: str) -> int:
    """Return the index of the vowel that bears the tone, as older spelling has it."""
    shaped = [i for i, vowel in enumerate(vowels) if vowel in _SHAPED]
    if shaped:
        return shaped[-1]
    if coda:
        return len(vowels) - 1
    return (len(vowels) - 1) // 2


def syllables(text: str) -> list[str]:
    """Return the runs of letters and digits in NFC; "3.430" and "96,5" stay whole."""
    return _WORD.findall(nfc(text))


def search_tokens(text: str, key: Callable[[str], str] = fold) -> list[str]:
    """Return each syllable through `key`, and each pair of neighbours joined by "_", in order.

    A pair never spans the end of a sentence, a semicolon, a colon or the end of a line. Tokens
    hold only letters, digits and "_": a number loses its separators ("3.430" is "3430"), and a
    run of letters is cut at 64.
    """
    return [token for (token,) in tokens_by(text, key)]


def tokens_by(text: str, *keys: Callable[[str], str]) -> list[tuple[str, ...]]:
    """Return the same tokens as `search_tokens`, each through every one of the keys."""
    tokens = []
    for sentence in _BREAK.split(nfc(text)):
        words = [tuple(_token(key, word) for key in keys) for word in syllables(sentence)]
        words = [word for word in words if all(word)]
        for first, second in zip_longest(words, words[1:]):
            tokens.append(first)
            if second is not None:
                tokens.append(tuple(f"{a}_{b}" for a, b in zip(first, second, strict=True)))
    return tokens


@lru_cache(maxsize=50_000)
def _token(key: Callable[[str], str], word: str) -> str:
    return _UNSAFE.sub("", key(word))[:_LONGEST]


def exact_tokens(text: str) -> list[str]:
    """Return the tokens with their tones."""
    return search_tokens(text, tone_key)


def folded_tokens(text: str) -> list[str]:
    """Return the tokens without diacritics."""
    return search_tokens(text, fold)
