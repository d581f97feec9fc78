"""What property tests write with: the letters of Vietnamese, its syllables, its Unicode forms."""

import unicodedata

from hypothesis import strategies as st

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_BASE = "aăâbcdđeêghiklmnoôơpqrstuưvxy"


def as_nfd(text):
    return unicodedata.normalize("NFD", text)


def as_windows_1258(text):
    """Return the third form: a composed letter, then its tone as a mark of its own."""
    return "".join(_tone_apart(char) for char in unicodedata.normalize("NFC", text))


def _tone_apart(char):
    marks = unicodedata.normalize("NFD", char)
    tone = "".join(mark for mark in marks if mark in TONES[1:])
    rest = "".join(mark for mark in marks if mark not in TONES[1:])
    return unicodedata.normalize("NFC", rest) + tone


def with_tone(letter, tone):
    return unicodedata.normalize("NFC", letter + tone)


_LOWER = "".join(
    with_tone(letter, tone)
    for letter in _BASE
    for tone in (TONES if letter in "aăâeêioôơuưy" else TONES[:1])
)
VIETNAMESE = _LOWER + _LOWER.upper()

phrases = st.text(VIETNAMESE + "  0123456789.,;:!?-–()“”\n")
