"""What a searcher means: diacritics, the place of tones, numbers."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.fold import exact_tokens, fold, folded_tokens, syllables, tone_key
from vietnamese.slugs import slugify

TOKEN = re.compile(r"\w+")


def nfd(text):
    return unicodedata.normalize("NFD", text)


def test_folding_drops_every_mark_and_the_bar_of_d():
    assert fold("Đồng chí Phạm Ngọc Thưởng ở \u00d0à Nẵng") == "dong chi pham ngoc thuong o da nang"
    assert fold("đ") == fold("Đ") == fold("\u00d0") == fold("\u00f0") == "d"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("HOÀ", "hòa"),
        ("uỷ", "ủy"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("qúy", "quý"),
        ("gìa", "già"),
        ("Tỉnh uỷ", "Tỉnh Ủy"),
        ("loè", "lòe"),
    ],
)
def test_the_place_of_a_tone_makes_no_difference(one, other):
    assert tone_key(one) == tone_key(other)
    assert tone_key(nfd(one)) == tone_key(other)


@pytest.mark.parametrize("word", ["quý", "hoàn", "hòa", "thúy", "già", "nguyễn", "giống", "đường"])
def test_a_tone_that_stands_well_is_left_alone(word):
    assert tone_key(word) == word


@pytest.mark.parametrize(
    ("one", "other"), [("hòa", "hoa"), ("ma", "mạ"), ("tỷ", "tỉ"), ("mùa", "muà đông"), ("ô", "o")]
)
def test_other_words_stay_other_words(one, other):
    assert tone_key(one) != tone_key(other)


@pytest.mark.parametrize("word", ["café", "naïve", "öl", "москва", "東京", "résumé", "pháp-việt"])
def test_words_of_other_languages_are_kept(word):
    assert tone_key(word) == word


def test_numbers_are_one_word_and_bare_in_tokens():
    assert syllables("3.430 người, 96,5%") == ["3.430", "người", "96,5"]
    assert folded_tokens("3.430") == ["3430"]
    assert syllables("21.12.2018; lớp 1,2,3") == ["21", "12", "2018", "lớp", "1", "2", "3"]


def test_neighbours_make_a_pair_within_a_sentence_only():
    tokens = folded_tokens("Điểm yếu. Lạng Sơn")
    assert tokens == ["diem", "diem_yeu", "yeu", "lang", "lang_son", "son"]


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_tone_key_of_a_tone_key_is_itself(text):
    assert tone_key(tone_key(text)) == tone_key(text)


@given(st.text("ăâêôơưàáảãạđhoauyqgi nk", max_size=30))
def test_the_tone_key_changes_no_letter(text):
    assert fold(tone_key(text)) == fold(text)


@given(st.text())
def test_tokens_hold_only_letters_digits_and_the_joint(text):
    for token in exact_tokens(text) + folded_tokens(text):
        assert TOKEN.fullmatch(token) and len(token) <= 129


@given(st.text())
def test_both_columns_hold_as_many_tokens_and_nfd_the_same(text):
    assert len(exact_tokens(text)) == len(folded_tokens(text))
    assert exact_tokens(nfd(text)) == exact_tokens(text)


def test_slugs_keep_the_d_with_a_bar():
    assert slugify("Đà Nẵng: ảnh đẹp") == "da-nang-anh-dep"
    assert slugify("东京 — !!") == ""


def test_a_long_slug_ends_with_a_whole_word():
    assert slugify("mười hai chữ cái", max_length=9) == "muoi-hai"
    assert slugify("x" * 90) == "x" * 80


@given(st.text(), st.integers(1, 60))
def test_a_slug_is_ascii_words_within_its_length(text, length):
    slug = slugify(text, length)
    assert len(slug) <= length
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
