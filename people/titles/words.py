"""A text as syllables with their places, and the one canonical form in which titles compare."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vietnamese.fold import tone_key

from .lexicon import ABBREVIATIONS, PARTED

_PARTING = r"(?:[.,&-]| ?& ?|, ?| và )?"
_PARTED = "|".join(_PARTING.join(letters) for letters in PARTED)
# "T.Ư", "PGS.TS", "LĐTB&XH" and "đ/c" stay whole; "Thưởng-Chủ tịch" does not.
_TOKEN = re.compile(
    rf"(?=[A-ZĐ])(?:{_PARTED})(?![^\W_])|"
    r"[A-ZĐƯ]\w{0,5}?(?:[.&][A-ZĐƯ][A-ZĐƯIa-z]{0,6})+(?![^\W\d_])|[đĐ]/[cC]\b|[^\W_]+"
)
_DEFINED = re.compile(r"\(\s*([A-ZĐƯ][A-ZĐƯ&.\-]{1,11})\s*\)")
_JOINTS = re.compile(r"[.,&\-\s]|và")
_LONGEST_DEFINITION = 14
# Typed in small letters they are no words of their own.
_SMALL = frozenset(["ubnd", "hđnd", "mttq", "bch"])


@dataclass(slots=True)
class Words:
    """The syllables of one text in NFC: each as printed, its key, and where it stands."""

    text: str
    printed: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]

    @classmethod
    def of(cls, text: str) -> "Words":
        found = list(_TOKEN.finditer(text))
        printed = [match[0] for match in found]
        starts, ends = [match.start() for match in found], [match.end() for match in found]
        gaps = [text[a:b] for a, b in zip([0, *ends], starts, strict=False)]
        # One call for the whole text: a key never spans a line end.
        keys = tone_key("\n".join(printed)).split("\n") if printed else []
        return cls(text, printed, keys, starts, ends, gaps)

    def __len__(self) -> int:
        return len(self.keys)

    def gap(self, index: int) -> str:
        """Return what stands between the syllable at an index and the one before it."""
        return self.gaps[index]

    def is_spaced(self, index: int) -> bool:
        """Tell whether nothing but space stands before a syllable; one line break is a space."""
        gap = self.gaps[index]
        return gap == " " or (gap.isspace() and gap.count("\n") < 2)

    def is_capital(self, index: int) -> bool:
        return self.printed[index][0].isupper()


def canonical(words: Words, defined: Mapping[str, str] | None = None) -> list[str]:
    """Return each syllable as titles compare: abbreviations written out, "và" left out as ""."""
    keys, known = words.keys, {**ABBREVIATIONS, **(defined or {})}
    out = list(keys)
    for index, (key, word) in enumerate(zip(keys, words.printed, strict=True)):
        if key == "và":
            out[index] = ""
        elif not word.islower() or key in _SMALL:
            following = keys[index + 1] if index + 1 < len(keys) else ""
            out[index] = _written_out(key, word, following, known)
    return out


def canonical_text(text: str, defined: Mapping[str, str] | None = None) -> str:
    """Return a title as it compares: tones in place, abbreviations written out, no "và"."""
    return joined(canonical(Words.of(text), defined))


def joined(parts: Sequence[str]) -> str:
    return " ".join(part for part in parts if part)


def _written_out(key: str, word: str, following: str, known: Mapping[str, str]) -> str:
    short = _JOINTS.sub("", word)
    if key in _SMALL:
        short = short.upper()
    # "SỞ TƯ PHÁP" in capitals is no Central Committee.
    if short == "TƯ" and following == "pháp":
        return key
    return known.get(short, key)


def definitions(texts: Iterable[str]) -> dict[str, str]:
    """Return the abbreviations that texts define in place: "… (LĐTB&XH)" by the words before it.

    The words are those before the bracket whose first letters are the abbreviation's.
    """
    found: dict[str, str] = {}
    for text in texts:
        for match in _DEFINED.finditer(text):
            short = _JOINTS.sub("", match[1])
            words = Words.of(text[max(0, match.start() - 120) : match.start()])
            meaning = _meaning(short, words)
            if meaning:
                found[short] = meaning
    return found


def _meaning(short: str, words: Words) -> str:
    """Return the words before a bracket whose first letters spell the abbreviation."""
    letters, taken = list(short), []
    for index in range(len(words) - 1, max(-1, len(words) - 1 - _LONGEST_DEFINITION), -1):
        word = words.printed[index]
        if letters and word[0].upper() == letters[-1]:
            letters.pop()
        elif words.keys[index] != "và":
            return ""
        if words.keys[index] != "và":
            taken.append(words.keys[index])
        if not letters:
            return " ".join(reversed(taken))
    return ""
