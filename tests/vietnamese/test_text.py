"""Text comes in at one door and in one form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.words import as_nfd, as_windows_1258, phrases
from vietnamese.text import clean_line, clean_text, nfc


@given(phrases)
def test_all_three_input_forms_become_one(text):
    assert nfc(as_nfd(text)) == nfc(as_windows_1258(text)) == nfc(text) == text


def test_a_letter_with_a_tone_apart_is_one_letter():
    assert nfc("ư\u0301") == "ứ"
    assert nfc("Thươ\u0309ng") == "Thưởng"


def test_a_letter_with_horn_and_tone_apart_is_one_letter():
    assert clean_line("Phu\u031bo\u031b\u0301ng") == "Phướng"


@given(st.text())
def test_decomposed_text_becomes_what_composed_text_is(text):
    assert nfc(as_nfd(text)) == nfc(text)


@given(st.text())
def test_a_clean_text_can_be_stored_by_every_database(text):
    assert "\x00" not in clean_text(text).encode().decode()


def test_eth_is_the_vietnamese_letter():
    assert nfc("\u00d0ồng \u00d0ăng, \u00f0ã") == "Đồng Đăng, đã"


def test_fractions_and_squares_stay():
    assert clean_text("¾ 5 m² ½…") == "¾ 5 m² ½…"


@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_invisible_and_control_characters_go(clean):
    assert clean("L\u200bạ\u00adng\ufeff\x00 \x07S\u202eơn\x9f\ud800") == "Lạng Sơn"


@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_a_tone_after_an_invisible_character_finds_its_letter(clean):
    assert clean("a\u200b\u0301") == "á"


def test_a_text_keeps_its_lines_and_tabs():
    assert clean_text("một\r\nhai\rba\tbốn\x0bnăm\u2028sáu") == "một\nhai\nba\tbốn\nnăm\nsáu"


def test_a_line_has_one_space_where_lines_broke_and_none_at_its_ends():
    assert clean_line(" \u00a0Lạng \r\n\t Sơn,\n\nViệt  Nam\u00a0 \n") == "Lạng Sơn, Việt  Nam"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text())
def test_a_clean_line_is_one_line_of_composed_printable_text(text):
    line = clean_line(text)
    assert line == unicodedata.normalize("NFC", line) == line.strip()
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in line)
    assert len(line.splitlines()) <= 1
