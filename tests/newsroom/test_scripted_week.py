"""A week of the front page, scripted: five moments, and what was arranged for each."""

import datetime

import time_machine
from django.test import TestCase
from django.utils import timezone

from articles import workflow
from articles.front_page import FrontPage, arranging, plans
from articles.models import FrontPagePlan
from people.groups import MANAGING_EDITOR
from tests import make

HOUR = datetime.timedelta(hours=1)


def moment(day, hour=0, minute=0):
    """A moment of the week from Monday, 2 February 2026, in Asia/Ho_Chi_Minh."""
    return timezone.make_aware(datetime.datetime(2026, 2, 1 + day, hour, minute))


def headlines(page):
    """What stands in the four places at the top."""
    return [card.headline for card in (page.lead, *page.second)]


class TheWeek(TestCase):
    """Monday: pins. Wednesday to Saturday: a plan. Thursday evening: an urgent story."""

    @classmethod
    def setUpTestData(cls):
        cls.chief, cls.managing = make.chief(), make.user(MANAGING_EDITOR)
        cls.section = make.section(name="Thời sự", order=1)
        cls.stories = {}
        for number in range(9):
            cls.publish(f"Tin ngày thường {number}", moment(1, 1 + number))
        cls.publish("Bài ghim", moment(1, 0))
        cls.publish("Xuân về trên biên giới", moment(2, 7))
        cls.publish("Bắn pháo hoa đêm giao thừa", moment(3, 7))
        cls.late = make.article(section=cls.section, headline="Chưa viết xong")
        with cls.clock(moment(1, 10)):
            arranging.pin("lead", cls.stories["Bài ghim"], cls.managing)
        with cls.clock(moment(1, 12)):
            cls.plan = FrontPagePlan.objects.create(
                name="Tết", in_force_from=moment(3, 8), in_force_until=moment(6, 8)
            )
            plans.put(cls.plan, "lead", cls.stories["Xuân về trên biên giới"], cls.managing)
            plans.put(cls.plan, "second-1", cls.stories["Bắn pháo hoa đêm giao thừa"], cls.managing)
            plans.put(cls.plan, "second-2", cls.late, cls.managing)
            plans.approve(cls.plan, cls.managing)
        with cls.clock(moment(4, 19)):
            cls.publish("Động đất ở vùng biên", moment(4, 19))
            urgent = cls.stories["Động đất ở vùng biên"]
            arranging.pin("urgent", urgent, cls.managing, until=moment(4, 23))
        with cls.clock(moment(5, 9)):
            arranging.pin("opinion-1", cls.stories["Tin ngày thường 0"], cls.managing)

    @staticmethod
    def clock(at):
        return time_machine.travel(at, tick=False)

    @classmethod
    def publish(cls, headline, at):
        with cls.clock(at):
            version = make.published(section=cls.section, headline=headline)
        cls.stories[headline] = version.article

    def test_monday_morning_the_newest_lead(self):
        page = FrontPage.at(moment(1, 9, 30))
        self.assertEqual(headlines(page), [f"Tin ngày thường {n}" for n in (8, 7, 6, 5)])
        self.assertEqual(page.layers, {})

    def test_monday_noon_the_pinned_story_leads(self):
        page = FrontPage.at(moment(1, 12))
        self.assertEqual(
            headlines(page), ["Bài ghim", *(f"Tin ngày thường {n}" for n in (8, 7, 6))]
        )
        self.assertEqual(page.layers, {"lead": "pinned"})

    def test_wednesday_the_plan_stands_and_what_was_not_written_is_automatic(self):
        page = FrontPage.at(moment(3, 8))
        self.assertEqual(
            headlines(page),
            ["Xuân về trên biên giới", "Bắn pháo hoa đêm giao thừa", *self.newest(8, 7)],
        )
        self.assertEqual(set(page.layers.values()), {"planned"})

    def test_thursday_evening_the_urgent_story_overrides_and_the_plan_moves_down(self):
        page = FrontPage.at(moment(4, 22, 59))
        self.assertTrue(page.is_urgent)
        self.assertEqual(
            headlines(page),
            [
                "Động đất ở vùng biên",
                "Xuân về trên biên giới",
                "Bắn pháo hoa đêm giao thừa",
                *self.newest(8),
            ],
        )
        after = FrontPage.at(moment(4, 23))
        self.assertFalse(after.is_urgent)
        self.assertEqual(
            headlines(after)[:2], ["Xuân về trên biên giới", "Bắn pháo hoa đêm giao thừa"]
        )

    def test_saturday_the_plan_is_over_and_the_pin_returns(self):
        self.assertEqual(headlines(FrontPage.at(moment(6, 7, 59)))[0], "Xuân về trên biên giới")
        page = FrontPage.at(moment(6, 8))
        self.assertEqual(headlines(page)[0], "Bài ghim")
        self.assertEqual([card.headline for card in page.opinion], ["Tin ngày thường 0"])

    def test_no_article_stands_twice_at_any_hour_of_the_week(self):
        for hours in range(24 * 7):
            shown = [card.article_id for card in FrontPage.at(moment(1) + hours * HOUR).shown()]
            self.assertEqual(len(shown), len(set(shown)), moment(1) + hours * HOUR)

    def test_a_past_moment_never_shows_what_was_retracted_later(self):
        with self.clock(moment(7, 12)):
            workflow.retract(self.stories["Bài ghim"], self.chief, "sai")
            workflow.retract(self.stories["Động đất ở vùng biên"], self.chief, "sai")
        self.assertEqual(headlines(FrontPage.at(moment(1, 12)))[0], "Tin ngày thường 8")
        evening = FrontPage.at(moment(4, 20))
        self.assertFalse(evening.is_urgent)
        self.assertEqual(headlines(evening)[0], "Xuân về trên biên giới")
        for hours in range(24 * 7):
            words = [card.headline for card in FrontPage.at(moment(1) + hours * HOUR).shown()]
            self.assertNotIn("Bài ghim", words)
            self.assertNotIn("Động đất ở vùng biên", words)

    def newest(self, *numbers):
        return [f"Tin ngày thường {number}" for number in numbers]
