"""Which days a text names, and what only looks like a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.dates import short_date, weekday_date
from vietnamese.dates import find_dates

SEED_DAY = date(2019, 1, 5)


def days(text, written_on=SEED_DAY):
    return [(found.first, found.last) for found in find_dates(text, written_on)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Thứ Bảy, 05/01/2019", date(2019, 1, 5), date(2019, 1, 5)),
        ("Sáng nay (5/1), Tỉnh ủy tổ chức", date(2019, 1, 5), date(2019, 1, 5)),
        ("ngày 5/1", date(2019, 1, 5), date(2019, 1, 5)),
        ("Trong hai ngày 18 - 19/6/2013", date(2013, 6, 18), date(2013, 6, 19)),
        ("Trong hai ngày 18 và 19/6/2013", date(2013, 6, 18), date(2013, 6, 19)),
        ("từ ngày 30/6 đến 2/7/2013", date(2013, 6, 30), date(2013, 7, 2)),
        ("từ ngày 30/6 đến hết ngày 2/7/2013", date(2013, 6, 30), date(2013, 7, 2)),
        ("từ ngày 30/12 đến 2/1/2019", date(2018, 12, 30), date(2019, 1, 2)),
        ("từ ngày 30/12/2018 đến 2/1", date(2018, 12, 30), date(2019, 1, 2)),
        ("26 tháng 6 năm 2018", date(2018, 6, 26), date(2018, 6, 26)),
        ("ngày 26 tháng 6", date(2019, 6, 26), date(2019, 6, 26)),
        ("ngày 26/6", date(2019, 6, 26), date(2019, 6, 26)),
        ("Chiều qua, 4/1, đoàn đã", date(2019, 1, 4), date(2019, 1, 4)),
        ("sáng thứ Bảy (5/1)", date(2019, 1, 5), date(2019, 1, 5)),
        ("họp 21.12.2018.", date(2018, 12, 21), date(2018, 12, 21)),
        ("ngày 28/12", date(2018, 12, 28), date(2018, 12, 28)),
        ("ngày mùng 3/2", date(2019, 2, 3), date(2019, 2, 3)),
    ],
)
def test_a_printed_day_is_understood(text, first, last):
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "tỷ lệ 1/4",
        "lớp 1/4",
        "1/4",
        "hơn 1/4 số hộ",
        "giải quyết 1.818/1.883 vụ",
        "được 26 tháng 6 ngày",
        "ngày 31/4",
        "ngày 30/2/2019",
        "ngày 29/2/2019",
        "ngày 0/5",
        "ngày 5/13",
        "Nghị định số 15/05/2019/NĐ-CP",
        "Nghị quyết số 05/2019",
        "ngày 10/3 âm lịch",
        "ngày 19 - 18/6",
        "phiên bản 1.2.3.2019",
    ],
)
def test_what_only_looks_like_a_day_is_none(text):
    assert days(text) == []


def test_several_days_stand_in_order_with_their_places():
    text = "Các ngày 3/1 và 5/1, tỷ lệ 1/4; họp lại 26 tháng 6 năm 2019."
    found = find_dates(text, SEED_DAY)
    assert [one.as_printed for one in found] == ["3/1", "5/1", "26 tháng 6 năm 2019"]
    assert all(text[one.start : one.end] == one.as_printed for one in found)


def test_a_missing_year_is_the_nearest_one_over_new_year():
    assert days("ngày 2/1", date(2018, 12, 30)) == [(date(2019, 1, 2),) * 2]
    assert days("ngày 30/12", date(2019, 1, 2)) == [(date(2018, 12, 30),) * 2]


def test_the_ends_of_the_calendar_are_no_error():
    assert days("ngày 5/1", date(1, 1, 1)) == [(date(1, 1, 5),) * 2]
    assert days("ngày 5/1", date(9999, 12, 1)) == [(date(9999, 1, 5),) * 2]
    assert days("31/12/9999 đến 2/1/9999") == days("5/1/0000") == []


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_what_we_print_we_read(day):
    for printed in (
        short_date(day),
        weekday_date(day),
        f"{day.day} tháng {day.month} năm {day:%Y}",
    ):
        assert days(f"Họp {printed}.") == [(day, day)]


@given(st.text("0123456789/-., ngàytháđến()", max_size=80), st.dates())
def test_no_text_is_an_error_and_every_find_is_where_it_says(text, written_on):
    for found in find_dates(text, written_on):
        assert text[found.start : found.end] == found.as_printed
        assert found.first <= found.last
