"""A page is kept while nothing is written, and never a moment longer."""

import datetime
import sqlite3
from contextlib import closing
from unittest import mock

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import reading, workflow
from articles.models import Section
from articles.views import keeping
from newsroom.views import pages
from tests import make

READER = {"user-agent": "Mozilla/5.0"}


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
            # PostgreSQL tidies up at times, which is a write too.
            again = next((page for n, page in map(self.questions, [address] * 5) if n == 1), None)
            self.assertIsNotNone(again, address)
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

    def test_a_connection_opened_in_the_place_of_another_has_another_number(self):
        numbers = []
        for _again in range(3):
            with closing(sqlite3.connect(":memory:")) as opened:
                numbers += [keeping.number_of(opened), keeping.number_of(opened)]
            del opened  # the next one takes its place in memory
        self.assertEqual(numbers[::2], numbers[1::2])
        self.assertEqual(len(set(numbers)), 3)

    def test_what_is_written_while_a_page_is_made_makes_it_an_old_one(self):
        def renamed(*args, **kwargs):
            response = render(*args, **kwargs)
            Section.objects.filter(pk=self.section.pk).update(name="Chính trị")
            return response

        render = pages.render
        with mock.patch.object(pages, "render", renamed):
            self.assertContains(self.client.get(self.address), "Thời sự")
        self.assertContains(self.client.get(self.address), "Chính trị")

    def test_a_kept_page_ends_with_what_caches_may_have_of_it(self):
        tomorrow = timezone.localtime() + datetime.timedelta(days=1)
        now = tomorrow.replace(hour=12, minute=0, second=0, microsecond=0)
        unwritten = mock.patch.object(keeping, "written", lambda: "nothing")
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

    def test_a_kept_article_is_counted_as_often_as_it_is_read(self):
        reader = Client(headers=READER)
        with mock.patch.object(reading, "count") as count:
            for _again in range(3):
                reader.get(self.address)
        self.assertEqual(count.call_count, 3)

    def test_a_process_keeps_no_more_pages_than_it_may(self):
        with mock.patch.object(keeping, "MOST", 2):
            for address in self.kept:
                self.client.get(address)
        self.assertLessEqual(len(keeping.pages), 2)
