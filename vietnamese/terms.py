"""The ends of a term of office as staff type them: a day, a month, a year, or between two."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .dates import FIRST_YEAR, LAST_YEAR, month_end
from .fold import tone_key

STILL_HELD = "nay"
_HELD_WORDS = {STILL_HELD, "đến nay", "hiện nay", "đương nhiệm", "đang giữ", "đang giữ chức"}
_UNKNOWN_WORDS = {"", "không rõ", "chưa rõ"}


@dataclass(frozen=True)
class DayRange:
    """The days between which something happened, both included; None where nobody knows."""

    earliest: date | None
    latest: date | None


_POINTS = [
    re.compile(pattern)
    for pattern in (
        r"(?:ngày )?(?P<d>[0-9]{1,2})(?P<sign>[/.-])(?P<m>[0-9]{1,2})(?P=sign)(?P<y>[0-9]{1,4})",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})",
        r"(?:ngày )?(?P<d>[0-9]{1,2}) tháng (?P<m>[0-9]{1,2}) năm (?P<y>[0-9]{1,4})",
        r"(?:tháng )?(?P<m>[0-9]{1,2})[/.-](?P<y>[0-9]{1,4})",
        r"tháng (?P<m>[0-9]{1,2}) năm (?P<y>[0-9]{1,4})",
        r"(?:năm )?(?P<y>[0-9]{1,4})",
    )
]
_ABOUT = re.compile(r"(?:khoảng|about) (.+)")
# Within "22-4-2016" a hyphen is no "to": there it needs spaces, or sides without hyphens.
_FROM_TO = [
    re.compile(r"(?:từ )?(.+?)(?: ?[–—] ?| - | đến )(.+)"),
    re.compile(r"(?:từ )?([^-]+)-([^-]+)"),
]
_ONE_SIDED = re.compile(r"(từ|sớm nhất|sau|muộn nhất|chậm nhất|trước) (.+)")


def parse_term_end(text: str) -> DayRange | str:
    """Return the days that an end of a term may be, or STILL_HELD.

    Takes a day, a month or a year; "khoảng" before one (a year either side of a year, else a
    month); two as a range; "sớm nhất", "từ", "sau", "muộn nhất", "trước" before one; "không rõ"
    or nothing; "nay". Raises ValueError with a Vietnamese sentence that names the text.
    """
    typed = re.sub(r" ?/ ?", "/", " ".join(tone_key(text).split()))
    if typed in _HELD_WORDS:
        return STILL_HELD
    if typed in _UNKNOWN_WORDS:
        return DayRange(None, None)
    try:
        return _term_end(typed)
    except ValueError as error:
        raise ValueError(f"“{text.strip()}”: {error}") from None


def _term_end(typed: str) -> DayRange:
    if about := _ABOUT.fullmatch(typed):
        return _around(*_point(about[1]))
    if any(point.fullmatch(typed) for point in _POINTS):
        return DayRange(*_point(typed))
    if span := next(filter(None, (shape.fullmatch(typed) for shape in _FROM_TO)), None):
        first, last = _point(span[1].strip())[0], _point(span[2].strip())[1]
        if first > last:
            raise ValueError("ngày đầu ở sau ngày cuối.")
        return DayRange(first, last)
    if side := _ONE_SIDED.fullmatch(typed):
        return _one_sided(side[1], *_point(side[2]))
    return DayRange(*_point(typed))


def _point(typed: str) -> tuple[date, date]:
    """Return the first and last day of one day, month or year; ValueError when it is none."""
    match = next(filter(None, (point.fullmatch(typed) for point in _POINTS)), None)
    if not match:
        raise ValueError(
            "không đọc được; hãy viết như 22/4/2016, 4/2016, 2016, khoảng 2016,"
            " từ 20/1/2020 đến 17/7/2020, không rõ hoặc nay."
        )
    parts = match.groupdict()
    year = int(parts["y"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"năm phải đủ bốn chữ số, từ {FIRST_YEAR} đến {LAST_YEAR}.")
    try:
        first = date(year, int(parts.get("m") or 1), int(parts.get("d") or 1))
    except ValueError:
        raise ValueError("không có ngày này trong lịch.") from None
    if parts.get("d"):
        return first, first
    return first, month_end(first) if parts.get("m") else date(year, 12, 31)


def _around(first: date, last: date) -> DayRange:
    """Widen a year by a year either side, a month or a day to the months beside its own."""
    if (last - first).days > 31:
        earliest, latest = date(first.year - 1, 1, 1), date(last.year + 1, 12, 31)
    else:
        earliest = (first.replace(day=1) - timedelta(days=1)).replace(day=1)
        latest = month_end(month_end(last) + timedelta(days=1))
    return DayRange(
        max(earliest, date(FIRST_YEAR, 1, 1)),
        min(latest, date(LAST_YEAR, 12, 31)),
    )


def _one_sided(word: str, first: date, last: date) -> DayRange:
    if word in ("từ", "sớm nhất"):
        return DayRange(first, None)
    if word in ("muộn nhất", "chậm nhất"):
        return DayRange(None, last)
    bound = last + timedelta(days=1) if word == "sau" else first - timedelta(days=1)
    if not FIRST_YEAR <= bound.year <= LAST_YEAR:
        raise ValueError(f"ngoài các năm từ {FIRST_YEAR} đến {LAST_YEAR}.")
    return DayRange(bound, None) if word == "sau" else DayRange(None, bound)


def range_as_text(earliest: date | None, latest: date | None) -> str:
    """Return a range in the shortest words that `parse_term_end` reads back as the same range.

    "22/4/2016", "4/2016", "2016", "từ 20/1/2020 đến 17/7/2020", "từ 2018 đến 2019",
    "sớm nhất 6/1/2019", "muộn nhất 5/1/2019", "không rõ".
    """
    if earliest and latest:
        write = _unit(earliest, latest)
        first, last = write(earliest), write(latest)
        return first if first == last else f"từ {first} đến {last}"
    if earliest:
        return f"sớm nhất {_day_text(earliest)}"
    return f"muộn nhất {_day_text(latest)}" if latest else "không rõ"


def _unit(earliest: date, latest: date) -> Callable[[date], str]:
    """Return how to write both ends: as years, months or days, the largest that loses nothing."""
    if earliest.day != 1 or latest != month_end(latest):
        return _day_text
    if earliest.month == 1 and latest.month == 12:
        return lambda day: f"{day.year}"
    return lambda day: f"{day.month}/{day.year}"


def _day_text(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
