"""The desk's list of articles: what is found in it, in which order, by how many questions."""

import datetime
import re
from unittest import mock

import pytest
from django.core import serializers
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import desk_home, public_states, recheck, rights, word_parts, workflow
from articles.models import Article, PublishedArticle, Revision
from people import groups
from people.models import PenName
from people.prepared import Listed
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

    def test_a_row_names_who_wrote_the_article_as_it_is_known(self):
        named = make.user(first_name="Phùng", last_name="Khiêm")
        unnamed = make.user(username="ctv-7")
        for who in (named, unnamed, None):
            make.article(headline="Hội nghị", created_by=who)
        answer = self.client.get(ADDRESS).content.decode()
        cells = re.findall(r'<td class="nowrap">([^<]*)</td>', answer)
        self.assertEqual(set(cells[1::3]), {"Phùng Khiêm", "ctv-7", "—"})

    def test_a_filter_stands_under_its_own_name(self):
        answer = self.client.get(ADDRESS).content.decode()
        names = re.findall(r"<summary>\s*([^<]*?)\s*</summary>", answer)
        self.assertEqual(names, ["Trạng thái", "Với bạn đọc", "Thể loại", "Thùng rác"])

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

    def waits(self, article):
        """Tell whether an article waits, after seeing that its row alone says the same."""
        found = public_states.awaiting(Article.objects.filter(pk=article.pk)).exists()
        self.assertEqual(Article.objects.get(pk=article.pk).awaits_readers, found)
        return found

    def test_what_is_approved_waits_until_readers_have_it_or_will_have_it(self):
        chief, soon = make.chief(), timezone.now() + HOUR
        article = make.article()
        self.assertFalse(self.waits(article))
        article = make.approved(article)
        self.assertTrue(self.waits(article))
        workflow.publish(article, chief, from_moment=soon)
        self.assertFalse(self.waits(article))
        workflow.unschedule(article, chief)
        self.assertTrue(self.waits(article))
        workflow.publish(article, chief)
        self.assertFalse(self.waits(article))
        workflow.send_back(article, chief, "Thêm số liệu")
        self.assertFalse(self.waits(article))
        Article.objects.filter(pk=article.pk).update(status="edited", lede="Thêm số liệu.")
        workflow.approve(article, make.chief())
        self.assertTrue(self.waits(article))
        workflow.retract(article, chief, "Sai")
        workflow.send_back(article, chief, "Sai")
        self.assertFalse(self.waits(article))

    def test_a_forgotten_article_waits_behind_a_thousand_others_touched_later(self):
        forgotten = make.approved(headline="Bị quên")
        published_after(forgotten, 1001)
        found = public_states.awaiting(Article.objects.not_binned())
        self.assertEqual(list(found), [forgotten])
        self.assertEqual(desk_home.first_page(make.chief())["waiting"], [forgotten])
        waiting = recheck.waiting_for_readers(Article.objects.not_binned())
        self.assertEqual([one.article_id for one in waiting], [forgotten.pk])


def published_after(forgotten, number):
    """Put in so many articles, touched later, that readers have."""
    version = make.published()
    fields = {"section": version.section, "status": "approved"}
    articles = Article.objects.bulk_create(
        Article(headline=f"Tin {n}", key=f"tin-{n}", **fields) for n in range(number)
    )
    revisions = Revision.objects.bulk_create(
        Revision(article=a, key=a.key, number=1, document={}, made_at=timezone.now())
        for a in articles
    )
    for article, revision in zip(articles, revisions, strict=True):
        article.approved_revision = revision
    Article.objects.bulk_update(articles, ["approved_revision"], batch_size=200)
    moment = version.in_force_from
    PublishedArticle.objects.bulk_create(
        PublishedArticle(
            article=a, revision=r, key=a.key, document={}, body="", section=a.section,
            kind="tin", slug="tin", headline=a.headline, published_at=moment, in_force_from=moment,
        )
        for a, r in zip(articles, revisions, strict=True)
    )  # fmt: skip
    newest = Article.objects.exclude(pk=forgotten.pk).earliest("modified_at").modified_at
    Article.objects.filter(pk=forgotten.pk).update(modified_at=newest - HOUR)


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
        section = outside.filter(section=1)
        for articles, index in (
            (outside, "article_newest"),
            (outside.filter(status="draft"), "article_by_status"),
            (section, "article_by_section"),
            (outside.filter(created_by=1), "article_by_author"),
            (outside.filter(kind="tin"), "article_by_kind"),
            (Article.objects.filter(binned_at__isnull=False), "article_binned"),
            # Of two conditions the one that fewer articles share.
            (section.filter(status="approved"), "article_by_section_status"),
            (section.filter(kind="tin"), "article_by_section "),
            (section.exclude(status="draft"), "article_by_section "),
            (outside.filter(section=None, status="approved"), "article_by_section_status"),
            (outside.filter(status="approved", created_by=1), "article_by_author"),
            (section.filter(created_by=1), "article_by_author"),
            (outside.filter(status="approved", kind="tin"), "article_by_kind"),
        ):
            plan = articles.values_list("modified_at", "pk")[:1000].explain()
            with self.subTest(plan=plan):
                self.assertIn(f"COVERING INDEX {index}", plan)
                self.assertNotIn("TEMP B-TREE", plan)
        marked = Article.objects.filter(awaits_readers=True).order_by().values("pk")
        self.assertIn("INDEX article_awaits", marked.explain())

    @pytest.mark.skipif("sqlite" not in connection.vendor, reason="PostgreSQL chooses by size")
    def test_few_ids_are_looked_up_whatever_else_is_asked(self):
        few = Listed(list(range(1000)))
        for also in ({"section": 1}, {"status": "draft"}, {"created_by": 1}, {"kind": "tin"}):
            asked = Article.objects.filter(pk__in=few, **also).values_list("modified_at", "pk")
            with self.subTest(also=also):
                self.assertIn("INTEGER PRIMARY KEY", asked[:500].explain())


class Parts(ListCase):
    def test_the_parts_of_what_one_may_open_are_together_what_one_may_open(self):
        own, other = make.section(), make.section()
        person = make.person()
        contributor, colleague = make.user(groups.CONTRIBUTOR), make.user(groups.REPORTER)
        users = [
            self.chief,
            make.editor_of(own),
            make.user(groups.REPORTER, person=person),
            make.user(groups.REPORTER),
        ]
        moment = timezone.now()
        by_line = PenName.objects.create(name="Người Thử", person=person)
        made = []
        for section in (own, other, None):
            for status in ("draft", "submitted", "approved"):
                for author in (*users, contributor, colleague):
                    made.append(make.article(section=section, status=status, created_by=author))
        Article.objects.filter(pk__in=[a.pk for a in made[::3]]).update(section=None)
        for number, article in enumerate(made):
            at = moment - number % 7 * HOUR
            Article.objects.filter(pk=article.pk).update(modified_at=at)
            if number % 5 == 0:
                article.bylines.create(pen_name=by_line, name_as_printed="Người Thử")
        for user in users:
            client = Client()
            client.force_login(user)
            for asked in ({}, {"o": "1"}, {"status__exact": "submitted"}, {"q": "tin"}):
                shown = client.get(ADDRESS, asked).context["cl"]
                expected = rights.visible_to(user)
                if "status__exact" in asked:
                    expected = expected.filter(status="submitted")
                order = ["modified_at", "pk"] if "o" in asked else ["-modified_at", "-pk"]
                keys = list(expected.order_by(*order).values_list("pk", flat=True))
                with self.subTest(user=user, asked=asked):
                    self.assertCountEqual(shown.paginator.object_list, keys)
                    if len(rights.visible_by_parts(user)) > 1:
                        self.assertEqual(shown.paginator.object_list, keys)
