"""Dates as the press prints and reads them, and ends of terms as staff type them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
STILL_HELD = "nay"
_HELD_WORDS = {"nay", "đến nay", "đương nhiệm", "đang giữ", "hiện nay"}
_UNKNOWN_WORDS = {"", "không rõ", "chưa rõ"}
_RANGE = re.compile(r"(?:từ\s+)?(.+?)\s+(?:-|–|đến)\s+(.+)|(\d{4})\s*[-–]\s*(\d{4})")


def short_date(day):
    """Return "05/01/2019"."""
    return f"{day:%d/%m/%Y}"


def weekday_date(day):
    """Return "Thứ Bảy, 05/01/2019"."""
    return f"{WEEKDAYS[day.weekday()]}, {short_date(day)}"


def date_time(moment):
    """Return "05/01/2019 07:30" of a moment already in the right time zone."""
    return f"{moment:%d/%m/%Y %H:%M}"


@dataclass(frozen=True)
class DayRange:
    """The days between which something happened; None at an end that nobody knows."""

    earliest: date | None
    latest: date | None


UNKNOWN = DayRange(None, None)


def parse_term_end(text):
    """Return the DayRange (or STILL_HELD) that an end of a term means.

    Takes a day, a month, a year, "khoảng" before one, two of them as a range, "không rõ" or
    "nay"; raises ValueError with a sentence otherwise.
    """
    typed = " ".join(text.lower().split())
    if typed in _HELD_WORDS:
        return STILL_HELD
    if typed in _UNKNOWN_WORDS:
        return UNKNOWN
    about = re.fullmatch(r"(?:khoảng|about)\s+(.+)", typed)
    if about:
        return _around(_one(about[1], text), about[1])
    span = _RANGE.fullmatch(typed)
    if span:
        first = _one(span[1] or span[3], text)
        last = _one(span[2] or span[4], text)
        if first.earliest > last.latest:
            raise ValueError(f"“{text}”: ngày đầu ở sau ngày cuối.")
        return DayRange(first.earliest, last.latest)
    if typed.startswith("từ "):
        return DayRange(_one(typed.removeprefix("từ "), text).earliest, None)
    if typed.startswith("trước "):
        return DayRange(None, _one(typed.removeprefix("trước "), text).latest)
    return _one(typed, text)


def _one(typed, whole):
    """Return the range of one day, month or year."""
    typed = re.sub(r"^(?:ngày|tháng|năm)\s+", "", typed.strip())
    typed = re.sub(r"\s*(?:tháng|năm)\s*", "/", typed)
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed)
    parts = list(iso.groups())[::-1] if iso else re.split(r"[/.-]", typed)
    if not (1 <= len(parts) <= 3 and all(part.isdecimal() for part in parts)):
        raise ValueError(
            f"“{whole}” không phải là ngày: viết như 22/4/2016, 4/2016, 2016, khoảng 2016,"
            " không rõ hoặc nay."
        )
    year = int(parts[-1])
    if not (1900 <= year <= 2100 and len(parts[-1]) == 4):
        raise ValueError(f"“{whole}”: năm phải có bốn chữ số, từ 1900 đến 2100.")
    try:
        if len(parts) == 1:
            return DayRange(date(year, 1, 1), date(year, 12, 31))
        month = int(parts[-2])
        if len(parts) == 2:
            last = calendar.monthrange(year, month)[1]
            return DayRange(date(year, month, 1), date(year, month, last))
        day = date(year, month, int(parts[0]))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ValueError(f"“{whole}”: không có ngày này trong lịch.") from error
    return DayRange(day, day)


def _around(span, typed):
    """Widen a range by a year either side, or by a month where a month was named."""
    if not re.search(r"[/.-]|tháng", typed):
        first, last = span.earliest, span.latest
        return DayRange(date(first.year - 1, 1, 1), date(last.year + 1, 12, 31))
    before = (span.earliest.replace(day=1) - timedelta(days=1)).replace(day=1)
    after = span.latest.replace(day=28) + timedelta(days=4)
    last = calendar.monthrange(after.year, after.month)[1]
    return DayRange(before, after.replace(day=last))


def range_as_text(earliest, latest):
    """Return a range shortly: "22/4/2016", "4/2016", "2016", "20/1/2020 - 17/7/2020"."""
    if earliest is None and latest is None:
        return "không rõ"
    if latest is None:
        return f"từ {_day(earliest)}"
    if earliest is None:
        return f"trước {_day(latest)}"
    if earliest == latest:
        return _day(earliest)
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        one = earliest.year == latest.year
        return f"{earliest.year}" if one else f"{earliest.year} - {latest.year}"
    whole_month = (
        earliest.day == 1
        and (earliest.year, earliest.month) == (latest.year, latest.month)
        and latest.day == calendar.monthrange(latest.year, latest.month)[1]
    )
    if whole_month:
        return f"{earliest.month}/{earliest.year}"
    return f"{_day(earliest)} - {_day(latest)}"


def _day(day):
    return f"{day.day}/{day.month}/{day.year}"
