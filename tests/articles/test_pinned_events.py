"""Events and corrections are pinned and planned like stories; readers see what they may."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles import workflow
from articles.front_page import FrontPage, arranging, plans
from articles.models import Arrangement, FrontPagePlan, Placement, PlannedPlacement
from articles.publishing.events import announce_event
from people import groups
from tests import make

HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


def moment(day, hour=12):
    """A moment of November 2026."""
    return timezone.make_aware(datetime.datetime(2026, 11, day, hour))


class Pinned(TestCase):
    """On 2 November five events are announced, of the 3rd to the 7th, and a fair of the 28th."""

    @classmethod
    def setUpTestData(cls):
        cls.now = moment(2)
        cls.managing, cls.chief = make.user(groups.MANAGING_EDITOR), make.chief()
        cls.section = make.section(name="Thời sự")
        cls.events = {day: cls.announced(f"Ngày {day}", day) for day in (3, 4, 5, 6, 7, 28)}
        with cls.clock(cls.now - DAY):
            cls.stories = [
                make.published(section=cls.section, headline=f"Bài {number}").article
                for number in range(4)
            ]

    @staticmethod
    def clock(at):
        return time_machine.travel(at, tick=False)

    @classmethod
    def announced(cls, name, day, **fields):
        event = make.event(name=name, first_day=datetime.date(2026, 11, day), **fields)
        announce_event(event, cls.now - DAY)
        return event

    def pin(self, slot, thing, at=None, **fields):
        return arranging.pin(slot, thing, self.managing, at=at or self.now, **fields)

    def events_at(self, at=None, plan=None):
        return [event.name for event in FrontPage.at(at or self.now, plan).events]

    def said_at(self, at):
        page = FrontPage.at(at)
        return [said.text or "gỡ bài" for said in page.corrections]

    def correct(self, number, at, text):
        return workflow.correct(self.stories[number], self.chief, text, at=at)


class Events(Pinned):
    def test_without_a_pin_the_next_four_stand_there(self):
        self.assertEqual(self.events_at(), ["Ngày 3", "Ngày 4", "Ngày 5", "Ngày 6"])

    def test_a_pinned_event_stands_in_its_place_and_the_others_around_it_none_twice(self):
        self.pin("event-2", self.events[28])
        self.assertEqual(self.events_at(), ["Ngày 3", "Ngày 28", "Ngày 4", "Ngày 5"])
        self.pin("event-1", self.events[4])
        self.assertEqual(self.events_at(), ["Ngày 4", "Ngày 28", "Ngày 3", "Ngày 5"])

    def test_a_pin_holds_for_its_interval_and_the_past_keeps_it(self):
        self.pin("event-1", self.events[28], from_moment=moment(3), until=moment(4))
        first = [self.events_at(moment(3, hour))[0] for hour in (11, 12, 23)]
        self.assertEqual(first, ["Ngày 3", "Ngày 28", "Ngày 28"])
        self.assertEqual(self.events_at(moment(4))[0], "Ngày 4")
        with self.clock(moment(10)):
            self.assertEqual(self.events_at(moment(3))[0], "Ngày 28")

    def test_an_event_leaves_the_place_where_it_stood_before(self):
        self.pin("event-1", self.events[28])
        self.pin("event-3", self.events[28], at=self.now + HOUR)
        self.assertEqual(self.events_at(self.now + HOUR), ["Ngày 3", "Ngày 4", "Ngày 28", "Ngày 5"])

    def test_two_events_change_places_and_undo_puts_them_back(self):
        arranging.swap("event-1", "event-2", self.managing, at=self.now)
        self.assertEqual(self.events_at()[:2], ["Ngày 4", "Ngày 3"])
        arranging.undo(self.managing, at=self.now + HOUR)
        self.assertEqual(self.events_at(self.now + HOUR)[:2], ["Ngày 3", "Ngày 4"])
        self.assertEqual(self.events_at()[:2], ["Ngày 4", "Ngày 3"])

    def test_a_released_place_is_automatic_again(self):
        self.pin("event-1", self.events[28])
        arranging.release("event-1", self.managing, at=self.now + HOUR)
        self.assertEqual(self.events_at(self.now + HOUR)[0], "Ngày 3")

    def test_an_event_that_readers_do_not_have_or_that_is_over_is_refused(self):
        unannounced = make.event(first_day=datetime.date(2026, 11, 5))
        for event, slot_from in ((unannounced, None), (self.events[3], moment(4))):
            with self.assertRaises(workflow.Refusal):
                self.pin("event-1", event, from_moment=slot_from)
        self.assertFalse(Placement.objects.exists())

    def test_an_event_of_several_days_stands_until_its_last(self):
        fair = self.announced("Hội chợ", 2, last_day=datetime.date(2026, 11, 20))
        self.pin("event-4", fair)
        self.assertIn("Hội chợ", self.events_at(moment(20)))
        self.assertNotIn("Hội chợ", self.events_at(moment(21)))

    def test_each_thing_stands_among_its_own_kind(self):
        for slot, thing in (
            ("lead", self.events[3]),
            ("event-1", self.stories[0]),
            ("correction-1", self.events[3]),
            ("event-5", self.events[3]),
        ):
            with self.assertRaises(workflow.Refusal):
                self.pin(slot, thing)
        with self.assertRaises(workflow.Refusal):
            arranging.swap("lead", "event-1", self.managing, at=self.now)

    def test_an_event_that_stops_being_public_falls_back_to_the_automatic_one(self):
        event = make.event(name="Chỉ nhờ bài", first_day=datetime.date(2026, 11, 20))
        with self.clock(self.now - HOUR):
            covering = make.published(section=self.section, event=event)
        self.pin("event-1", event)
        self.assertEqual(self.events_at()[0], "Chỉ nhờ bài")
        with self.clock(self.now + HOUR):
            workflow.retract(covering.article, self.chief, "sai")
        for at in (self.now, self.now + 2 * HOUR):
            self.assertEqual(self.events_at(at), ["Ngày 3", "Ngày 4", "Ngày 5", "Ngày 6"])

    def test_a_story_may_lead_while_its_event_is_pinned(self):
        self.pin("lead", self.stories[0])
        self.pin("event-1", self.events[28])
        page = FrontPage.at(self.now)
        self.assertEqual((page.lead.headline, page.events[0].name), ("Bài 0", "Ngày 28"))
        self.assertEqual(len({card.article_id for card in page.shown()}), 4)

    def test_the_act_is_logged_with_its_event(self):
        self.pin("event-1", self.events[28], until=moment(9))
        act = Arrangement.objects.get()
        self.assertEqual(
            (act.verb, act.slot, act.thing, act.by, act.in_force_until),
            ("pin", "event-1", self.events[28], self.managing, moment(9)),
        )
        self.assertEqual(act.title, "Ngày 28")

    def test_only_the_desks_leads_pin_them(self):
        with self.assertRaises(workflow.NotAllowed):
            arranging.pin("event-1", self.events[28], make.user(groups.EDITOR), at=self.now)


class Notices(Pinned):
    def setUp(self):
        self.first = self.correct(0, self.now, "Sửa một")
        self.others = [self.correct(n, self.now + n * HOUR, f"Sửa {n}") for n in (1, 2, 3)]
        self.first = self.stories[0].corrections.get()

    def test_without_a_pin_the_newest_three_of_the_week_stand_there(self):
        self.assertEqual(self.said_at(self.now + 4 * HOUR), ["Sửa 3", "Sửa 2", "Sửa 1"])
        self.assertEqual(self.said_at(self.now + 8 * DAY), [])

    def test_a_pinned_correction_stays_longer_than_its_week_and_stands_once(self):
        self.pin("correction-1", self.first)
        self.assertEqual(self.said_at(self.now + 4 * HOUR), ["Sửa một", "Sửa 3", "Sửa 2"])
        self.assertEqual(self.said_at(self.now + 8 * DAY), ["Sửa một"])

    def test_it_goes_with_the_article_that_is_retracted_and_the_notice_of_that_may_be_pinned(self):
        self.pin("correction-1", self.first)
        later = self.now + 5 * HOUR
        workflow.retract(self.stories[0], self.chief, "bịa đặt", at=later)
        self.assertEqual(self.said_at(later), ["gỡ bài", "Sửa 3", "Sửa 2"])
        self.pin("correction-2", self.stories[0].retractions.get(), at=later)
        self.assertEqual(self.said_at(later), ["Sửa 3", "gỡ bài", "Sửa 2"])
        self.assertEqual(self.said_at(later + 30 * DAY), ["gỡ bài"])

    def test_a_notice_that_readers_do_not_have_is_refused(self):
        never = make.published(section=self.section, at=self.now, from_moment=self.now + DAY)
        workflow.retract(never.article, self.chief, "sai", at=self.now)
        with self.assertRaises(workflow.Refusal):
            self.pin("correction-1", never.article.retractions.get())


class Planned(Pinned):
    def setUp(self):
        self.plan = FrontPagePlan.objects.create(
            name="Tết", in_force_from=moment(4), in_force_until=moment(9)
        )

    def put(self, slot, thing):
        return plans.put(self.plan, slot, thing, self.managing, at=self.now)

    def test_a_plan_holds_an_event_not_yet_announced_warns_of_it_and_shows_it_once_it_is(self):
        coming = make.event(name="Hội xuân", first_day=datetime.date(2026, 11, 8))
        self.put("event-1", coming)
        plans.approve(self.plan, self.managing, at=self.now)
        self.assertEqual([row.title for row in plans.missing(self.plan, self.now)], ["Hội xuân"])
        self.assertEqual(self.events_at(moment(5))[0], "Ngày 5")
        announce_event(coming, moment(3))
        self.assertEqual(plans.missing(self.plan, self.now), [])
        first = [self.events_at(moment(day))[0] for day in (3, 5, 8)]
        self.assertEqual(first, ["Ngày 3", "Hội xuân", "Hội xuân"])

    def test_a_plan_stands_above_a_pin_and_its_draft_is_previewed(self):
        self.pin("event-1", self.events[6])
        self.put("event-1", self.events[28])
        at = moment(5)
        self.assertEqual(self.events_at(at)[0], "Ngày 6")
        self.assertEqual(self.events_at(at, self.plan)[0], "Ngày 28")
        plans.approve(self.plan, self.managing, at=self.now)
        self.assertEqual(self.events_at(at)[0], "Ngày 28")
        self.assertEqual(self.events_at(moment(10)), [])  # of the pin the day is over too

    def test_events_of_a_plan_change_places_and_undo_brings_them_back(self):
        self.put("event-1", self.events[28])
        self.put("event-2", self.events[5])
        plans.swap(self.plan, "event-1", "event-2", self.managing, at=self.now)
        plans.undo(self.plan, self.managing, at=self.now)
        held = {row.slot: row.thing for row in self.plan.placements.all()}
        self.assertEqual(held, {"event-1": self.events[28], "event-2": self.events[5]})

    def test_each_thing_stands_among_its_own_kind_in_a_plan_too(self):
        with self.assertRaises(workflow.Refusal):
            self.put("lead", self.events[3])
        self.put("event-1", self.events[28])
        with self.assertRaises(workflow.Refusal):
            plans.swap(self.plan, "event-1", "lead", self.managing, at=self.now)


@pytest.mark.postgres
class TheTables(Pinned):
    def refuses(self, model=Placement, **fields):
        times = {"in_force_from": self.now} if model is Placement else {"plan": self.plan}
        with self.assertRaises(IntegrityError), transaction.atomic():
            model.objects.create(**times | fields)

    def setUp(self):
        self.plan = FrontPagePlan.objects.create(
            name="Tết", in_force_from=moment(4), in_force_until=moment(9)
        )

    def test_a_place_holds_one_thing_of_its_kind_in_the_database(self):
        correction = self.correct(0, self.now, "Sửa") and self.stories[0].corrections.get()
        event, story = self.events[3], self.stories[0]
        for model in (Placement, PlannedPlacement):
            self.refuses(model, slot="lead", event=event)
            self.refuses(model, slot="event-1", article=story)
            self.refuses(model, slot="correction-1", event=event)
            self.refuses(model, slot="event-2", correction=correction)
            self.refuses(model, slot="event-1")
            self.refuses(model, slot="lead", article=story, event=event)
            self.refuses(model, slot="event-1", article=story, event=event)

    def test_two_events_in_one_place_at_a_time_are_refused_by_the_database(self):
        Placement.objects.create(
            slot="event-1", event=self.events[3], in_force_from=self.now, in_force_until=moment(5)
        )
        self.refuses(slot="event-1", event=self.events[4], in_force_from=moment(4))
        Placement.objects.create(slot="event-1", event=self.events[4], in_force_from=moment(5))
        PlannedPlacement.objects.create(plan=self.plan, slot="event-1", event=self.events[3])
        self.refuses(PlannedPlacement, slot="event-2", event=self.events[3])

    def test_a_page_with_events_and_notices_of_all_kinds_is_the_same_on_both(self):
        self.correct(0, self.now, "Sửa")
        workflow.retract(self.stories[1], self.chief, "sai", at=self.now)
        self.pin("correction-1", self.stories[1].retractions.get())
        self.pin("correction-3", self.stories[0].corrections.get())
        self.pin("event-4", self.events[28])
        self.pin("lead", self.stories[2])
        with self.assertNumQueries(15):
            page = FrontPage.at(self.now)
        self.assertEqual([event.name for event in page.events][3], "Ngày 28")
        self.assertEqual([said.text for said in page.corrections], ["", "Sửa"])
        self.assertEqual(page.lead.headline, "Bài 2")
