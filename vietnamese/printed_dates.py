"""The days that a text names: "Sáng nay (5/1)", "ngày 26 tháng 6", "18 - 19/6/2013"."""

import re
from dataclasses import dataclass
from datetime import date

_MONTH = r"(?:/|\s+tháng\s+)"
_YEAR = r"(?:/|\s+năm\s+)"
_FOUR = r"[12]\d{3}"
_TO = r"\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?(?:ngày\s+)?"
# Neither part of a longer number (1.818/1.883, 05/2019/NĐ-CP) nor of the lunar calendar.
_BEFORE = r"(?<![\w/])(?<!\d[.,-])"
_AFTER = r"(?![\d/]|[.,-]\d|\s*\(?(?:âm lịch|ÂL\b))"
_DATE = re.compile(
    rf"{_BEFORE}(?:(?P<day1>\d{{1,2}})(?:\s+và\s+|(?:{_MONTH}(?P<month1>\d{{1,2}})"
    rf"(?:{_YEAR}(?P<year1>{_FOUR}))?)?{_TO}))?"
    rf"(?P<day>\d{{1,2}}){_MONTH}(?P<month>\d{{1,2}})(?:{_YEAR}(?P<year>{_FOUR}))?{_AFTER}"
    rf"|{_BEFORE}(?P<day2>\d{{1,2}})(?P<sign>[.-])(?P<month2>\d{{1,2}})(?P=sign)"
    rf"(?P<year2>{_FOUR}){_AFTER}",
    re.IGNORECASE,
)
# A day without its year could be a fraction or a class: one of these words stands before it.
_CUE = re.compile(
    r"(?<!\w)(?:(?:ngày|sáng|trưa|chiều|tối|đêm|hôm)(?:\s+(?:nay|qua|mai|kia))?"
    r"|thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
    r"\s*[,(]?\s*(?:(?:mùng|mồng)\s+)?$",
    re.IGNORECASE,
)
_LONGEST_CUE = 40
_AND = re.compile(r"\s*(?:,|;|và)\s*")


@dataclass(frozen=True)
class FoundDate:
    """A day, or the days from `first` to `last`, printed at `text[start:end]`."""

    start: int
    end: int
    first: date
    last: date
    as_printed: str


def find_dates(text: str, written_on: date) -> list[FoundDate]:
    """Return the days named in a text in NFC, in order; impossible ones are left out.

    A year that is not printed is the one that brings the day nearest to `written_on`.
    """
    found: list[FoundDate] = []
    at = 0
    while match := _DATE.search(text, at):
        at = match.start() + 1
        days = _days(match, written_on) if _is_a_date(match, text, found) else None
        if days:
            at = match.end()
            found.append(FoundDate(match.start(), at, *days, match[0]))
    return found


def _is_a_date(match, text, found):
    """Tell whether a year, a word before it or a date just before says that it is one."""
    start = match.start()
    if match["year"] or match["year1"] or match["year2"]:
        return True
    if found and _AND.fullmatch(text, found[-1].end, start):
        return True
    return _CUE.search(text[max(0, start - _LONGEST_CUE) : start]) is not None


def _days(match, written_on):
    """Return the first and the last day, or None when the calendar has no such days."""
    part = {name: value and int(value) for name, value in match.groupdict().items()
            if name != "sign"}  # fmt: skip
    try:
        if part["day2"]:
            day = date(part["year2"], part["month2"], part["day2"])
            return day, day
        if not part["day1"]:
            day = _complete(part["day"], part["month"], part["year"], written_on)
            return day, day
        first, last = _span(part, written_on)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _span(part, written_on):
    """Return both days of a range; the month and year that one lacks come from the other."""
    month1 = part["month1"] or part["month"]
    if part["year1"] and not part["year"]:
        first = date(part["year1"], month1, part["day1"])
        turned = (part["month"], part["day"]) < (first.month, first.day)
        return first, date(first.year + turned, part["month"], part["day"])
    last = _complete(part["day"], part["month"], part["year"], written_on)
    if part["year1"]:
        return date(part["year1"], month1, part["day1"]), last
    # Only months that are both printed can lie in two years: 30/12 đến 2/1.
    turned = bool(part["month1"]) and (month1, part["day1"]) > (last.month, last.day)
    return date(last.year - turned, month1, part["day1"]), last


def _complete(day, month, year, written_on):
    """Return the day; without a year the one nearest to `written_on`. ValueError for none."""
    if year:
        return date(year, month, day)
    candidates = []
    for near in (written_on.year, written_on.year - 1, written_on.year + 1):
        try:
            candidates.append(date(near, month, day))
        except ValueError:
            continue
    if not candidates:
        raise ValueError(f"{day}/{month} is in no calendar around {written_on.year}.")
    return min(candidates, key=lambda found: abs(found - written_on))
