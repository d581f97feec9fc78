"""Numbers as Vietnamese print has them: "3.430", "96,5%", "khoảng 3.430 người"."""

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
# A unit does not go on with the number: "96.5%", "1/4" and "10 - 15" are no quantities.
_QUANTITY = re.compile(
    rf"(?P<about>khoảng|gần|hơn|trên)?\s*(?P<value>{_NUMBER.pattern})"
    r"\s*(?P<unit>(?:[^\s\d.,/–-].*)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Quantity:
    """A value with its unit as printed ("%", "người", or "")."""

    value: Decimal
    unit: str
    about: bool


def format_number(value):
    """Return an int or Decimal with dots between thousands and a decimal comma."""
    return (
        f"{value:,f}".translate(str.maketrans(",.", ".,"))
        if isinstance(value, Decimal)
        else (f"{value:,}".replace(",", "."))
    )


def parse_number(text):
    """Return the Decimal that a printed number means; ValueError when it is none."""
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError(f"“{text}” không phải là số: viết như 3.430 hoặc 96,5.")
    return Decimal(text.strip().replace(".", "").replace(",", "."))


def parse_quantity(text):
    """Return the Quantity of "khoảng 3.430 người" or "96,5%"; ValueError when it is none."""
    match = _QUANTITY.fullmatch(text.strip())
    if not match:
        raise ValueError(f"“{text}” không phải là số lượng: viết như khoảng 3.430 người.")
    return Quantity(parse_number(match["value"]), match["unit"].strip(), match["about"] is not None)
