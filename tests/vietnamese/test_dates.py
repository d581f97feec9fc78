"""Ends of terms as staff type them, dates as the paper prints them, numbers as print has them."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vietnamese.dates import (
    STILL_HELD,
    UNKNOWN,
    DayRange,
    date_time,
    parse_term_end,
    range_as_text,
    weekday_date,
)
from vietnamese.numbers import format_number, parse_number, parse_quantity

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("22/4/2016", date(2016, 4, 22), date(2016, 4, 22)),
        ("ngày 22 tháng 4 năm 2016", date(2016, 4, 22), date(2016, 4, 22)),
        ("2016-04-22", date(2016, 4, 22), date(2016, 4, 22)),
        (" 4/2016 ", date(2016, 4, 1), date(2016, 4, 30)),
        ("tháng 2 năm 2016", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("khoảng 2016", date(2015, 1, 1), date(2017, 12, 31)),
        ("Khoảng 1/2016", date(2015, 12, 1), date(2016, 2, 29)),
        ("20/1/2020 - 17/7/2020", date(2020, 1, 20), date(2020, 7, 17)),
        ("từ 20/1/2020 đến 17/7/2020", date(2020, 1, 20), date(2020, 7, 17)),
        ("từ 2016 - 2018", date(2016, 1, 1), date(2018, 12, 31)),
        ("2016-2018", date(2016, 1, 1), date(2018, 12, 31)),
        ("từ 4/2016", date(2016, 4, 1), None),
        ("trước 4/2016", None, date(2016, 4, 30)),
        ("không rõ", None, None),
        ("", None, None),
    ],
)
def test_an_end_of_a_term_is_a_range_of_days(typed, earliest, latest):
    assert parse_term_end(typed) == DayRange(earliest, latest)


@pytest.mark.parametrize("typed", ["nay", "Đến nay", "đương nhiệm", " hiện nay "])
def test_still_held_is_said_in_words(typed):
    assert parse_term_end(typed) == STILL_HELD


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("hôm qua", "“hôm qua” không phải là ngày: viết như 22/4/2016"),
        ("31/4/2016", "“31/4/2016”: không có ngày này trong lịch."),
        ("13/2016", "“13/2016”: không có ngày này trong lịch."),
        ("22/4/16", "“22/4/16”: năm phải có bốn chữ số"),
        ("1/1/1899", "“1/1/1899”: năm phải có bốn chữ số, từ 1900 đến 2100."),
        ("2018 - 2016", "“2018 - 2016”: ngày đầu ở sau ngày cuối."),
        ("khoảng", "“khoảng” không phải là ngày"),
        ("1/2/3/2016", "“1/2/3/2016” không phải là ngày"),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence_that_names_it(typed, sentence):
    with pytest.raises(ValueError, match=r".+") as refused:
        parse_term_end(typed)
    assert sentence in str(refused.value)


@given(st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS))
def test_a_range_that_we_show_is_read_back_as_itself(one, other):
    assume(one is None or other is None or one <= other)
    assert parse_term_end(range_as_text(one, other)) == DayRange(one, other)


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_a_month_that_we_show_is_read_back_as_itself(year, month):
    span = parse_term_end(f"{month}/{year}")
    assert range_as_text(span.earliest, span.latest) == f"{month}/{year}"


@given(st.text("0123456789/-. từđếnrcngàytháămkoảg", max_size=30))
def test_whatever_is_typed_is_a_range_or_a_sentence(typed):
    try:
        parse_term_end(typed)
    except ValueError as refused:
        assert f"“{typed}”" in str(refused)


def test_unknown_ends_are_shown_in_words():
    assert range_as_text(UNKNOWN.earliest, UNKNOWN.latest) == "không rõ"


def test_dates_are_printed_as_the_paper_does():
    assert weekday_date(date(2019, 1, 5)) == "Thứ Bảy, 05/01/2019"
    assert weekday_date(date(2019, 1, 6)) == "Chủ Nhật, 06/01/2019"
    assert date_time(datetime(2019, 1, 5, 7, 30)) == "05/01/2019 07:30"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12),
                   max_value=10**12))  # fmt: skip
def test_a_number_that_we_print_is_read_back_as_itself(value):
    assert parse_number(format_number(value)) == value


@given(st.integers())
def test_a_whole_number_that_we_print_is_read_back_as_itself(value):
    assert parse_number(format_number(value)) == value


def test_numbers_have_dots_for_thousands_and_a_comma_for_decimals():
    assert format_number(3430) == "3.430"
    assert format_number(Decimal("1234.5")) == "1.234,5"
    assert parse_number("1.818") == 1818


@pytest.mark.parametrize(
    ("printed", "value", "unit", "about"),
    [
        ("khoảng 3.430 người", 3430, "người", True),
        ("Khoảng 3.430 người", 3430, "người", True),
        ("96,5%", Decimal("96.5"), "%", False),
        ("12", 12, "", False),
        ("5 tạ/ha", 5, "tạ/ha", False),
    ],
)
def test_a_quantity_has_a_value_and_a_unit(printed, value, unit, about):
    found = parse_quantity(printed)
    assert (found.value, found.unit, found.about) == (value, unit, about)


@pytest.mark.parametrize("printed", ["96.5%", "1.2345 người", "1/4", "10 - 15 người", "mười", ""])
def test_what_is_no_quantity_is_refused_rather_than_read_in_part(printed):
    with pytest.raises(ValueError, match="không phải là số lượng"):
        parse_quantity(printed)
