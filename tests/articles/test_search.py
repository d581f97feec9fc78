"""What a reader finds, however it was typed, on both databases."""

import unicodedata

import pytest
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from articles import body, full_text
from articles.models import PublishedArticle
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


def found(words):
    return [version.headline for version in PublishedArticle.objects.public().search(words)]


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
        list(PublishedArticle.objects.public().search(typed))


def test_blocks_are_kept_apart_and_entities_read():
    html = "<h2>Một</h2><p>Hai &lt; ba<br>bốn&nbsp;năm</p>"
    assert body.plain_text(html).split("\n") == ["Một", "Hai < ba", "bốn\u00a0năm", ""]
