"""An event's page, and the calendars that programs read."""

import datetime
import json
import re

from django.test import TestCase
from django.utils import timezone

from articles.models import PublishedEvent, Topic
from articles.publishing.events import announce_event, publish_event
from newsroom.views.events import in_sequence
from tests import make

DAY = datetime.timedelta(days=1)


def unfolded(response):
    return response.content.decode().replace("\r\n ", "").split("\r\n")


class Calendars(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.today = timezone.localdate()
        cls.event = make.event(name="Hội chợ, lần 2", first_day=cls.today + DAY, place="Đồng Đăng")
        announce_event(cls.event, timezone.now() - DAY)

    def entry(self, address="/su-kien/lich.ics"):
        lines = unfolded(self.client.get(address))
        return dict(line.partition(":")[::2] for line in lines if ":" in line)

    def announce(self, **changes):
        for name, value in changes.items():
            setattr(self.event, name, value)
        announce_event(self.event)

    def test_an_event_keeps_its_id_and_its_sequence_grows_with_each_version(self):
        first = self.entry()
        self.announce(place="Lạng Sơn")
        second = self.entry()
        self.assertEqual(first["UID"], second["UID"])
        self.assertEqual((first["SEQUENCE"], second["SEQUENCE"]), ("0", "1"))
        self.assertEqual(second["LOCATION"], "Lạng Sơn")

    def test_a_version_between_two_never_lets_the_sequence_fall(self):
        box = PublishedEvent.objects.get().document
        publish_event(box, timezone.now() + 2 * DAY)
        publish_event(box, timezone.now() - DAY / 2)
        rows = PublishedEvent.objects.order_by("in_force_from")
        self.assertEqual([row.sequence for row in in_sequence(rows)], [0, 1, 2])

    def test_a_known_hour_is_said_and_an_unknown_one_is_a_whole_day(self):
        day = f"{self.today + DAY:%Y%m%d}"
        self.assertEqual(self.entry()["DTSTART;VALUE=DATE"], day)
        self.announce(starts_at=datetime.time(8, 30))
        self.assertEqual(self.entry()["DTSTART"], f"{day}T013000Z")

    def test_a_cancelled_event_says_so_in_the_calendar_and_on_its_page(self):
        self.assertEqual(self.entry()["STATUS"], "CONFIRMED")
        self.announce(status="cancelled")
        self.assertEqual(self.entry()["STATUS"], "CANCELLED")
        self.assertContains(self.client.get(self.event.get_absolute_url()), "Hủy")

    def test_one_event_is_a_file_of_its_own(self):
        other = make.event(first_day=self.today)
        announce_event(other)
        response = self.client.get(f"{self.event.get_absolute_url()}lich.ics")
        self.assertIn("attachment", response.headers["Content-Disposition"])
        self.assertEqual(unfolded(response).count("BEGIN:VEVENT"), 1)
        self.assertIn("SUMMARY:Hội chợ\\, lần 2", unfolded(response))
        self.assertEqual(self.client.get("/su-kien/khong-co/lich.ics").status_code, 404)

    def test_lines_are_folded_at_75_octets(self):
        self.announce(name="Ấ" * 200)
        for line in self.client.get("/su-kien/lich.ics").content.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            line.decode()


class ThePage(TestCase):
    def test_an_event_shows_the_pictures_of_its_coverage_and_both_calendars(self):
        event = make.event()
        article = make.article(event=event)
        article.captions.create(photo=make.photo(), text="Toàn cảnh")
        version = make.published(article)
        page = self.client.get(event.get_absolute_url())
        self.assertEqual(page.context["pictured"], [version])
        self.assertContains(page, f"{event.get_absolute_url()}lich.ics")
        self.assertContains(page, "webcal://")

    def test_machines_are_told_the_hour_that_is_known_and_if_one_has_to_go_there(self):
        hour, day = datetime.time(8, 30), datetime.date(2026, 11, 27)
        for fields, days, mode in (
            ({}, {"startDate": "2026-11-27", "endDate": "2026-11-27"}, "Offline"),
            ({"starts_at": hour}, {"startDate": "2026-11-27T08:30:00+07:00"}, "Offline"),
            (
                {"starts_at": hour, "last_day": day + DAY, "mode": "online"},
                {"startDate": "2026-11-27T08:30:00+07:00", "endDate": "2026-11-28"},
                "Online",
            ),
        ):
            event = make.event(first_day=day, **fields)
            announce_event(event)
            page = self.client.get(event.get_absolute_url()).content.decode()
            said = json.loads(re.search(r'ld\+json">(.*?)</script>', page)[1])["@graph"][0]
            self.assertEqual(
                {key: said[key] for key in ("startDate", "endDate") if key in said}, days
            )
            self.assertIn(f"{mode}EventAttendanceMode", said["eventAttendanceMode"])


class TheTopic(TestCase):
    def test_a_topic_shows_the_events_and_the_public_figures_of_its_articles(self):
        topic, event, known = Topic.objects.create(name="Cửa khẩu"), make.event(), make.person()
        article = make.article(event=event)
        article.topics.add(topic)
        article.mentions.create(person=known)
        article.mentions.create(person=make.person(public=False))
        make.published(article)
        page = self.client.get(topic.get_absolute_url())
        self.assertEqual([row.event for row in page.context["events"]], [event])
        self.assertEqual(list(page.context["people"]), [known])
