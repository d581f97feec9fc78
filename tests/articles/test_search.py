"""What a reader finds, however it was typed, on both databases."""

import unicodedata

import pytest
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from articles import body, full_text, searching, spelling
from articles.models import PublishedArticle
from articles.scope import Scope
from tests import make

pytestmark = pytest.mark.postgres
ODD = [
    "",
    " ",
    '"',
    "'",
    "''; DROP TABLE articles_publishedarticle; --",
    "AND OR NOT",
    "NEAR(lạng, sơn)",
    "lạng AND",
    "lạng* -sơn ^x:y (",
    "search_exact: lạng",
    "lạng & sơn | !x <-> y",
    "\\",
    "\x00",
    "😀🇻🇳",
    "%_",
    "\ud800",
    "\u0301\u0323",
    "²½①",
    "東京 Москва",
    "x" * 10_000,
    "lạng sơn " * 1_200,
]


def found(words, wanted=20):
    """The headlines found, in the order in which they stand."""
    public = PublishedArticle.objects.public()
    with full_text.by_index():
        keys = searching.best(Scope(), searching.read(words), wanted)
    headlines = dict(public.values_list("pk", "headline"))
    return [headlines[key] for key in keys]


class WhatIsFound(TestCase):
    @classmethod
    def setUpTestData(cls):
        make.published(headline="Hoa đào", lede="Chợ hoa mở cửa.", body="<p>Đường phố.</p>")
        make.published(headline="Tỉnh uỷ họp", lede="Hòa bình.", body="<p>Lạng&nbsp;Sơn</p>")
        make.published(headline="Làng nghề", lede="Sớn sác.", body="<p>A &amp; B. Sơn lạng.</p>")

    def test_words_are_found_with_and_without_diacritics(self):
        for typed in ("Đường phố", "duong pho", "ĐƯỜNG PHỐ", "đuong phó"):
            self.assertEqual(found(typed), ["Hoa đào"], typed)

    def test_exact_tones_come_before_folded_ones_and_neighbours_before_scattered_words(self):
        self.assertEqual(found("hòa"), ["Tỉnh uỷ họp", "Hoa đào"])
        self.assertEqual(found("hoa"), ["Hoa đào", "Tỉnh uỷ họp"])
        self.assertEqual(found("Lạng Sơn"), ["Tỉnh uỷ họp", "Làng nghề"])

    def test_both_places_of_a_tone_and_every_input_form_find_the_same(self):
        for typed in ("Tỉnh ủy", "Tỉnh uỷ", unicodedata.normalize("NFD", "Tỉnh ủy"), "TỈNH UỶ"):
            self.assertEqual(found(typed), ["Tỉnh uỷ họp"], typed)

    def test_every_word_must_stand_in_the_text(self):
        self.assertEqual(found("hoa đào Hà Nội"), [])

    def test_signs_of_the_markup_are_no_words(self):
        for typed in ("nbsp", "amp", "figure", "p"):
            self.assertEqual(found(typed), [], typed)

    def test_what_the_headline_says_comes_before_what_the_text_mentions(self):
        make.published(headline="Chợ phiên", lede="Làng nghề được nhắc tới.")
        self.assertEqual(found("làng nghề"), ["Làng nghề", "Chợ phiên"])

    def test_words_typed_with_tones_mean_them_and_those_without_mean_any(self):
        make.published(headline="Đường phở", lede="Quán ăn.")
        self.assertEqual(found("đường phố"), ["Hoa đào", "Đường phở"])
        self.assertEqual(found("duong phở"), ["Đường phở", "Hoa đào"])

    def test_a_phrase_in_quotes_stands_as_typed_or_is_not_found(self):
        self.assertEqual(found('"chợ hoa mở cửa"'), ["Hoa đào"])
        self.assertEqual(found("“mở cửa chợ”"), [])
        self.assertEqual(found('"cho hoa"'), ["Hoa đào"])
        self.assertEqual(found('"chớ hoa"'), [])

    def test_an_abbreviation_and_what_it_stands_for_find_the_same(self):
        make.published(headline="UBND tỉnh họp", lede="Sở GD & ĐT dự.")
        make.published(headline="Ủy ban nhân dân tỉnh họp", lede="Sở Giáo dục và Đào tạo dự.")
        for typed in ("ubnd tỉnh", "uỷ ban nhân dân tỉnh", "UBND", "sở gd&đt", "so giao duc"):
            self.assertEqual(len(found(typed)), 2, typed)

    def test_the_year_an_article_appeared_finds_it(self):
        year = PublishedArticle.objects.first().published_at.year
        self.assertEqual(found(f"hoa đào {year}"), ["Hoa đào"])
        self.assertEqual(found(f"hoa đào {year - 1}"), [])

    def test_one_slip_is_mended_by_what_stands_beside(self):
        for typed, meant in (
            ("dduong pho", "duong pho"), ("làng ngề", "lang nghe"), ("hao đào", "hoa dao"),
            ("tinhr uy", "tinh uy"), ("zzzz qqqq", None), ("", None),
        ):  # fmt: skip
            self.assertEqual(spelling.mended(Scope(), searching.read(typed)), meant, typed)

    def test_odd_words_are_answered_too(self):
        for typed in ODD:
            with self.subTest(ascii(typed[:30])):
                self.assertLessEqual(len(found(typed)), 3)

    def test_the_index_follows_a_change_a_deletion_and_a_bulk_insert(self):
        version = PublishedArticle.objects.get(headline="Hoa đào")
        exact, folded = full_text.texts(["Mùa quýt"], [])
        rows = PublishedArticle.objects.filter(pk=version.pk)
        rows.update(search_exact=exact, search_folded=folded)
        self.assertEqual((found("đường phố"), found("quýt")), ([], ["Hoa đào"]))
        rows.delete()
        self.assertEqual(found("quýt"), [])
        version.pk, version.key = None, "another"
        version.search_exact, version.search_folded = full_text.texts(["Mùa mận"], [])
        PublishedArticle.objects.bulk_create([version])
        self.assertEqual((found("mận"), found("quýt")), (["Hoa đào"], []))

    def test_what_is_not_public_is_not_found(self):
        PublishedArticle.objects.update(sealed_at=version_moment())
        self.assertEqual(found("hoa"), [])


def version_moment():
    return PublishedArticle.objects.first().in_force_from


class WhateverIsTyped(PropertyTestCase):
    @given(st.text(max_size=60))
    @settings(max_examples=60, deadline=None)
    def test_no_words_are_an_error(self, typed):
        found(typed)


def test_blocks_are_kept_apart_and_entities_read():
    html = "<h2>Một</h2><p>Hai &lt; ba<br>bốn&nbsp;năm</p>"
    assert body.plain_text(html).split("\n") == ["Một", "Hai < ba", "bốn\u00a0năm", ""]
