"""How reading is counted: nothing about the reader, never a write for a view."""

import datetime
from unittest import mock

import pytest
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import reading, workflow
from articles.models import MostRead, Reading
from newsroom.clock import Clock
from tests import make

HOUR = datetime.timedelta(hours=1)
BROWSER = {"User-Agent": "Mozilla/5.0 (Linux; Android 12)"}


@pytest.mark.postgres
class Readings(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.first, cls.second = make.published(), make.published()

    def setUp(self):
        reading.write()
        Reading.objects.all().delete()

    def read(self, version, times=1, **headers):
        for _time in range(times):
            self.client.post(f"/da-doc/{version.article_id}/", headers=BROWSER | headers)

    def counted(self):
        return dict(Reading.objects.values_list("article", "times"))

    def test_a_report_asks_the_database_nothing_sets_no_cookie_and_is_never_kept(self):
        strict = Client(enforce_csrf_checks=True)
        with CaptureQueriesContext(connection) as asked:
            response = strict.post(f"/da-doc/{self.first.article_id}/", headers=BROWSER)
        self.assertEqual((response.status_code, response.content, len(asked)), (204, b"", 0))
        self.assertFalse(response.cookies)
        self.assertIn("no-store", response["Cache-Control"])

    def test_a_page_that_was_fetched_and_not_read_counts_nothing(self):
        self.client.get(self.first.get_absolute_url(), headers=BROWSER)
        self.assertEqual(
            self.client.get(f"/da-doc/{self.first.article_id}/", headers=BROWSER).status_code, 405
        )
        reading.write()
        self.assertEqual(self.counted(), {})

    def test_the_counts_are_written_in_one_go_and_added_to_the_hour(self):
        self.read(self.first, 3)
        self.read(self.second)
        reading.write()
        self.read(self.first, 2)
        reading.write()
        self.assertEqual(self.counted(), {self.first.article_id: 5, self.second.article_id: 1})

    def test_an_article_that_is_no_longer_there_holds_up_no_other(self):
        reading.count(0)
        self.read(self.first)
        reading.write()
        self.assertEqual(self.counted(), {self.first.article_id: 1})

    def test_programs_are_no_readers(self):
        self.read(self.first, **{"User-Agent": "Googlebot/2.1"})
        self.read(self.first, **{"User-Agent": ""})
        reading.write()
        self.assertEqual(self.counted(), {})

    def test_only_the_article_and_the_hour_are_kept(self):
        names = {field.name for field in Reading._meta.get_fields()}
        self.assertEqual(names, {"id", "article", "hour", "times"})

    def test_the_most_read_of_a_day_stand_in_order_and_what_is_old_is_forgotten(self):
        now = timezone.now()
        rows = (
            (self.first, 25, 90),
            (self.first, 2, 1),
            (self.second, 1, 5),
            (self.second, 300, 9),
        )
        for version, hours, times in rows:
            hour = now - hours * HOUR
            Reading.objects.create(article=version.article, hour=hour, times=times)
        reading.rank(now)
        self.assertEqual([v.pk for v in reading.most_read()], [self.second.pk, self.first.pk])
        self.assertEqual(Reading.objects.count(), 3)

    def test_the_front_page_and_the_list_show_them_and_never_a_retracted_one(self):
        self.read(self.first, 2)
        reading.write()
        reading.rank()
        for address in ("/", "/doc-nhieu/"):
            self.assertContains(self.client.get(address), "Đọc nhiều")
        self.assertEqual(list(self.client.get("/doc-nhieu/").context["articles"]), [self.first])
        workflow.retract(self.first.article, make.chief(), "sai")
        self.assertFalse(self.client.get("/doc-nhieu/").context["articles"])

    def test_the_list_is_ranked_by_the_worker_every_minute(self):
        self.read(self.first)
        reading.write()
        Clock().tick()
        self.assertEqual(MostRead.objects.get().article, self.first.article)

    def test_a_duty_that_fails_does_not_keep_the_others_from_theirs(self):
        done = []
        failing = mock.Mock(side_effect=OSError, __name__="failing")
        with mock.patch("newsroom.clock.DUTIES", (failing, lambda: done.append(1))):
            clock = Clock()
            clock.tick()
            clock.tick()
        self.assertEqual(done, [1])
