"""Abbreviations of the press are spelled out, other words stay as they are."""

import pytest

from vietnamese.abbreviations import FULL, spelled_out
from vietnamese.fold import fold


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("UBND tỉnh", "ủy ban nhân dân tỉnh"),
        ("hđnd, ubnd", "hội đồng nhân dân, ủy ban nhân dân"),
        ("HDND xã", "hội đồng nhân dân xã"),
        ("Sở GD&ĐT", "Sở giáo dục và đào tạo"),
        ("sở gd & đt", "sở giáo dục và đào tạo"),
        ("KT-XH", "kinh tế - xã hội"),
        ("UBNDX và xubnd", "UBNDX và xubnd"),
        ("", ""),
    ],
)
def test_an_abbreviation_is_spelled_out_however_it_is_typed(typed, full):
    assert spelled_out(typed) == full


def test_no_two_abbreviations_fold_to_the_same():
    assert len({fold(short) for short in FULL}) == len(FULL)
