"""Dates as the press prints and reads them, and ends of terms as staff type them."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .fold import tone_key

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
    return (first, _month_end(first)) if first else None


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


# The ends of a term of office

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
    return first, _month_end(first) if parts.get("m") else date(year, 12, 31)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _around(first: date, last: date) -> DayRange:
    """Widen a year by a year either side, a month or a day to the months beside its own."""
    if (last - first).days > 31:
        earliest, latest = date(first.year - 1, 1, 1), date(last.year + 1, 12, 31)
    else:
        earliest = (first.replace(day=1) - timedelta(days=1)).replace(day=1)
        latest = _month_end(_month_end(last) + timedelta(days=1))
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
    if earliest.day != 1 or latest != _month_end(latest):
        return _day_text
    if earliest.month == 1 and latest.month == 12:
        return lambda day: f"{day.year}"
    return lambda day: f"{day.month}/{day.year}"


def _day_text(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
