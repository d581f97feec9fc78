"""Proofreading: what in a text deserves a second look. It points, it never changes a word.

Each rule is a function of one text, a Finding a span of it; `mixed_tones` looks at several texts of
one article together, since each may be consistent in itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .dates import WEEKDAYS, find_dates
from .fold import fold, tone_key

ORPHAN_QUOTE, MIXED_QUOTES, SPACES, WEEKDAY, TONES, NUMBER = (
    "orphan_quote",
    "mixed_quotes",
    "spaces",
    "weekday",
    "tones",
    "number",
)
CLOSING = {"“": "”", "«": "»", "‘": "’"}
_QUOTES = re.compile(r"[“”«»\"]")
_SPACES = re.compile(r"(?<=\S)[ \u00a0\t]{2,}(?=\S)|[ \u00a0]+(?=[,;:!?)”](?:\s|$))|\(\s+")
_PARAGRAPH = re.compile(r"[^\n]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_DAY_WORD = r"(thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_WEEKDAY = re.compile(rf"(?i){_DAY_WORD}")
_WEEKDAY_BEFORE = re.compile(rf"(?i)(?<!\w){_DAY_WORD}[\s,(]*(?:ngày\s+)?$")
_BEFORE = 24  # letters before a date in which its weekday stands
_WEEKDAY_NUMBERS = dict(zip("234567", WEEKDAYS, strict=False))
# Years, telephone numbers and numbers of documents (01/CT-UBND) are left alone.
_NUMBER = re.compile(r"(?<![\w.,/:-])(\d[\d.,]*\d|\d)(?![\w/:-])")
_PERCENT = re.compile(r"\s*(?:%|triệu|tỷ|tấn|km|ha)\b|\s*%")
_LONG = re.compile(
    r"[1-9]\d{4,8}(?!\d)|\d{4}(?=\s*(?:người|đồng|triệu|tỷ|tấn|ha|hộ|con|m²|km|lượt|cây)\b)"
)
_SWAP = str.maketrans(",.", ".,")


@dataclass(frozen=True)
class Finding:
    """One place to look at: the rule, the span in its text, the words there and what is meant."""

    rule: str
    start: int
    end: int
    words: str
    instead: str = ""


def find(text: str, written_on: date) -> list[Finding]:
    """Return what deserves a look in one text in NFC, blocks parted by line ends, in its order."""
    found = [
        *_quotes(text),
        *_spaces(text),
        *_weekdays(text, written_on),
        *_numbers(text),
    ]
    return sorted(found, key=lambda finding: (finding.start, finding.end))


def mixed_tones(texts: list[str]) -> list[tuple[int, Finding]]:
    """Return (number of the text, Finding) for syllables whose tone is placed both ways.

    "hòa" and "hoà" in one article: the rarer spelling is pointed at, of equals the later one.
    """
    seen: dict[str, dict[str, list[tuple[int, int, int, str]]]] = {}
    for number, text in enumerate(texts):
        for match in _LETTERS.finditer(text):
            lower = match[0].lower()
            if not lower.isascii():
                place = (number, match.start(), match.end(), match[0])
                seen.setdefault(tone_key(lower), {}).setdefault(lower, []).append(place)
    found = []
    for spellings in seen.values():
        if len(spellings) < 2:
            continue
        usual = max(spellings, key=lambda word: len(spellings[word]))
        for word, places in spellings.items():
            if word != usual:
                found += [
                    (number, Finding(TONES, start, end, printed, usual))
                    for number, start, end, printed in places
                ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].start))


def _quotes(text: str) -> Iterator[Finding]:
    """Point at quotes without a partner in their paragraph, and at pairs of two kinds."""
    for paragraph in _PARAGRAPH.finditer(text):
        waiting: list[tuple[str, int]] = []
        straight = None
        for match in _QUOTES.finditer(paragraph[0]):
            mark, at = match[0], paragraph.start() + match.start()
            if mark == '"':
                straight = at if straight is None else None
            elif mark in CLOSING:
                waiting.append((mark, at))
            elif not waiting:
                if straight is not None:
                    yield _finding(MIXED_QUOTES, text, at, at + 1)
                    straight = None
                else:
                    yield _finding(ORPHAN_QUOTE, text, at, at + 1)
            elif CLOSING[waiting.pop()[0]] != mark:
                yield _finding(MIXED_QUOTES, text, at, at + 1)
        for _mark, at in waiting:
            yield _finding(ORPHAN_QUOTE, text, at, at + 1)
        if straight is not None:
            yield _finding(ORPHAN_QUOTE, text, straight, straight + 1)


def _spaces(text: str) -> Iterator[Finding]:
    for match in _SPACES.finditer(text):
        yield Finding(SPACES, match.start(), match.end(), _around(text, match.start(), match.end()))


def _weekdays(text: str, written_on: date) -> Iterator[Finding]:
    """Point at a weekday that is not the one of the day printed after it."""
    for found in find_dates(text, written_on):
        if found.precision != "day":
            continue
        reach = max(0, found.start - _BEFORE)
        before = _WEEKDAY_BEFORE.search(text, reach, found.start)
        match = _WEEKDAY.match(text, found.start, found.end) or before
        if not match:
            continue
        right = WEEKDAYS[found.first.weekday()]
        said = " ".join(match[1].split())
        if fold(_WEEKDAY_NUMBERS.get(said[-1], said)) != fold(right):
            start = min(match.start(1), found.start)
            yield Finding(WEEKDAY, start, found.end, text[start : found.end], right)


def _numbers(text: str) -> Iterator[Finding]:
    """Point at numbers that are not printed as ours: 3.430 and 96,5."""
    for match in _NUMBER.finditer(text):
        number = match[1].rstrip(".,")
        instead = _as_ours(number, text[match.start() :])
        if instead:
            yield Finding(NUMBER, match.start(), match.start() + len(number), number, instead)


def _as_ours(number: str, rest: str) -> str:
    """Return the number as we print it when it is printed otherwise, else ""."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number):
        return number.translate(_SWAP)
    decimal_point = re.fullmatch(r"\d+\.\d{1,2}", number)
    if decimal_point and _PERCENT.match(rest, len(number)):
        return number.replace(".", ",")
    if number.isdigit() and number[0] != "0" and _LONG.match(rest):
        return f"{int(number):,}".translate(_SWAP)
    return ""


def _finding(rule: str, text: str, start: int, end: int) -> Finding:
    return Finding(rule, start, end, _around(text, start, end))


def _around(text: str, start: int, end: int) -> str:
    """Return the words around a span, within its line, by which a reader finds it."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first, last = max(line_start, start - 24), min(line_end, end + 24)
    while first > line_start and not text[first - 1].isspace():
        first -= 1
    while last < line_end and not text[last].isspace():
        last += 1
    return text[first:last].strip()
