"""Every way of typing Vietnamese becomes one, and what hides in pasted text is gone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.text import clean_line, clean_text, nfc

# Windows-1258 style: a composed base letter and a combining tone.
THIRD_FORM = "Phu\u031bo\u031b\u0301ng"


@pytest.mark.parametrize(
    "typed", ["Phướng", unicodedata.normalize("NFD", "Phướng"), "Phư\u01a1\u0301ng", THIRD_FORM]
)
def test_all_input_forms_become_nfc(typed):
    assert clean_line(typed) == "Phướng"


def test_eth_is_the_vietnamese_letter():
    assert nfc("\u00d0ồng \u00d0ăng, \u00f0ã") == "Đồng Đăng, đã"


def test_compatibility_signs_stay_as_printed():
    assert clean_text("¾ m² ½ №") == "¾ m² ½ №"


def test_invisible_and_control_characters_are_dropped():
    assert clean_text("\ufeffLạng\u200b Sơn\x00\u00ad\u202e\ud800") == "Lạng Sơn"


def test_line_ends_of_every_system_are_one_and_tabs_stay_in_prose():
    assert clean_text("a\r\nb\rc\u2028d\x0be\tf") == "a\nb\nc\nd\ne\tf"


def test_a_line_holds_no_line_end():
    assert clean_line("  Lạng\r\n\tSơn \u2029 2019 ") == "Lạng Sơn 2019"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text())
def test_decomposed_text_becomes_what_composed_text_is(text):
    assert nfc(unicodedata.normalize("NFD", text)) == nfc(text)


@given(st.text())
def test_a_cleaned_text_can_be_stored_by_every_database(text):
    clean = clean_text(text)
    clean.encode()
    assert "\x00" not in clean
    assert not {"\n", "\r"} & set(clean_line(text))
