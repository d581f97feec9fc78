"""Numbers are printed and read as Vietnamese print has them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.numbers import Quantity, format_number, parse_number, parse_quantity


def test_thousands_have_dots_and_decimals_a_comma():
    assert format_number(3430) == "3.430"
    assert format_number(Decimal("96.5")) == "96,5"
    assert format_number(Decimal("-1234567.80")) == "-1.234.567,80"


@given(st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_what_is_printed_is_read_back(value):
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize("text", ["", "x", "1.5", "3.43", "1,2,3", "1.818/1.883", "3 430", "--1"])
def test_what_is_no_number_is_refused_by_name(text):
    with pytest.raises(ValueError, match="không phải là số") as refused:
        parse_number(text)
    assert f"“{text}”" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("96,5%", Quantity(Decimal("96.5"), "%", False)),
        ("khoảng 3.430 người", Quantity(Decimal(3430), "người", True)),
        ("Hơn 2 triệu  đồng", Quantity(Decimal(2), "triệu đồng", True)),
        ("201", Quantity(Decimal(201), "", False)),
        ("5 tạ/ha", Quantity(Decimal(5), "tạ/ha", False)),
        ("37,5 °C", Quantity(Decimal("37.5"), "°C", False)),
    ],
)
def test_a_quantity_has_a_value_a_unit_and_may_be_about(text, quantity):
    assert parse_quantity(text) == quantity


@pytest.mark.parametrize("text", ["", "người", "1/4", "5 - 6 người", "3.4300 người", "1.5 km"])
def test_what_is_no_quantity_is_refused_by_name(text):
    with pytest.raises(ValueError, match="không phải là số lượng") as refused:
        parse_quantity(text)
    assert f"“{text}”" in str(refused.value)


@given(st.text())
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        parse_quantity(text)
    except ValueError as refused:
        assert str(refused).endswith(".")
