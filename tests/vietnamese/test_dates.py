"""Dates are printed and found as the press writes them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.dates import date_time, find_dates, short_date, weekday_date

WRITTEN = date(2019, 1, 5)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def found(text, written_on=WRITTEN):
    return [(one.as_printed, one.first, one.last) for one in find_dates(text, written_on)]


def test_a_day_is_printed_with_its_weekday():
    assert weekday_date(WRITTEN) == "Thứ Bảy, 05/01/2019"
    assert weekday_date(date(2019, 1, 6)) == "Chủ Nhật, 06/01/2019"
    assert short_date(WRITTEN) == "05/01/2019"
    assert date_time(datetime(2019, 1, 5, 7, 30)) == "05/01/2019 07:30"


@pytest.mark.parametrize(
    ("text", "printed", "first", "last"),
    [
        ("Thứ Bảy, 05/01/2019", "Thứ Bảy, 05/01/2019", "2019-01-05", "2019-01-05"),
        ("Chủ nhật,  03/12/2023\n", "Chủ nhật,  03/12/2023", "2023-12-03", "2023-12-03"),
        ("LSO-Sáng nay (5/1), UBND tỉnh", "5/1", "2019-01-05", "2019-01-05"),
        ("hội nghị hôm qua (ngày 4/1).", "ngày 4/1", "2019-01-04", "2019-01-04"),
        ("Chiều 26/6, tại", "26/6", "2019-06-26", "2019-06-26"),
        ("thứ Ba (8/1)", "8/1", "2019-01-08", "2019-01-08"),
        ("(5/1)", "5/1", "2019-01-05", "2019-01-05"),
        ("ngày 26/6", "ngày 26/6", "2019-06-26", "2019-06-26"),
        ("26 tháng 6 năm 2018", "26 tháng 6 năm 2018", "2018-06-26", "2018-06-26"),
        ("Ngày 26 tháng 6", "Ngày 26 tháng 6", "2019-06-26", "2019-06-26"),
        ("tháng 6/2018", "tháng 6/2018", "2018-06-01", "2018-06-30"),
        ("Trong hai ngày 18 - 19/6/2013", "ngày 18 - 19/6/2013", "2013-06-18", "2013-06-19"),
        ("hai ngày 18 và 19/6", "ngày 18 và 19/6", "2019-06-18", "2019-06-19"),
        (
            "từ ngày 30/6 đến 2/7/2013",
            "từ ngày 30/6 đến 2/7/2013",
            "2013-06-30",
            "2013-07-02",
        ),
        ("từ 30/12 đến 2/1", "từ 30/12 đến 2/1", "2018-12-30", "2019-01-02"),
        (
            "từ ngày 30/12/2018 đến hết ngày 2/1",
            "từ ngày 30/12/2018 đến hết ngày 2/1",
            "2018-12-30",
            "2019-01-02",
        ),
        ("ngày mùng 3/2", "ngày mùng 3/2", "2019-02-03", "2019-02-03"),
        ("họp 21.12.2018.", "21.12.2018", "2018-12-21", "2018-12-21"),
        ("Chiều qua, 4/1, đoàn đã", "4/1", "2019-01-04", "2019-01-04"),
        ("05-01-2019", "05-01-2019", "2019-01-05", "2019-01-05"),
    ],
)
def test_the_press_s_dates_are_found(text, printed, first, last):
    assert found(text) == [(printed, date.fromisoformat(first), date.fromisoformat(last))]


@pytest.mark.parametrize(
    "text",
    [
        "tỷ lệ 1/4",
        "lớp 1/4",
        "(1/4 diện tích)",
        "từ 1/5 đến 1/4 dân số",
        "1.818/1.883 vụ",
        "xe biển 12A-123.45 và 12/3",
        "mỗi ngày 1/4 viên, ngày 2-3 lần",
        "ngày 1.5 triệu",
        "ngày 31/2",
        "29/2/2019",
        "ngày 18 - 31/2/2013",
        "5/13/2019",
        "ngày 5/1/19",
        "5/1/3019",
        "Quyết định số 15/2018/QĐ-UBND",
        "số 5/1/2019/QĐ",
        "ngày 10/3 âm lịch",
        "ngày 10/3 (ÂL)",
        "ngày 0/5",
        "ngày 19 - 18/6",
        "hơn 1/4 số hộ",
        "phiên bản 1.2.3.2019",
        "sau 6 tháng 6 ngày",
        "6 tháng đầu năm 2018",
        "Chỉ thị 01, năm 2019",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert found(text) == []


def test_a_missing_year_is_the_nearest_one():
    assert found("(5/1)", date(2018, 12, 30)) == [("5/1", WRITTEN, WRITTEN)]
    assert found("ngày 30/12", WRITTEN)[0][1] == date(2018, 12, 30)
    assert found("ngày 29/2", WRITTEN)[0][1] == date(2020, 2, 29)


@given(days, st.integers(-182, 182))
def test_a_day_within_half_a_year_is_completed_to_itself(written_on, distance):
    day = written_on + timedelta(days=distance)
    if 1900 < day.year < 2100 and (day.month, day.day) != (2, 29):
        assert found(f"ngày {day.day}/{day.month}", written_on)[0][1] == day


@given(days, st.sampled_from(["{:%d/%m}/{y}", "{d}/{m}/{y}", "ngày {d} tháng {m} năm {y}"]))
def test_a_full_date_is_found_where_it_stands_whenever_it_was_written(day, form):
    printed = form.format(day, d=day.day, m=day.month, y=day.year)
    text = f"Tỉnh ủy họp {printed}, có 3.430 người, đạt 1/4."
    (one,) = find_dates(text, WRITTEN)
    assert (one.first, one.last, one.precision) == (day, day, "day")
    assert text[one.start : one.end] == one.as_printed == printed


@given(days, st.integers(1, 60))
def test_a_range_is_found_with_both_days(first, length):
    last = first + timedelta(days=length)
    if last.year <= 2100:
        text = f"từ ngày {first.day}/{first.month} đến {last.day}/{last.month}/{last.year}"
        (one,) = find_dates(text, WRITTEN)
        assert (one.first, one.last, one.precision) == (first, last, "range")


def test_several_dates_come_in_their_order_and_once_each():
    text = "Ngày 5/1 và 10/1/2019; trước đó, trong hai ngày 18-19/6/2013 và tháng 6/2018."
    assert [one.precision for one in find_dates(text, WRITTEN)] == ["day", "day", "range", "month"]


def test_each_day_of_a_list_is_found_and_a_fraction_after_it_is_not():
    assert [one[0] for one in found("Ngày 3/1 và 5/1, 1/4 số hộ")] == ["Ngày 3/1", "5/1"]
    assert [one[0] for one in found("các ngày 3/1, 5/1 và 9/1")] == ["ngày 3/1", "5/1", "9/1"]
    assert [one[0] for one in found("ngày 3/1, 1/4 số hộ")] == ["ngày 3/1"]


def test_the_ends_of_the_calendar_are_no_error():
    assert found("ngày 5/1", date.min) == found("ngày 5/1", date.max) == []


@given(days)
def test_what_we_print_we_find(day):
    for printed in (short_date(day), weekday_date(day)):
        assert found(f"Họp {printed}.") == [(printed, day, day)]


@given(st.text("0123456789/-–., ngàyđếntừ thángnăm()"), days)
def test_any_text_is_read_without_error(text, written_on):
    for one in find_dates(text, written_on):
        assert one.first <= one.last
        assert text[one.start : one.end] == one.as_printed
