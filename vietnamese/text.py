"""Bring text to one form at the door: NFC, without control characters.

Three input forms are common: NFC, NFD, and a base letter with a combining tone (ư + U+0301, from
Windows-1258). All three become NFC. NFKC is not used: it would change ¾ and similar.
"""

import re
import unicodedata

# Eth looks like the Vietnamese letter and comes from old fonts and wrong keyboards.
_ETH = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ"})
# Word writes U+000B for a line break within a paragraph; without it two words would be one.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Zero-width and direction marks, soft hyphens; they hide in pasted text and break every search.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# What neither PostgreSQL (NUL, half surrogates) nor XML 1.0 takes.
_FORBIDDEN = "\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_DROPPED = re.compile(f"[{_INVISIBLE}{_FORBIDDEN}]")
_BREAK_IN_LINE = re.compile(r" *[\t\n][\t\n ]*")


def nfc(text: str) -> str:
    """Return the text in NFC, with Ð (U+00D0) as Đ."""
    return unicodedata.normalize("NFC", text).translate(_ETH)


def clean_text(text: str) -> str:
    """Return text of several lines: NFC, line ends as \\n, no control or invisible characters."""
    return nfc(_DROPPED.sub("", _LINE_END.sub("\n", text)))


def clean_line(text: str) -> str:
    """Return one line of text: as `clean_text`, line ends and tabs as one space, ends stripped.

    Spaces inside, no-break ones too, stay as typed.
    """
    return _BREAK_IN_LINE.sub(" ", clean_text(text)).strip()
