"""Bring text to one form at the door: NFC, without control characters.

Three input forms are common: NFC, NFD, and a base letter with a combining tone (ư + U+0301, from
Windows-1258). All three become NFC. NFKC is not used: it would change ¾ and similar.
"""

import re
import unicodedata

# Eth looks like the Vietnamese letter and comes from old fonts and wrong keyboards.
_ETH = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ"})
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def nfc(text):
    """Return the text in NFC, with Ð (U+00D0) as Đ."""
    return unicodedata.normalize("NFC", text).translate(_ETH)


def clean_text(text):
    """Return text of several lines: NFC, line ends as \\n, no control or invisible characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(_CONTROL.sub("", _INVISIBLE.sub("", text)))


def clean_line(text):
    """Return one line of text: as `clean_text`, line ends and tabs as one space, ends stripped."""
    return re.sub(r"[\t\n]+ *", " ", clean_text(text)).strip()
