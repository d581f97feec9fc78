"""Dates as the press prints and reads them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
FIRST_YEAR, LAST_YEAR = 1900, 2100


# Printing


def short_date(day: date) -> str:
    """Return "05/01/2019"."""
    return f"{day:%d/%m}/{day.year:04}"


def weekday_date(day: date) -> str:
    """Return "Thứ Bảy, 05/01/2019"."""
    return f"{WEEKDAYS[day.weekday()]}, {short_date(day)}"


def date_time(moment: datetime) -> str:
    """Return "05/01/2019 07:30" of a moment already in the right time zone."""
    return f"{short_date(moment)} {moment:%H:%M}"


# Reading dates in a text


@dataclass(frozen=True)
class FoundDate:
    """A date in a text: its span without the part of the day, and the first and last day meant."""

    start: int
    end: int
    first: date
    last: date
    as_printed: str
    precision: str  # "day", "month" or "range"


_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_PART_OF_DAY = r"(?:sáng|trưa|chiều|tối|đêm|hôm)(?:\s+(?:nay|qua|mai))?"
_ON_DAY = r"(?<!mỗi\s)(?<!một\s)ngày\s+(?:m[ùồ]ng\s+)?"
# A bare 5/1 is a date only after words like these: elsewhere it is a fraction or a school class.
_LEAD = rf"(?P<lead>(?<!\w)(?:{_PART_OF_DAY}|{_WEEKDAY}\s*(?=\())\s*[,(]?\s*|(?P<bracket>\(\s*))?"
_NAMED = rf"(?P<named>(?<!\w)(?:{_WEEKDAY}\s*,?\s*)?(?:{_ON_DAY})?)"
_FROM = r"(?P<from>(?<!\w)từ\s+)?"
_START = r"(?<![\w/])(?<!\d[.,])"
# Nor is it one of our calendar's days when the lunar calendar is named.
_STOP = r"(?![\w/%]|[.,-]\d|\s*\(?\s*(?:âm\s+lịch|âl\b))"
_TO = r"\s*(?P<to>[-–—]|(?:đến|tới)(?:\s+hết)?(?:\s+ngày)?|và|,)\s*"
_RANGE = re.compile(
    rf"{_LEAD}(?P<span>{_FROM}{_NAMED}{_START}"
    r"(?P<d1>\d{1,2})(?:/(?P<m1>\d{1,2})(?:/(?P<y1>\d{4}))?)?"
    rf"{_TO}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:/(?P<y>\d{{4}}))?){_STOP}",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"{_LEAD}(?P<span>{_NAMED}{_START}"
    r"(?P<d>\d{1,2})(?P<sign>[/.-])(?P<m>\d{1,2})(?:(?P=sign)(?P<y>\d{4}))?)"
    rf"{_STOP}",
    re.IGNORECASE,
)
_DAY_IN_WORDS = re.compile(
    rf"(?P<span>{_NAMED}{_START}"
    r"(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:(?:,?\s+năm\s+|/)(?P<y>\d{4}))?)"
    rf"{_STOP}",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?<!\w)(?P<span>tháng\s+(?P<m>\d{{1,2}})(?:\s*[/-]\s*|,?\s+năm\s+)(?P<y>\d{{4}})){_STOP}",
    re.IGNORECASE,
)
# What stands before the second and later days of "ngày 3/1 và 5/1", "các ngày 3/1, 5/1 và 9/1".
_LISTED = re.compile(
    r"ngày\s+\d{1,2}/\d{1,2}\s+và\s+$"
    r"|(?:các|những|hai|ba|bốn|năm|\d)\s+ngày\s+(?:\d{1,2}/\d{1,2}\s*(?:,|và)\s*)+$",
    re.IGNORECASE,
)
_LONGEST_LIST = 80
_LONGEST_UNDATED_RANGE = timedelta(days=183)


def find_dates(text: str, written_on: date) -> list[FoundDate]:
    """Return the dates that a text in NFC names, in their order, as of the day it was written.

    A missing year is the one that brings the day nearest to `written_on`. Impossible days,
    lunar ones and years outside 1900 to 2100 are not dates.
    """
    found: list[FoundDate] = []
    taken = bytearray(len(text))
    for pattern, read, precision in (
        (_RANGE, _read_range, "range"),
        (_DAY, _read_day, "day"),
        (_DAY_IN_WORDS, _read_day, "day"),
        (_MONTH, _read_month, "month"),
    ):
        for match in pattern.finditer(text):
            start, end = match.span("span")
            days = read(match, written_on)
            if days and not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(FoundDate(start, end, *days, match["span"], precision))
    return sorted(found, key=lambda date_: date_.start)


def _read_day(match: re.Match, written_on: date) -> tuple[date, date] | None:
    if not (match["y"] or _is_announced(match)):
        return None
    day = _completed(match["d"], match["m"], match["y"], written_on)
    return (day, day) if day else None


def _read_month(match: re.Match, written_on: date) -> tuple[date, date] | None:
    first = _completed("1", match["m"], match["y"], written_on)
    return (first, month_end(first)) if first else None


def _read_range(match: re.Match, written_on: date) -> tuple[date, date] | None:
    """Return both days; the first takes from the last what is not printed with it."""
    if not (match["y"] or _is_announced(match) or (match["from"] and match["m1"])):
        return None
    last = _completed(match["d"], match["m"], match["y"], written_on)
    if not last:
        return None
    first = _completed(match["d1"], match["m1"] or match["m"], match["y1"] or last.year, last)
    if first and first > last and match["m1"] and not match["y1"]:
        first = _completed(match["d1"], match["m1"], last.year - 1, last)
    if not first or first >= last:
        return None
    length = last - first
    if match["to"].lower() in ("và", ",") and length.days > 1:
        return None
    return (first, last) if match["y1"] or length <= _LONGEST_UNDATED_RANGE else None


def _is_announced(match: re.Match) -> bool:
    """Tell whether the words before a day without a year say that it is a day."""
    groups = match.groupdict()
    if groups.get("sign", "/") != "/":  # "ngày 2-3 lần", "ngày 1.5 triệu"
        return False
    if match["named"]:
        return True
    if groups.get("bracket"):
        return match.string[match.end("span") :].lstrip().startswith(")")
    start = match.start("span")
    before = match.string[max(0, start - _LONGEST_LIST) : start]
    return bool(groups.get("lead") or _LISTED.search(before))


def _completed(day: str, month: str, year: str | int | None, near: date) -> date | None:
    """Return the day; without a year, the one nearest to `near` (29/2 is up to 8 years away)."""
    years = [int(year)] if year else range(near.year - 8, near.year + 9)
    days = []
    for candidate in years:
        try:
            days.append(date(candidate, int(month), int(day)))
        except ValueError:
            continue
    in_range = [day for day in days if FIRST_YEAR <= day.year <= LAST_YEAR]
    return min(in_range, key=lambda day: abs(day - near), default=None)


def month_end(day: date) -> date:
    """Return the last day of the month that a day lies in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
