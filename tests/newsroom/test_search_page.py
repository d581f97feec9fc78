"""The search page: who and what is named on top, how many, how to narrow, what was meant."""

import datetime
import json

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from articles import models
from newsroom import results
from newsroom.answers import answers_to
from newsroom.views.search import counted
from people.models import Organization
from tests import make

pytestmark = pytest.mark.postgres


def names(typed):
    return [answer.name for answer in answers_to(typed)]


def naming(*people, **fields):
    """A published article that names some people."""
    article = make.article(**fields)
    for order, person in enumerate(people, 1):
        models.Mention.objects.create(article=article, order=order, person=person)
    return make.published(article)


class WhoAndWhatIsNamed(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.lan = make.person(full_name="Vi Thị Lạn")
        cls.hidden = make.person(full_name="Đàm Văn Kín", public=False)
        naming(cls.lan, cls.hidden, headline="Hai người")
        cls.office = make.position(title="Chủ tịch UBND xã", variants=["CT UBND xã"])
        ended = datetime.date(2025, 7, 1)
        cls.district = make.organization(
            name="UBND huyện Nà Lũng", level="district", in_force_until=ended
        )
        cls.commune = make.organization(
            name="UBND xã Nà Lũng", level="commune", in_force_from=ended
        )
        Organization.objects.filter(pk=cls.district.pk).update(successor=cls.commune)
        make.organization(
            name="UBND xã Phai Cũ", level="commune", parent=cls.district,
            successor=cls.commune, in_force_until=ended,
        )  # fmt: skip
        make.tenure(
            "2025-07-02", None, person=cls.lan, position=cls.office, organization=cls.commune
        )

    def test_a_public_figure_is_answered_by_the_whole_name_however_typed(self):
        for typed in ("Vi Thị Lạn", "vi thi lan", "bà Vi Thị Lạn", "VI THI LẠN bây giờ"):
            self.assertEqual(names(typed), ["Vi Thị Lạn"], typed)
        self.assertEqual(names("Thị Lạn"), [])

    def test_nobody_else_is(self):
        self.assertEqual(names("Đàm Văn Kín"), [])
        models.PublishedArticle.objects.update(sealed_at=timezone.now())
        self.assertEqual(names("Vi Thị Lạn"), [])

    def test_an_office_is_answered_with_who_holds_it(self):
        for typed in ("chủ tịch ubnd xã Nà Lũng", "chu tich xa na lung", "CT UBND xã nà lũng"):
            self.assertEqual(names(typed)[:1], ["Vi Thị Lạn"], typed)
        self.assertEqual(names("chủ tịch UBND xã Phai Cũ"), [])

    def test_an_unverified_holder_is_not_answered(self):
        self.lan.tenures.update(verified_at=None)
        self.assertEqual(names("chủ tịch xã Nà Lũng"), [])

    def test_who_held_it_last_is_answered_with_the_time(self):
        self.lan.tenures.all().delete()
        make.tenure(
            "2025-07-02", "2026-01-01", person=self.lan, position=self.office,
            organization=self.commune,
        )  # fmt: skip
        (answer,) = answers_to("chủ tịch xã Nà Lũng")
        self.assertIn("01/01/2026", answer.facts[0].replace("1/1/2026", "01/01/2026"))

    def test_an_ended_district_or_commune_leads_to_what_followed_it(self):
        for typed in ("huyện Nà Lũng", "ubnd huyen na lung", "xã Phai Cũ", "xa phai cu"):
            self.assertEqual(names(typed), ["UBND xã Nà Lũng"], typed)

    def test_a_renamed_organisation_is_known_at_once(self):
        self.assertEqual(names("xã Nà Lũng"), ["UBND xã Nà Lũng"])
        self.commune.name = "UBND xã Tân Lũng"
        self.commune.save()
        self.assertEqual(names("xã Nà Lũng"), [])
        self.assertEqual(names("xã Tân Lũng"), ["UBND xã Tân Lũng"])


class ThePage(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.economy, cls.culture = make.section(name="Kinh tế"), make.section(name="Văn hóa")
        cls.who = make.person(full_name="Lộc Thị Bưởi")
        naming(cls.who, headline="Hồi được giá", section=cls.economy)
        make.published(headline="Hồi vào vụ", section=cls.economy)
        make.published(headline="Hội làng", lede="Mùi hồi thơm.", section=cls.culture)

    def page(self, **query):
        response = self.client.get("/tim-kiem/", query)
        self.assertEqual(response.status_code, 200)
        return response

    def test_it_counts_by_section_year_and_person_and_the_links_narrow(self):
        context = self.page(q="hồi").context
        groups = {group["name"]: group["links"] for group in context["narrower"]}
        counts = {link["name"]: link["count"] for link in groups["Chuyên mục"]}
        self.assertEqual(counts, {"Kinh tế": 2, "Văn hóa": 1})
        narrowed = self.client.get(groups["Chuyên mục"][0]["url"]).context
        self.assertEqual(len(narrowed["results"]), 2)
        by_person = self.page(q="hồi", **{"nhan-vat": self.who.slug}).context
        self.assertEqual(
            [row["article"].headline for row in by_person["results"]], ["Hồi được giá"]
        )
        self.assertEqual(by_person["filters"]["active"][0]["name"], "Lộc Thị Bưởi")

    def test_each_set_of_filters_finds_what_is_within_all_of_them(self):
        day = timezone.localdate()
        year, other = {"nam": day.year}, {"nam": day.year - 1}
        section, person = {"chuyen-muc": self.economy.slug}, {"nhan-vat": self.who.slug}
        for filters, found in (
            (year, 3), (other, 0), (section, 2), (section | year, 2), (person | section, 1),
            (person | section | other, 0), ({"tu": day, "den": day}, 3),
            ({"tu": day + datetime.timedelta(days=1)}, 0),
            ({"den": day - datetime.timedelta(days=1)}, 0),
            ({"chuyen-muc": "no-such"}, 0), ({"nhan-vat": "nobody"}, 0),
        ):  # fmt: skip
            self.assertEqual(len(self.page(q="hồi", **filters).context["results"]), found, filters)

    def test_counts_stop_at_1000(self):
        found = results.Results("x", count=results.COUNTED + 1)
        self.assertEqual(found.by_section, {})
        self.assertEqual(counted(1001), "hơn 1.000 bài")
        self.assertEqual(counted(1000), "1.000 bài")

    def test_it_asks_the_same_number_of_queries_for_3_and_30_articles(self):
        with CaptureQueriesContext(connection) as few:
            self.page(q="hồi")
        for _number in range(27):
            make.published(headline="Hồi khô", section=self.economy)
        with CaptureQueriesContext(connection) as many:
            self.page(q="hồi")
        self.assertLessEqual(len(many), len(few))

    def test_newest_first_is_an_order_of_its_own(self):
        best = [row["article"].headline for row in self.page(q="hồi").context["results"]]
        newest = self.page(q="hồi", **{"thu-tu": "moi-nhat"}).context["results"]
        self.assertEqual(best, ["Hồi vào vụ", "Hồi được giá", "Hội làng"])
        self.assertEqual(
            [row["article"].headline for row in newest], ["Hội làng", "Hồi vào vụ", "Hồi được giá"]
        )

    def test_a_slip_is_answered_with_what_was_meant_as_it_is_printed(self):
        response = self.page(q="hồi đươjc giá")
        self.assertContains(response, "<strong>Hồi được giá</strong>")
        self.assertEqual(response.context["results"][0]["article"].headline, "Hồi được giá")

    def test_the_typed_words_are_marked_in_the_excerpt(self):
        self.assertContains(self.page(q="mùi hồi"), "<mark>Mùi</mark> <mark>hồi</mark> thơm")

    def test_filters_that_lead_to_nothing_say_so_and_lead_out(self):
        for filters in ({"nam": 2031}, {"nhan-vat": "khong-co"}, {"chuyen-muc": "khong-co"}):
            page = self.client.get("/tim-kiem/", {"q": "hội nghị"} | filters)
            self.assertContains(
                page, 'href="/tim-kiem/?q=h%E1%BB%99i%20ngh%E1%BB%8B"', msg_prefix=str(filters)
            )
        page = self.client.get("/tim-kiem/", {"q": "x", "tu": "2026-02-01", "den": "2026-01-01"})
        self.assertContains(page, "“Từ ngày” đang sau “Đến ngày”")
        self.assertContains(self.client.get("/tim-kiem/?q=khongcogi"), "Hãy thử ít từ hơn")

    def test_what_is_typed_is_shown_as_text(self):
        self.assertNotContains(self.page(q="<script>alert(1)</script>hồi"), "<script>alert")

    def test_suggestions_name_people_and_headlines_that_begin_so(self):
        answer = json.loads(self.client.get("/tim-kiem/goi-y/", {"q": "loc thi"}).content)
        self.assertEqual(
            answer["suggestions"],
            [{"text": "Lộc Thị Bưởi", "url": self.who.get_absolute_url(), "kind": "person"}],
        )
        answer = json.loads(self.client.get("/tim-kiem/goi-y/", {"q": "vào vụ"}).content)
        self.assertEqual([row["text"] for row in answer["suggestions"]], ["Hồi vào vụ"])
        answer = json.loads(self.client.get("/tim-kiem/goi-y/", {"q": "l"}).content)
        self.assertEqual(answer["suggestions"], [])

    def test_a_year_or_day_that_no_form_sends_is_not_found(self):
        for query in ({"nam": "abc"}, {"nam": "99999"}, {"tu": "hôm qua"}, {"trang": "51"}):
            response = self.client.get("/tim-kiem/", {"q": "hồi", **query})
            self.assertEqual(response.status_code, 404, query)


class WhateverIsTyped(PropertyTestCase):
    @given(st.text(max_size=80), st.sampled_from(["", "moi-nhat"]))
    @settings(max_examples=80, deadline=None)
    def test_the_page_and_the_suggestions_answer(self, typed, order):
        query = {"q": typed, "thu-tu": order}
        wanted = 400 if "\0" in typed else 200
        for address in ("/tim-kiem/", "/tim-kiem/goi-y/"):
            try:
                response = self.client.get(address, query)
            except UnicodeEncodeError:
                continue  # half a surrogate pair: no browser can send it
            self.assertEqual(response.status_code, wanted, ascii(typed))
