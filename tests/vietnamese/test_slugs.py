"""Addresses are readable."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.words import as_nfd
from vietnamese.slugs import slugify


def test_d_with_bar_stays_in_the_address():
    assert slugify("Đà Nẵng: ảnh đẹp") == "da-nang-anh-dep"


def test_a_slug_is_cut_after_a_word():
    assert slugify("tập trung khắc phục", max_length=10) == "tap-trung"
    assert slugify("tập trung khắc phục", max_length=9) == "tap-trung"
    assert slugify("x" * 90) == "x" * 80
    assert slugify("nghiêng", max_length=5) == "nghie"


def test_nothing_is_left_of_signs_alone():
    assert slugify("“…” – 北京") == ""


@given(st.text(), st.integers(1, 90))
def test_any_text_gives_a_slug_of_whole_ascii_words_within_its_length(text, length):
    slug = slugify(text, max_length=length)
    assert len(slug) <= length
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert slugify(slug, max_length=length) == slug
    assert slugify(as_nfd(text), max_length=length) == slug
