"""The ends of a term are typed as staff know them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.terms import STILL_HELD, DayRange, parse_term_end, range_as_text

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def read(text):
    span = parse_term_end(text)
    return tuple(day and day.isoformat() for day in (span.earliest, span.latest))


@pytest.mark.parametrize("text", ["22/4/2016", "22-4-2016", "2016-04-22", " ngày  22 / 4/2016 "])
def test_a_day_is_that_day(text):
    assert read(text) == ("2016-04-22", "2016-04-22")


@pytest.mark.parametrize("text", ["2/2016", "tháng 2/2016", "Tháng 02 năm 2016"])
def test_a_month_is_from_its_first_to_its_last_day(text):
    assert read(text) == ("2016-02-01", "2016-02-29")


@pytest.mark.parametrize("text", ["2016", "năm 2016"])
def test_a_year_is_from_its_first_to_its_last_day(text):
    assert read(text) == ("2016-01-01", "2016-12-31")


@pytest.mark.parametrize("text", ["khoảng 2016", "khỏang năm 2016", "about 2016"])
def test_about_a_year_is_a_year_either_side(text):
    assert read(text) == ("2015-01-01", "2017-12-31")


def test_about_a_month_is_a_month_either_side():
    assert read("khoảng 4/2016") == ("2016-03-01", "2016-05-31")
    assert read("khoảng 1/2016") == ("2015-12-01", "2016-02-29")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("20/1/2020 - 17/7/2020", ("2020-01-20", "2020-07-17")),
        ("từ 20/1/2020 đến 17/7/2020", ("2020-01-20", "2020-07-17")),
        ("20-1-2020 - 17-7-2020", ("2020-01-20", "2020-07-17")),
        ("20/1/2020–17/7/2020", ("2020-01-20", "2020-07-17")),
        ("2018-2019", ("2018-01-01", "2019-12-31")),
        ("12/2017 - 2018", ("2017-12-01", "2018-12-31")),
    ],
)
def test_two_are_the_days_from_the_one_to_the_other(text, span):
    assert read(text) == span


def test_one_side_may_be_known_alone():
    assert read("muộn nhất 5/1/2019") == (None, "2019-01-05")
    assert read("trước 2016") == (None, "2015-12-31")
    assert read("từ 6/1/2019") == read("sớm nhất 6/1/2019") == ("2019-01-06", None)
    assert read("sau 4/2016") == ("2016-05-01", None)


@pytest.mark.parametrize("text", ["", "  ", "không rõ", "Chưa rõ"])
def test_unknown_is_no_day_at_all(text):
    assert parse_term_end(text) == DayRange(None, None)


@pytest.mark.parametrize("text", ["nay", "đến nay", "Đương nhiệm", "đang giữ"])
def test_still_held_is_not_unknown(text):
    assert parse_term_end(text) == STILL_HELD


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("22/4/16", "bốn chữ số"),
        ("22/4", "bốn chữ số"),
        ("1899", "bốn chữ số"),
        ("5/2101", "bốn chữ số"),
        ("31/2/2016", "không có ngày này"),
        ("13/2016", "không có ngày này"),
        ("2016-00-01", "không có ngày này"),
        ("17/7/2020 - 20/1/2020", "ở sau ngày cuối"),
        ("trước 1900", "ngoài các năm"),
        ("từ 2016 đến nay", "không đọc được"),
        ("mùa xuân", "không đọc được"),
        ("22/4-2016", "bốn chữ số"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_with_the_reason(text, reason):
    with pytest.raises(ValueError, match=reason) as refused:
        parse_term_end(text)
    assert str(refused.value).startswith(f"“{text}”: ")


@given(st.none() | days, st.none() | days)
def test_a_printed_range_is_read_back_as_itself(one, other):
    if one and other:
        one, other = sorted([one, other])
    assert parse_term_end(range_as_text(one, other)) == DayRange(one, other)


@given(st.integers(1900, 2100), st.integers(0, 3), st.integers(1, 12), st.integers(1, 12))
def test_whole_years_and_months_are_read_back_as_themselves(year, more, month, last_month):
    for text in (
        f"{year} - {min(year + more, 2100)}",
        f"{min(month, last_month)}/{year} - {max(month, last_month)}/{year}",
        f"khoảng {year}",
        f"khoảng {month}/{year}",
    ):
        span = parse_term_end(text)
        assert parse_term_end(range_as_text(span.earliest, span.latest)) == span


@pytest.mark.parametrize(
    "text",
    ["22/4/2016", "4/2016", "2016", "từ 20/1/2020 đến 17/7/2020", "từ 2018 đến 2019", "không rõ"],
)
def test_a_range_is_printed_shortly(text):
    span = parse_term_end(text)
    assert range_as_text(span.earliest, span.latest) == text


@given(st.text() | st.text("0123456789/- –từđếnkhoảng"))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        parse_term_end(text)
    except ValueError as refused:
        assert str(refused).endswith(".")
