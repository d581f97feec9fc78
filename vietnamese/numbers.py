"""Numbers as Vietnamese print has them: "3.430", "96,5%", "khoảng 3.430 người"."""

import re
from decimal import Decimal
from typing import NamedTuple

from .text import nfc

_NUMBER = r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"
_QUANTITY = re.compile(
    r"(?P<about>khoảng|chừng|gần|hơn|trên)?\s*"
    rf"(?P<value>{_NUMBER})(?![0-9]|[.,][0-9])"
    # A unit is a word or a sign such as % or °C; "1/4" and "5 - 6" are no quantities.
    r"\s*(?P<unit>[^\s\d/.,:;+()–—-].*)?",
    re.IGNORECASE,
)
_SWAP = str.maketrans(",.", ".,")


class Quantity(NamedTuple):
    """A value with its unit as printed ("%", "người", or "")."""

    value: Decimal
    unit: str
    about: bool


def format_number(value: int | Decimal) -> str:
    """Return a number with dots between thousands and a decimal comma: "3.430", "96,5"."""
    return f"{Decimal(value):,f}".translate(_SWAP)


def parse_number(text: str) -> Decimal:
    """Return the Decimal that a printed number means.

    Raises ValueError with a Vietnamese sentence that names the text; "1.5" is refused, since it
    may mean 1,5 or a lost digit.
    """
    typed = text.strip()
    if not re.fullmatch(_NUMBER, typed):
        raise ValueError(f"“{typed}” không phải là số: hãy viết như 3.430 hoặc 96,5.")
    return Decimal(typed.replace(".", "").replace(",", "."))


def parse_quantity(text: str) -> Quantity:
    """Return the Quantity of "khoảng 3.430 người" or "96,5%".

    Raises ValueError with a Vietnamese sentence that names the text.
    """
    match = _QUANTITY.fullmatch(" ".join(nfc(text).split()))
    if not match:
        raise ValueError(
            f"“{text.strip()}” không phải là số lượng: hãy viết như khoảng 3.430 người hoặc 96,5%."
        )
    return Quantity(parse_number(match["value"]), match["unit"] or "", bool(match["about"]))
