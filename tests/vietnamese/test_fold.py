"""Search sees words as a searcher types them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.words import TONES, as_nfd, as_windows_1258, phrases, with_tone
from vietnamese.fold import exact_tokens, fold, folded_tokens, search_tokens, syllables, tone_key


def test_folding_drops_tones_shapes_and_the_bar_of_d():
    assert fold("Đồng Đăng, \u00d0ường Thưởng") == "dong dang, duong thuong"


@given(phrases)
def test_folded_vietnamese_is_ascii_in_lower_case(text):
    bare = fold(text).translate({ord(char): None for char in "–“”"})
    assert bare.isascii()
    assert bare == bare.lower()


@given(phrases)
def test_all_three_input_forms_fold_and_compare_alike(text):
    for key in (fold, tone_key, exact_tokens, folded_tokens):
        assert key(as_nfd(text)) == key(as_windows_1258(text)) == key(text)


@given(st.text())
def test_keys_of_any_text_are_stable_and_composed(text):
    for key in (fold, tone_key):
        assert key(key(text)) == key(text) == unicodedata.normalize("NFC", key(text))


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("uỷ", "ủy"),
        ("khoẻ", "khỏe"),
        ("thuý", "thúy"),
        ("Tỉnh uỷ", "TỈNH ỦY"),
        ("quý", "qúy"),
        ("già", "gìa"),
        ("giúp", "gíup"),
        ("loại", "lọai"),
        ("toàn", "tòan"),
        ("ngoài", "ngòai"),
        ("khuỷu", "khủyu"),
    ],
)
def test_both_places_of_a_tone_are_equal(new, old):
    assert tone_key(new) == tone_key(old)


PLACED = (
    "quý già gì gìn giếng giữ giường nghĩa của mùa mía hòa hoàn quốc thuở người rượu ngoài ngoáy"
    " cứu bảo đường thuyền hào quỳnh huỳnh yếu ý uống ủy khỏe thúy oản khoảnh nguyễn tuổi coóc"
    " khuỷu huơ thuận chịu hiểu café résumé hànội piñata"
)


def test_a_tone_in_its_place_stays_there():
    assert tone_key(PLACED) == PLACED


@given(st.sampled_from(PLACED.split()), st.sampled_from(TONES), st.sampled_from(TONES))
def test_different_tones_are_never_equal(word, first, second):
    bare = "".join(char for char in as_nfd(word) if char not in TONES)
    place = max(bare.find(vowel) for vowel in "aeiouy")
    words = [with_tone(bare[: place + 1], tone) + bare[place + 1 :] for tone in (first, second)]
    assert (tone_key(words[0]) == tone_key(words[1])) == (first == second)


@pytest.mark.parametrize(
    ("one", "other"), [("hòa", "hoa"), ("ma", "mạ"), ("tỷ", "tỉ"), ("qùy", "quì"), ("ô", "o")]
)
def test_other_words_stay_other_words(one, other):
    assert tone_key(one) != tone_key(other)


@pytest.mark.parametrize("word", ["naïve", "öl", "москва", "東京", "pháp-việt"])
def test_words_of_other_languages_are_kept(word):
    assert tone_key(word) == word


@given(st.text("ăâêôơưàáảãạđhoauyqgi nk"))
def test_the_tone_key_changes_no_letter(text):
    assert fold(tone_key(text)) == fold(text)


@given(st.text())
def test_both_columns_hold_as_many_tokens_in_either_form_of_any_text(text):
    assert len(exact_tokens(text)) == len(folded_tokens(text))
    assert exact_tokens(as_nfd(text)) == exact_tokens(text)


def test_syllables_are_runs_of_letters_and_digits_and_numbers_stay_whole():
    assert syllables("UBND tỉnh: 3.430 người (96,5%), 21.12.2018; lớp 1,2,3; TP.HCM.") == (
        [
            "UBND",
            "tỉnh",
            "3.430",
            "người",
            "96,5",
            "21",
            "12",
            "2018",
            "lớp",
            "1",
            "2",
            "3",
            "TP",
            "HCM",
        ]
    )


def test_tokens_are_each_word_and_each_pair_in_order_with_repeats():
    assert folded_tokens("Lạng Sơn, Lạng Sơn") == (
        ["lang", "lang_son", "son", "son_lang", "lang", "lang_son", "son"]
    )
    assert exact_tokens("UỶ ban") == ["ủy", "ủy_ban", "ban"]


@pytest.mark.parametrize("sign", [". ", ".", "! ", "? ", "; ", ": ", "…", "\n", ":5 "])
def test_a_pair_never_spans_the_end_of_a_sentence_or_a_line(sign):
    assert not any(token.startswith("nghi_") for token in folded_tokens(f"hội nghị{sign}bàn"))


def test_digits_at_the_ends_of_lines_make_no_pair():
    assert folded_tokens("năm 2018\n2019") == ["nam", "nam_2018", "2018", "2019"]


def test_a_number_is_one_token_without_its_separators():
    assert folded_tokens("3.430 người") == ["3430", "3430_nguoi", "nguoi"]


@given(st.text())
def test_tokens_of_any_text_hold_only_letters_digits_and_one_bar(text):
    for token in exact_tokens(text) + folded_tokens(text):
        assert 1 <= len(token.split("_")) <= 2
        assert all(part and part.isalnum() for part in token.split("_"))


@given(phrases)
def test_what_is_found_exactly_is_found_folded(text):
    assert search_tokens(text, lambda word: fold(tone_key(word))) == folded_tokens(text)


def test_an_endless_word_fits_the_index_of_postgresql():
    token = max(exact_tokens("ằ" * 5000 + " " + "ể" * 5000), key=len)
    assert len(token.encode()) < 2047
