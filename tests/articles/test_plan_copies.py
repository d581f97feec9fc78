"""A plan is copied into a new draft: its places go along, what is over stays behind."""

import datetime
from urllib.parse import urlencode

import time_machine
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.front_page import FrontPage, plans
from articles.models import Arrangement, FrontPagePlan
from articles.publishing.events import announce_event
from people import groups
from tests import make

HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR
ADD = reverse("admin:articles_frontpageplan_add")


def moment(day, hour=8, month=11):
    return timezone.make_aware(datetime.datetime(2026, month, day, hour))


class Copying(TestCase):
    """The plan of the weekend of 7 and 8 November, copied on Monday the 9th."""

    @classmethod
    def setUpTestData(cls):
        cls.managing = make.user(groups.MANAGING_EDITOR)
        cls.section = make.section(name="Thời sự")
        with time_machine.travel(moment(5), tick=False):
            cls.story = make.published(section=cls.section, headline="Bài cuối tuần").article
            cls.draft = make.article(section=cls.section, headline="Còn đang viết")
            cls.fair = make.event(name="Hội chợ", first_day=datetime.date(2026, 11, 20))
            cls.meeting = make.event(name="Họp xong", first_day=datetime.date(2026, 11, 8))
            for event in (cls.fair, cls.meeting):
                announce_event(event)
            workflow.correct(cls.story, make.chief(), "Con số đúng là 12.")
            cls.source = FrontPagePlan.objects.create(
                name="Cuối tuần", in_force_from=moment(7), in_force_until=moment(9)
            )
            for slot, thing in (
                ("lead", cls.story),
                ("second-1", cls.draft),
                ("event-1", cls.fair),
                ("event-2", cls.meeting),
                ("correction-1", cls.story.corrections.get()),
            ):
                plans.put(cls.source, slot, thing, cls.managing)
            plans.approve(cls.source, cls.managing)

    def setUp(self):
        clock = time_machine.travel(moment(9, 10), tick=False)
        clock.start()
        self.addCleanup(clock.stop)
        self.client.force_login(self.managing)

    def copy(self, start=None, until=None, name="Cuối tuần sau", **query):
        start, until = start or moment(14), until or moment(16)
        typed = {"name": name}
        for field, at in (("in_force_from", start), ("in_force_until", until)):
            local = timezone.localtime(at)
            typed |= {f"{field}_0": f"{local:%d/%m/%Y}", f"{field}_1": f"{local:%H:%M:%S}"}
        query = urlencode(query or {"sao-chep": self.source.pk})
        return self.client.post(f"{ADD}?{query}", typed, follow=True)

    def held(self, plan):
        return {row.slot: row.thing for row in plan.placements.all()}

    def test_the_places_go_along_into_a_draft_of_another_name_and_interval(self):
        self.copy()
        made = FrontPagePlan.objects.get(name="Cuối tuần sau")
        self.assertEqual((made.in_force_from, made.in_force_until), (moment(14), moment(16)))
        self.assertFalse(made.is_approved)
        self.assertEqual(
            self.held(made), {"lead": self.story, "second-1": self.draft, "event-1": self.fair}
        )

    def test_what_was_copied_stays_as_it_was_and_the_page_of_then_too(self):
        before = self.held(self.source)
        self.copy()
        made = FrontPagePlan.objects.get(name="Cuối tuần sau")
        plans.release(made, "lead", self.managing)
        self.assertEqual(self.held(self.source), before)
        self.source.refresh_from_db()
        self.assertTrue(self.source.is_approved)
        self.assertEqual(FrontPage.at(moment(8)).lead.headline, "Bài cuối tuần")

    def test_events_that_are_over_by_then_and_notices_are_left_out_and_named(self):
        page = self.copy()
        self.assertContains(page, "Họp xong")
        self.assertContains(page, "cải chính: Bài cuối tuần")
        self.copy(moment(21), moment(23), name="Muộn hơn")
        self.assertNotIn("event-1", self.held(FrontPagePlan.objects.get(name="Muộn hơn")))

    def test_the_form_offers_the_same_days_of_the_next_week_that_is_to_come(self):
        form = self.client.get(ADD, {"sao-chep": self.source.pk}).context["adminform"].form
        self.assertEqual(form.initial["in_force_from"], moment(14))
        self.assertEqual(form.initial["in_force_until"], moment(16))
        self.assertIn("Cuối tuần", form.initial["name"])
        with time_machine.travel(moment(1, month=12), tick=False):
            self.assertEqual(plans.next_interval(self.source)[0], moment(5, month=12))

    def test_the_copy_is_logged_with_what_was_copied_and_by_whom(self):
        self.copy()
        act = Arrangement.objects.get(verb="copy")
        self.assertEqual(
            (act.plan.name, act.title, act.by), ("Cuối tuần sau", "Cuối tuần", self.managing)
        )

    def test_the_board_asks_about_stories_that_are_long_past_when_the_copy_begins(self):
        page = self.copy(moment(14), moment(16))
        self.assertEqual(page.context["board"].old, [])
        page = self.copy(moment(20, month=12), moment(24, month=12), name="Tết")
        self.assertEqual([title for title, _url in page.context["board"].old], ["Bài cuối tuần"])
        self.assertContains(page, "hơn một tháng")

    def test_the_list_the_plans_page_and_the_board_lead_to_the_copy(self):
        link = f"{ADD}?sao-chep={self.source.pk}"
        change = reverse("admin:articles_frontpageplan_change", args=[self.source.pk])
        for address in (
            reverse("admin:articles_frontpageplan_changelist"),
            change,
            f"/admin/trang-nhat/?ke-hoach={self.source.pk}",
        ):
            self.assertContains(self.client.get(address), link, msg_prefix=address)

    def test_a_plan_that_there_is_not_is_an_empty_new_plan(self):
        for number in ("0", "x", "²", "9" * 30):
            self.assertEqual(self.client.get(ADD, {"sao-chep": number}).status_code, 200)
        self.copy(**{"sao-chep": "999999"})
        self.assertEqual(self.held(FrontPagePlan.objects.get(name="Cuối tuần sau")), {})

    def test_an_interval_that_ends_before_it_begins_is_refused_and_nothing_is_made(self):
        self.assertContains(self.copy(moment(16), moment(14)), "errornote")
        self.assertEqual(FrontPagePlan.objects.count(), 1)

    def test_only_the_desks_leads_copy(self):
        reporter = make.user(groups.REPORTER)
        with self.assertRaises(workflow.NotAllowed):
            plans.fill_from(self.source, self.source, reporter)
        self.client.force_login(reporter)
        self.assertEqual(self.copy().status_code, 403)
