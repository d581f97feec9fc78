"""Whether a sentence speaks of an earlier time than the text: "Năm 2014, Bí thư Tỉnh ủy …"."""

import re

from .facts import Day

_ENDS = (". ", "! ", "? ", "… ", ".” ", "!” ", "?” ", "\n")
_LONGEST = 500
_YEAR = re.compile(r"(?:\bnăm |/)((?:19|20)\d\d)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:khi|lúc|thời|hồi|bấy|thuở|năm|ngày) (?:đó|ấy|giờ|xưa|trước)\b|\btrước đây\b",
    re.IGNORECASE,
)


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence begins that a place stands in; of a long one, its last part."""
    first = max(0, at - _LONGEST)
    found = [(text.rfind(end, first, at), end) for end in _ENDS]
    return max([first, *(place + len(end) for place, end in found if place >= 0)])


def is_of_the_past(before: str, day: Day) -> bool:
    """Tell whether words before somebody name a year before the day's, or say "khi đó"."""
    return bool(_THEN.search(before)) or any(
        int(match[1]) < day.year for match in _YEAR.finditer(before)
    )
