"""A page is kept while nothing is written, and never a moment longer."""

import datetime
import re
from pathlib import Path
from unittest import mock

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import reading, workflow
from articles.models import Article, Correction, Masthead, MostRead, Section
from articles.views import keeping
from newsroom.views import seen
from people.constraints import SeenByReaders
from people.models import PenName, PublicChange, public_change
from tests import make


@pytest.mark.postgres
class Keeping(TransactionTestCase):
    def setUp(self):
        keeping.pages.clear()
        self.section = make.section(name="Thời sự")
        self.version = make.published(section=self.section, headline="Tỉnh ủy họp")
        self.address = self.version.get_absolute_url()
        self.kept = ("/", self.address, "/moi-nhat/", self.section.get_absolute_url())

    def questions(self, address, status=200):
        with CaptureQueriesContext(connection) as asked:
            page = self.client.get(address)
        self.assertEqual(page.status_code, status, address)
        return len(asked), page

    def test_a_page_that_nothing_changed_costs_one_question_and_is_the_same(self):
        for address in (*self.kept, "/doc-nhieu/", "/nhan-vat/", "/su-kien/"):
            many, first = self.questions(address)
            self.assertGreater(many, 3, address)
            asked, again = self.questions(address)
            self.assertEqual(asked, 1, address)
            self.assertEqual(again.content, first.content, address)
            etag = {"If-None-Match": again.headers["ETag"]}
            self.assertEqual(self.client.get(address, headers=etag).status_code, 304)

    def test_a_retraction_holds_at_the_next_request_on_every_page(self):
        for address in self.kept:
            self.assertContains(self.client.get(address), "Tỉnh ủy họp")
        workflow.retract(self.version.article, make.chief(), "sai")
        for address in self.kept:
            status = 410 if address == self.address else 200
            for _again in range(2):
                page = self.client.get(address)
                self.assertNotContains(page, "Tỉnh ủy họp", status_code=status)

    def test_what_another_process_wrote_is_seen_at_once(self):
        other = connection.copy()
        try:
            for name in ("Chính trị", "Kinh tế"):
                self.client.get(self.address)
                with other.cursor() as cursor:
                    cursor.execute("UPDATE articles_section SET name = %s", [name])
                self.assertContains(self.client.get(self.address), name)
        finally:
            other.close()

    def test_a_write_that_ends_after_the_page_was_made_is_seen_at_once(self):
        others = [connection.copy() for _n in range(2 if connection.vendor == "postgresql" else 1)]
        try:
            for number, other in enumerate(others):
                other.set_autocommit(False)
                with other.cursor() as cursor:
                    cursor.execute(
                        "INSERT INTO people_person (key, full_name, slug, honorific, note,"
                        " is_public_figure, exposure, sort_key, search_folded, changed_at)"
                        " VALUES (%s, %s, %s, '', '', TRUE, 'full', '', '', %s)",
                        [f"k{number}", f"Bà {number}", f"ba-{number}", timezone.now()],
                    )
            for other in reversed(others):  # the one that began last ends first
                self.client.get(self.address)
                self.assertEqual(self.questions(self.address)[0], 1)
                other.commit()
                self.assertGreater(self.questions(self.address)[0], 1)
        finally:
            for other in others:
                other.close()

    def test_what_is_written_while_a_page_is_made_makes_it_an_old_one(self):
        def renamed(*args, **kwargs):
            response = render(*args, **kwargs)
            Section.objects.filter(pk=self.section.pk).update(name="Chính trị")
            return response

        render = seen.render
        with mock.patch.object(seen, "render", renamed):
            self.assertContains(self.client.get(self.address), "Thời sự")
        self.assertContains(self.client.get(self.address), "Chính trị")

    def test_a_kept_page_ends_with_what_caches_may_have_of_it(self):
        tomorrow = timezone.localtime() + datetime.timedelta(days=1)
        now = tomorrow.replace(hour=12, minute=0, second=0, microsecond=0)
        unwritten = mock.patch.object(keeping, "state_of_pages", lambda kept: ("same", True))
        for seconds, left, questions in ((0, 30, 3), (12, 18, 0), (29, 1, 0), (31, 30, 3)):
            at = now + datetime.timedelta(seconds=seconds)
            with unwritten, mock.patch("django.utils.timezone.now", lambda at=at: at):
                asked, page = self.questions("/moi-nhat/")
            self.assertEqual(asked, questions, seconds)
            self.assertIn(f"s-maxage={left}", page.headers["Cache-Control"])

    def test_a_question_in_the_address_is_never_answered_from_what_is_kept(self):
        self.client.get(self.address)
        day = timezone.localdate()
        self.assertGreater(self.questions(f"{self.address}?ngay={day}")[0], 3)
        self.questions("/moi-nhat/?truoc=abc", status=404)

    def test_what_is_not_there_is_not_kept(self):
        for _again in range(2):
            self.questions("/khong-co/", status=404)
        self.assertFalse(keeping.pages)

    def test_a_process_keeps_no_more_pages_than_it_may(self):
        with mock.patch.object(keeping, "MOST", 2):
            for address in self.kept:
                self.client.get(address)
        self.assertLessEqual(len(keeping.pages), 2)


SOURCES = Path(seen.__file__).resolve().parents[2]
TABLES = re.compile(r'(?:FROM|JOIN) "?(\w+)"?')


@pytest.mark.postgres
class WhatReadersSee(TransactionTestCase):
    def setUp(self):
        keeping.pages.clear()
        self.chief, self.known = make.chief(), make.person(full_name="Nguyễn Thị Lan")
        event = make.event(organiser=make.organization(), first_day=timezone.localdate())
        event.participations.create(person=self.known, role="chaired")
        article = make.article(event=event, section=make.section())
        article.mentions.create(person=self.known, title_as_printed="Giám đốc")
        article.topics.create(name="Xây dựng nông thôn mới")
        pen_name = PenName.objects.create(name="MINH AN")
        article.bylines.create(pen_name=pen_name, name_as_printed="MINH AN")
        self.version, self.body = make.published(article), make.organization()
        make.tenure("2019-01-01", None, person=self.known, organization=self.body)
        for other in ("Bài hai", "Bài ba"):
            make.published(headline=other, section=article.section)
        workflow.retract(make.published().article, self.chief, "sai")
        Masthead.objects.create(name="Báo Lạng Sơn")
        MostRead.objects.create(place=1, article=article)
        now = timezone.now()
        Correction.objects.create(article=article, text="Sửa", made_by=self.chief, made_at=now)
        self.addresses = (
            "/",
            self.version.get_absolute_url(),
            "/moi-nhat/",
            "/doc-nhieu/",
            article.section.get_absolute_url(),
            article.topics.get().get_absolute_url(),
            pen_name.get_absolute_url(),
            self.body.get_absolute_url(),
            "/nhan-vat/",
            "/su-kien/",
        )

    def test_every_table_that_a_kept_page_reads_tells_when_it_changes(self):
        with CaptureQueriesContext(connection) as asked:
            for address in self.addresses:
                self.assertEqual(self.client.get(address).status_code, 200, address)
        views = "".join(path.read_text() for path in SOURCES.glob("*/views/*.py"))
        kept = {view for view, *_ in keeping.pages}
        self.assertEqual(len(kept), views.count("\n@kept\n"), "add the new page's address above")
        sql = " ".join(query["sql"] for query in asked.captured_queries)
        read = set(TABLES.findall(sql)) & set(connection.introspection.table_names())
        telling = {
            model._meta.db_table
            for model in apps.get_models()
            if any(isinstance(rule, SeenByReaders) for rule in model._meta.constraints)
        }
        self.assertGreater(len(read), 15)
        self.assertEqual(read - telling - {PublicChange._meta.db_table}, set())

    def test_what_readers_do_not_see_leaves_the_pages_as_they_are(self):
        for address in self.addresses:
            self.client.get(address)
        Article.objects.update(headline="Tít đang sửa")
        workflow.record_change(self.version.article, self.chief)
        Session.objects.create(session_key="a", session_data="", expire_date=timezone.now())
        reading.count(self.version.article_id)
        reading.write()
        for address in self.addresses:
            with self.assertNumQueries(1):
                self.client.get(address)

    def test_what_tells_of_changes_is_forgotten_after_two_days_and_not_before(self):
        old = timezone.now() - public_change.KEPT
        PublicChange.objects.update(at=old)
        make.section()
        public_change.forget_old()
        self.assertEqual(PublicChange.objects.count(), 1)
