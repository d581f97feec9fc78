"""Proofreading: what is pointed at, and what is left alone."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.proof import find, mixed_tones

DAY = date(2019, 1, 5)  # a Saturday


def rules(text):
    return [finding.rule for finding in find(text, DAY)]


def pointed(text):
    return [text[finding.start : finding.end] for finding in find(text, DAY)]


def test_the_orphan_quote_of_the_seed_is_found_and_nothing_else_in_its_sentence():
    text = (
        "phương châm chỉ đạo của Chính phủ là: Kỷ cương, liêm chính, hành động, sáng tạo, bứt phá,"
        " hiệu quả” và chủ đề năm 2019 của UBND tỉnh là: “Tăng cường kỷ luật”."
    )
    (finding,) = find(text, DAY)
    assert finding.rule == "orphan_quote"
    assert text[finding.start] == "”"
    assert "hiệu quả”" in finding.words


@pytest.mark.parametrize(
    "text",
    [
        "Ông nói: “Tốt lắm”.",
        "Ông nói: “Cuốn «Đất» hay”.",
        'Ông nói: "Tốt lắm".',
        "Số 01/CT-UBND, lúc 7:30 ngày 5/1/2019, lớp 12A3, QL1A, điện thoại 0205 3812 345.",
        "Năm 2019 có 3.430 người, tăng 96,5%.",
        "Thứ Bảy, ngày 05/01/2019; sáng thứ bảy (5/1).",
        "Chủ nhật 6/1/2019.",
        "Diện tích 1.254 ha, giá 12,5 tỷ đồng, phiên bản 4.0.",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert find(text, DAY) == []


@pytest.mark.parametrize(
    ("text", "rule", "span"),
    [
        ("Ông nói: “Tốt lắm.", "orphan_quote", "“"),
        ('Ông nói: "Tốt lắm”.', "mixed_quotes", "”"),
        ("Ông nói: “Tốt lắm».", "mixed_quotes", "»"),
        ("Hội nghị  khai mạc.", "spaces", "  "),
        ("Hội nghị , khai mạc.", "spaces", " "),
        ("Sáng thứ Sáu, ngày 5/1/2019, họp.", "weekday", "thứ Sáu, ngày 5/1/2019"),
        ("Sáng chủ nhật (5/1), họp.", "weekday", "chủ nhật (5/1"),
        ("Họp thứ 2 ngày 05/01/2019.", "weekday", "thứ 2 ngày 05/01/2019"),
        ("Có 3430 người dự.", "number", "3430"),
        ("Có 3,430 người dự.", "number", "3,430"),
        ("Đạt 96.5% kế hoạch.", "number", "96.5"),
        ("Hỗ trợ 1500000 đồng.", "number", "1500000"),
    ],
)
def test_what_deserves_a_look_is_pointed_at(text, rule, span):
    assert (rules(text), pointed(text)) == ([rule], [span])


def test_a_finding_says_what_is_meant():
    (finding,) = find("Có 3,430 người dự.", DAY)
    assert finding.instead == "3.430"
    (finding,) = find("Sáng thứ Sáu, ngày 5/1/2019, họp.", DAY)
    assert finding.instead == "Thứ Bảy"


def test_a_tone_placed_both_ways_points_at_the_rarer_spelling():
    texts = ["Bí thư Tỉnh ủy và Tỉnh ủy viên", "Văn phòng Tỉnh uỷ; hoà nhạc"]
    ((number, finding),) = mixed_tones(texts)
    assert (number, finding.words, finding.instead) == (1, "uỷ", "ủy")


def test_quotes_pair_within_one_paragraph_alone():
    assert rules("“Một\nhai”") == ["orphan_quote", "orphan_quote"]


def test_the_whole_seed_has_one_finding_of_quotes():
    seed = Path(__file__).parents[2] / "fixtures" / "source" / "seed-article.txt"
    found = find(seed.read_text(encoding="utf-8"), DAY)
    quotes = [finding for finding in found if finding.rule.endswith("quote")]
    assert [finding.words[-12:] for finding in quotes if "hiệu quả”" in finding.words] != []
    assert len(quotes) == 1


@given(st.text(alphabet='“”"«» a\n1.,%59/() thứhai', max_size=60))
def test_every_text_can_be_proofread(text):
    for finding in find(text, DAY):
        assert 0 <= finding.start < finding.end <= len(text)
