"""What a cell means: yes or no, a choice, a day, a moment, the end of a term."""

import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from vietnamese.fold import fold
from vietnamese.terms import STILL_HELD, parse_term_end

from .columns import spelled

_YES = {"x", "co", "yes", "y", "true", "1", "dung", "roi"}
_NO = {"", "khong", "no", "n", "false", "0", "-", "chua"}
# What other programs write where we write "nay" and "không rõ".
_HELD = {"present", "now", "current", "currently", "to date", "hien tai", "still held"}
_UNKNOWN = {"unknown", "n/a", "na", "null", "none", "?", "-"}


class Refused(Exception):
    """A cell that cannot be taken: its column and the sentence that says why."""

    def __init__(self, column, sentence):
        super().__init__(sentence)
        self.column, self.sentence = column, sentence


def yes(row, column):
    """Return True, False, or None where the file has no such column or nothing in it."""
    if not row.values.get(column):
        return None
    word = fold(str(row.values[column]))
    if word not in _YES | _NO:
        raise Refused(column, _("“%(text)s”: write “x” or “không”.") % {"text": word[:40]})
    return word in _YES


def choice(row, column, choices):
    """Return the value of a choice by its value or its words, None where nothing is said."""
    text = row.values.get(column, "")
    if not text:
        return None
    for value, label in choices:
        if spelled(text) in (spelled(value), spelled(str(label))):
            return value
    words = ", ".join(str(label) for _value, label in choices)
    raise Refused(column, _("“%(text)s” is none of: %(words)s.") % {"text": text, "words": words})


def term(row, column):
    """Return the days that an end of a term may be: a DayRange, or STILL_HELD."""
    text = str(row.values.get(column, ""))
    if fold(text) in _HELD:
        return STILL_HELD
    try:
        return _parsed("" if fold(text) in _UNKNOWN else _without_hour(text))
    except ValueError as error:
        raise Refused(column, str(error)) from error


def day(row, column):
    """Return one day, None where nothing is said; Refused for a month or a range."""
    if not row.values.get(column):
        return None
    span = term(row, column)
    if span == STILL_HELD or span.earliest != span.latest:
        raise Refused(
            column,
            _("“%(text)s”: write one day, as in 22/4/2016.") % {"text": row.values[column]},
        )
    return span.earliest


def moment(row, column):
    """Return a moment in Asia/Ho_Chi_Minh, None where nothing is said; a day is its midnight."""
    text = row.values.get(column, "")
    if not text:
        return None
    try:
        found = parse_datetime(text) if ":" in text else None
    except ValueError:
        found = None
    if found is None:
        found = datetime.datetime.combine(day(row, column), datetime.time())
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def number(row, column):
    """Return a whole number from 0, None where nothing is said."""
    text = str(row.values.get(column, ""))
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Refused(column, _("“%(text)s” is no whole number.") % {"text": text[:40]})
    return int(text)


def parts(row, column):
    """Return a list of texts: a JSON list, or a cell parted by semicolons; None when empty."""
    value = row.values.get(column, "")
    if isinstance(value, list):
        return value or None
    return [part.strip() for part in value.split(";") if part.strip()] or None


@lru_cache(maxsize=20_000)
def _parsed(text):
    return parse_term_end(text)


def _without_hour(text):
    """Spreadsheets write a day as "2016-04-22 00:00:00"."""
    return text.removesuffix(" 00:00:00").removesuffix("T00:00:00")
