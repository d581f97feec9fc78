"""The desk's list of articles: what is found in it, in which order, by how many questions."""

import datetime
from unittest import mock

import pytest
from django.core import serializers
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import public_states, word_parts, workflow
from articles.models import Article, PublishedArticle
from people import groups
from tests import make

pytestmark = pytest.mark.postgres
HOUR = datetime.timedelta(hours=1)
ADDRESS = reverse("admin:articles_article_changelist")


def both_ways():
    """Yield each way of searching on SQLite: what is few by its ids, what is many in order."""
    for few in (word_parts.FEW, 0):
        with mock.patch.object(word_parts, "FEW", few):
            yield "few" if few else "many"


class ListCase(TestCase):
    def setUp(self):
        self.chief = make.user(is_superuser=True)
        self.client.force_login(self.chief)

    def listed(self, **asked):
        answer = self.client.get(ADDRESS, asked)
        return [article.headline for article in answer.context["cl"].result_list]


class Searching(ListCase):
    def assertFound(self, typed, *headlines):
        for way in both_ways():
            with self.subTest(typed=typed, way=way):
                self.assertCountEqual(self.listed(q=typed), headlines)

    def test_words_and_parts_of_words_are_found_without_diacritics(self):
        bridge, road = "Thông xe cầu Kỳ Cùng", "Đường về Hữu Lũng thông suốt"
        make.article(headline=bridge)
        make.article(headline=road, kicker="Giao thông")
        self.assertFound("thong", bridge, road)
        self.assertFound("THÔNG", bridge, road)
        self.assertFound("ky cung thong", bridge)
        self.assertFound("uong", road)
        self.assertFound("ong uot", road)
        self.assertFound("giao", road)
        self.assertFound("ky", bridge)
        self.assertFound("khongcogi")
        self.assertFound("thong khongcogi")

    def test_what_is_no_letter_is_looked_for_as_it_is_typed(self):
        rate, quoted = "Tăng 100% trong năm", 'Nói "không" với rác'
        make.article(headline=rate)
        make.article(headline=quoted)
        self.assertFound("100%", rate)
        self.assertFound("1_0%")
        self.assertFound('"khong"', quoted)
        self.assertFound('NOT "')
        self.assertFound("AND OR* -khong:")

    def test_the_index_follows_every_way_of_writing(self):
        article = make.article(headline="Mùa quýt")
        article.headline = "Mùa mận"
        article.save()
        self.assertFound("quyt")
        self.assertFound("man", "Mùa mận")
        Article.objects.filter(pk=article.pk).update(search_folded="mua hong")
        self.assertFound("hong", "Mùa mận")
        self.assertFound("man")
        copy = serializers.serialize("json", [article])
        article.delete()
        self.assertFound("mua")
        for row in serializers.deserialize("json", copy):
            row.save()  # as loaddata does
        self.assertFound("man", "Mùa mận")
        Article.objects.bulk_create(
            [Article(headline="Mùa na", search_folded="mua na", created_by=self.chief)]
        )
        self.assertFound("mua", "Mùa mận", "Mùa na")

    def test_the_last_changed_stands_first_or_last_as_asked(self):
        for hours, headline in ((3, "Hội nghị ba"), (1, "Hội nghị một"), (2, "Hội nghị hai")):
            article = make.article(headline=headline)
            moment = timezone.now() - hours * HOUR
            Article.objects.filter(pk=article.pk).update(modified_at=moment)
        newest = ["Hội nghị một", "Hội nghị hai", "Hội nghị ba"]
        for way in both_ways():
            with self.subTest(way=way):
                self.assertEqual(self.listed(q="hoi nghi"), newest)
                self.assertEqual(self.listed(q="hoi nghi", o="1"), newest[::-1])

    def test_a_search_keeps_to_the_filters_and_to_what_the_user_may_open(self):
        reporter = make.user(groups.REPORTER)
        make.article(headline="Lễ hội của tôi", created_by=reporter)
        make.article(headline="Lễ hội của người khác", status="submitted")
        workflow.put_in_bin(make.article(headline="Lễ hội bị bỏ"), self.chief)
        self.assertFound("le hoi", "Lễ hội của tôi", "Lễ hội của người khác")
        for way in both_ways():
            with self.subTest(way=way):
                found = self.listed(q="le hoi", status__exact="submitted")
                self.assertEqual(found, ["Lễ hội của người khác"])
        self.client.force_login(reporter)
        self.assertFound("le hoi", "Lễ hội của tôi")


class WhatReadersHave(ListCase):
    def test_each_filter_finds_its_own_whether_few_or_many(self):
        now = timezone.now()
        make.article(headline="Chưa đăng")
        make.published(headline="Đang đăng")
        make.published(headline="Hẹn giờ", from_moment=now + HOUR)
        updated = make.published(headline="Đăng rồi sửa").article
        updated.lede = "Thêm số liệu."
        updated.save()
        workflow.record_change(updated, self.chief)
        make.published(updated, from_moment=now + HOUR)
        workflow.retract(make.published(headline="Đã gỡ").article, make.chief(), "Sai")
        for few in (public_states.FEW, 0):
            with mock.patch.object(public_states, "FEW", few), self.subTest(few=few):
                self.assertCountEqual(self.listed(doc="in_force"), ["Đang đăng", "Đăng rồi sửa"])
                self.assertCountEqual(self.listed(doc="scheduled"), ["Hẹn giờ", "Đăng rồi sửa"])
                self.assertCountEqual(self.listed(doc="retracted"), ["Đã gỡ"])
        answer = self.client.get(ADDRESS, {"q": "sua"})
        self.assertContains(answer, '<span class="state in_force">Đã xuất bản · Hẹn giờ</span>')

    def test_only_what_is_approved_and_not_before_readers_waits(self):
        waiting = make.approved(headline="Chờ đăng")
        make.published(headline="Đăng rồi")
        make.article(headline="Đang viết")
        versions = PublishedArticle.objects.all()
        found = public_states.awaiting(Article.objects.not_binned(), versions)
        self.assertEqual(list(found), [waiting])


class Statements(ListCase):
    def asked(self, **query):
        self.client.get(ADDRESS, query)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(ADDRESS, query)
        return [query["sql"] for query in queries.captured_queries]

    def test_the_list_loads_what_acts_on_rows_and_nothing_of_the_writing_page(self):
        answer = self.client.get(ADDRESS)
        self.assertContains(answer, "admin/js/actions.js")
        self.assertNotContains(answer, "desk/keep.js")

    def test_a_page_asks_the_same_for_1_and_60_articles_and_never_counts(self):
        section = make.section()
        make.approved(section=section, headline="Hội nghị")
        few = self.asked(), self.asked(q="hoi"), self.asked(doc="in_force")
        for number in range(59):
            make.article(section=section, headline=f"Hội nghị {number}", created_by=make.user())
        many = self.asked(), self.asked(q="hoi"), self.asked(doc="in_force")
        self.assertEqual([len(asked) for asked in few], [len(asked) for asked in many])
        self.assertFalse([sql for sql in many[0] if "COUNT(" in sql and "articles_article" in sql])

    @pytest.mark.skipif("sqlite" not in connection.vendor, reason="PostgreSQL chooses by size")
    def test_a_list_reads_an_index_alone_and_sorts_nothing(self):
        outside = Article.objects.not_binned()
        for articles, index in (
            (outside, "article_newest"),
            (outside.filter(status="draft"), "article_by_status"),
            (outside.filter(section=1), "article_by_section"),
            (outside.filter(created_by=1), "article_by_author"),
            (outside.filter(kind="tin"), "article_by_kind"),
            (Article.objects.filter(binned_at__isnull=False), "article_binned"),
        ):
            plan = articles.values_list("pk", flat=True)[:1000].explain()
            with self.subTest(index=index):
                self.assertIn(f"COVERING INDEX {index}", plan)
                self.assertNotIn("TEMP B-TREE", plan)
