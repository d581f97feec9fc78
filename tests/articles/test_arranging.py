"""Who arranges the front page, what an act leaves of the past, and how it is taken back."""

import datetime
from unittest import mock

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles import workflow
from articles.front_page import FrontPage, arranging, plans
from articles.models import Arrangement, FrontPagePlan, Masthead, Mood, Placement, Section
from people import groups
from tests import make

HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


class Arranging(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.now = timezone.now().replace(microsecond=0)
        cls.managing = make.user(groups.MANAGING_EDITOR)
        cls.section = make.section(name="Thời sự")
        cls.articles = []
        for number in range(6):
            at = cls.now - (9 - number) * HOUR
            made = make.published(
                section=cls.section, headline=f"Bài {number}", at=at, from_moment=at
            )
            cls.articles.append(made.article)

    def lead(self, at):
        return FrontPage.at(at).lead.headline

    def places(self, at):
        page = FrontPage.at(at)
        return {slot: page.places[slot].headline for slot in page.layers}

    def pin(self, number, slot="lead", **fields):
        fields = {"at": self.now} | fields
        return arranging.pin(slot, self.articles[number], self.managing, **fields)


class Pins(Arranging):
    def test_only_the_desks_leads_arrange(self):
        for group in (groups.CONTRIBUTOR, groups.REPORTER, groups.EDITOR, groups.REGISTRAR):
            with self.assertRaises(workflow.NotAllowed):
                arranging.pin("lead", self.articles[0], make.user(group))
        arranging.pin("lead", self.articles[0], make.chief())

    def test_the_past_is_not_arranged(self):
        with self.assertRaises(workflow.Refusal):
            self.pin(0, from_moment=self.now - HOUR)

    def test_what_a_pin_replaces_keeps_its_past(self):
        self.pin(0)
        self.pin(1, at=self.now + HOUR)
        leads = [self.lead(self.now + hours * HOUR) for hours in (0, 1)]
        self.assertEqual(leads, ["Bài 0", "Bài 1"])

    def test_what_stood_before_returns_when_a_pin_ends(self):
        self.pin(0)
        self.pin(1, from_moment=self.now + HOUR, until=self.now + 2 * HOUR)
        leads = [self.lead(self.now + hours * HOUR) for hours in (0, 1, 2)]
        self.assertEqual(leads, ["Bài 0", "Bài 1", "Bài 0"])

    def test_a_pin_without_an_end_stands_until_what_is_arranged_there_next(self):
        self.pin(1, from_moment=self.now + 5 * HOUR)
        self.pin(0)
        leads = [self.lead(self.now + hours * HOUR) for hours in (4, 5)]
        self.assertEqual(leads, ["Bài 0", "Bài 1"])

    def test_an_article_pinned_elsewhere_leaves_its_former_place(self):
        self.pin(0, "second-2")
        self.pin(0, "lead", at=self.now + HOUR)
        self.assertEqual(self.places(self.now), {"second-2": "Bài 0"})
        self.assertEqual(self.places(self.now + HOUR), {"lead": "Bài 0"})

    def test_two_places_change_what_they_show_pinned_or_not(self):
        self.pin(0)
        arranging.swap("lead", "second-1", self.managing, at=self.now + HOUR)
        self.assertEqual(self.places(self.now + HOUR), {"lead": "Bài 5", "second-1": "Bài 0"})
        self.assertEqual(self.places(self.now), {"lead": "Bài 0"})

    def test_a_released_place_is_automatic_again(self):
        self.pin(0)
        arranging.release("lead", self.managing, at=self.now + HOUR)
        self.assertEqual(self.lead(self.now + HOUR), "Bài 5")
        with self.assertRaises(workflow.Refusal):
            arranging.release("lead", self.managing, at=self.now + 2 * HOUR)

    def test_a_sections_row_takes_only_its_own_articles(self):
        other = make.section()
        with self.assertRaises(workflow.Refusal):
            self.pin(0, f"section-{other.pk}")
        self.pin(0, f"section-{self.section.pk}")
        self.assertEqual(FrontPage.at(self.now).rows[0].large.headline, "Bài 0")

    def test_a_place_that_is_none_and_an_article_that_is_not_public_are_refused(self):
        for slot in ("", "lead ", "section-", "section-999", "x" * 100):
            with self.assertRaises(workflow.Refusal):
                self.pin(0, slot)
        with self.assertRaises(workflow.Refusal):
            arranging.pin("lead", make.article(), self.managing)

    def test_an_urgent_story_has_an_end_and_what_follows_moves_down(self):
        with self.assertRaises(workflow.Refusal):
            self.pin(0, "urgent")
        self.pin(1)
        self.pin(0, "urgent", until=self.now + HOUR)
        page = FrontPage.at(self.now)
        self.assertEqual([page.lead.headline, page.second[0].headline], ["Bài 0", "Bài 1"])
        self.assertEqual(len(page.second), 3)
        self.assertEqual(self.lead(self.now + HOUR), "Bài 1")

    def test_every_act_is_logged_with_who_what_from_and_until(self):
        self.pin(0, until=self.now + HOUR)
        act = Arrangement.objects.get()
        self.assertEqual(
            (act.verb, act.slot, act.article, act.by, act.in_force_from, act.in_force_until),
            ("pin", "lead", self.articles[0], self.managing, self.now, self.now + HOUR),
        )
        with self.assertRaises(IntegrityError), transaction.atomic():
            Arrangement.objects.update(note="x")


class Undoing(Arranging):
    def test_undo_takes_acts_back_one_by_one_and_changes_no_past(self):
        self.pin(0)
        self.pin(1, at=self.now + HOUR)
        self.pin(0, "second-1", at=self.now + 2 * HOUR)
        arranging.undo(self.managing, at=self.now + 3 * HOUR)
        self.assertEqual(self.places(self.now + 3 * HOUR), {"lead": "Bài 1"})
        arranging.undo(self.managing, at=self.now + 4 * HOUR)
        self.assertEqual(self.places(self.now + 4 * HOUR), {"lead": "Bài 0"})
        arranging.undo(self.managing, at=self.now + 5 * HOUR)
        self.assertEqual(self.places(self.now + 5 * HOUR), {})
        with self.assertRaises(workflow.Refusal):
            arranging.undo(self.managing, at=self.now + 6 * HOUR)
        was = [self.places(self.now + hours * HOUR) for hours in (0, 1, 2)]
        self.assertEqual(
            was,
            [{"lead": "Bài 0"}, {"lead": "Bài 1"}, {"lead": "Bài 1", "second-1": "Bài 0"}],
        )

    def test_an_article_that_moved_is_back_in_its_place_after_undo(self):
        self.pin(0, "second-2")
        self.pin(0, "lead", at=self.now + HOUR)
        arranging.undo(self.managing, at=self.now + 2 * HOUR)
        self.assertEqual(self.places(self.now + 2 * HOUR), {"second-2": "Bài 0"})

    def test_what_was_arranged_for_later_is_undone_without_a_trace_for_readers(self):
        self.pin(0)
        self.pin(1, from_moment=self.now + DAY, until=self.now + 2 * DAY)
        arranging.undo(self.managing, at=self.now + HOUR)
        self.assertEqual(self.lead(self.now + DAY), "Bài 0")
        self.assertEqual(self.lead(self.now + 3 * DAY), "Bài 0")

    def test_an_act_of_the_day_before_is_no_longer_undone(self):
        self.pin(0)
        with self.assertRaises(workflow.Refusal):
            arranging.undo(self.managing, at=self.now + 2 * DAY)


class Planning(Arranging):
    def setUp(self):
        self.plan = FrontPagePlan.objects.create(
            name="Tết", in_force_from=self.now + 2 * DAY, in_force_until=self.now + 3 * DAY
        )

    def put(self, slot="lead", number=0, **fields):
        return plans.put(self.plan, slot, self.articles[number], self.managing, **fields)

    def during(self, hours=0, plan=None):
        return FrontPage.at(self.plan.in_force_from + hours * HOUR, plan).lead.headline


class Plans(Planning):
    def test_a_draft_is_seen_by_who_previews_it_alone(self):
        self.put()
        self.assertEqual(self.during(), "Bài 5")
        self.assertEqual(self.during(plan=self.plan), "Bài 0")

    def test_an_approved_plan_is_in_force_for_its_interval_above_every_pin(self):
        self.pin(1)
        self.put()
        plans.approve(self.plan, self.managing)
        self.assertEqual(
            [self.during(h) for h in (-1, 0, 23, 24)], ["Bài 1", "Bài 0", "Bài 0", "Bài 1"]
        )

    def test_a_changed_plan_has_to_be_approved_again(self):
        self.put()
        plans.approve(self.plan, self.managing)
        self.put(number=2)
        self.plan.refresh_from_db()
        self.assertFalse(self.plan.is_approved)

    def test_a_plan_that_readers_have_is_ended_not_changed(self):
        self.put()
        plans.approve(self.plan, self.managing)
        later = self.plan.in_force_from + HOUR
        with self.assertRaises(workflow.Refusal):
            self.put(number=2, at=later)
        with self.assertRaises(workflow.Refusal):
            plans.withdraw(self.plan, self.managing, at=later)
        plans.end(self.plan, self.managing, at=later)
        self.assertEqual([self.during(0), self.during(1)], ["Bài 0", "Bài 5"])

    def test_two_approved_plans_never_overlap(self):
        plans.approve(self.plan, self.managing)
        other = FrontPagePlan.objects.create(
            name="Bầu cử",
            in_force_from=self.now + 2 * DAY + HOUR,
            in_force_until=self.now + 9 * DAY,
        )
        with self.assertRaisesMessage(workflow.Refusal, "kế hoạch khác được duyệt"):
            plans.approve(other, self.managing)

    def test_a_plan_approved_late_begins_when_it_is_approved(self):
        self.put()
        late = self.plan.in_force_from + 5 * HOUR
        plans.approve(self.plan, self.managing, at=late)
        self.assertEqual([self.during(4), self.during(5)], ["Bài 5", "Bài 0"])

    def test_an_act_on_a_plan_is_undone_apart_from_the_pins(self):
        self.put()
        self.put("lead", 1)
        self.pin(3)
        plans.undo(self.plan, self.managing)
        self.assertEqual(self.during(plan=self.plan), "Bài 0")
        self.assertEqual(self.lead(self.now), "Bài 3")

    def test_places_of_a_plan_change_what_they_hold(self):
        self.put()
        plans.swap(self.plan, "lead", "second-1", self.managing)
        self.assertEqual(list(self.plan.placements.values_list("slot", flat=True)), ["second-1"])

    def test_a_sections_row_takes_only_its_own_articles_in_a_plan_too(self):
        other = make.section()
        with self.assertRaises(workflow.Refusal):
            self.put(f"section-{other.pk}")
        self.put(f"section-{self.section.pk}")
        with self.assertRaises(workflow.Refusal):
            plans.swap(
                self.plan, f"section-{self.section.pk}", f"section-{other.pk}", self.managing
            )
        self.assertEqual(self.plan.placements.get().slot, f"section-{self.section.pk}")

    def test_only_the_desks_leads_plan(self):
        reporter = make.user(groups.REPORTER)
        for act in (plans.approve, plans.withdraw, plans.end, plans.undo):
            with self.assertRaises(workflow.NotAllowed):
                act(self.plan, reporter)
        with self.assertRaises(workflow.NotAllowed):
            plans.put(self.plan, "lead", self.articles[0], reporter)


class Warnings(Planning):
    def setUp(self):
        super().setUp()
        self.managing.email = "thu-ky@example.vn"
        self.managing.save()
        self.unwritten = make.article(headline="Chưa viết xong", section=self.section)
        plans.put(self.plan, "lead", self.unwritten, self.managing)
        plans.approve(self.plan, self.managing)

    def warned(self, before):
        return plans.warn(self.plan.in_force_from - before)

    def test_a_story_not_yet_published_is_warned_of_a_day_and_two_hours_before_once_each(self):
        counts = [self.warned(hours * HOUR) for hours in (25, 24, 23, 3, 2, 1)]
        self.assertEqual(counts, [0, 1, 0, 0, 1, 0])
        self.assertEqual(len(mail.outbox), 2)
        self.assertIn("Chưa viết xong", mail.outbox[0].body)
        self.assertEqual(mail.outbox[0].to, ["thu-ky@example.vn"])

    def test_a_story_scheduled_for_before_the_plan_is_not_missed(self):
        make.published(self.unwritten, from_moment=self.plan.in_force_from)
        self.assertEqual(self.warned(HOUR), 0)

    def test_its_place_is_automatic_until_it_is_published(self):
        self.assertEqual(self.during(), "Bài 5")
        make.published(self.unwritten, from_moment=self.plan.in_force_from + HOUR)
        self.assertEqual([self.during(0), self.during(1)], ["Bài 5", "Chưa viết xong"])

    def test_a_warning_that_could_not_be_sent_is_given_again(self):
        failing = mock.patch("articles.front_page.plans.send_mail", side_effect=OSError)
        with failing, self.assertRaises(OSError):
            self.warned(HOUR)
        self.assertEqual(self.warned(HOUR), 1)

    def test_a_draft_of_a_plan_warns_of_nothing(self):
        plans.withdraw(self.plan, self.managing)
        self.assertEqual(self.warned(HOUR), 0)


class Moods(Arranging):
    def test_a_mood_is_worn_for_its_interval_by_every_page(self):
        Masthead.objects.create(name="Báo Thử")
        Mood.objects.create(
            kind="mourning", line="Quốc tang",
            in_force_from=self.now - HOUR, in_force_until=self.now + HOUR,
        )  # fmt: skip
        for address in ("/", "/moi-nhat/", "/thoi-su/", "/khong-co/"):
            self.assertContains(
                self.client.get(address),
                "mood-mourning",
                status_code=404 if "khong" in address else 200,
            )
        self.assertIsNone(Masthead.current(self.now + HOUR).mood_kind)
        self.assertIsNone(Masthead.current(self.now - 2 * HOUR).mood_kind)

    def test_two_moods_never_overlap(self):
        fields = {"in_force_from": self.now, "in_force_until": self.now + DAY}
        Mood.objects.create(kind="tet", **fields)
        with self.assertRaises(IntegrityError), transaction.atomic():
            Mood.objects.create(kind="mourning", **fields)

    def test_the_masthead_of_a_moment_is_the_one_then_in_use(self):
        Masthead.objects.create(name="Báo Cũ")
        Masthead.objects.create(name="Báo Mới", in_force_from=self.now)
        names = [Masthead.current(self.now + at * HOUR).name for at in (-1, 0)]
        self.assertEqual(names, ["Báo Cũ", "Báo Mới"])

    def test_the_sections_of_a_moment_are_those_then_there_under_their_names_then(self):
        self.section.former_names.create(name="Tin tức", in_force_until=self.now - DAY)
        self.section.former_names.create(name="Chính trị", in_force_until=self.now - HOUR)
        make.section(name="Đã thôi", in_force_until=self.now - HOUR)
        names = [
            {row.name_then for row in Section.objects.as_of(self.now - hours * HOUR)}
            for hours in (30, 2, 0)
        ]
        self.assertEqual(names, [{"Tin tức", "Đã thôi"}, {"Chính trị", "Đã thôi"}, {"Thời sự"}])


@pytest.mark.postgres
class TheTables(Arranging):
    def test_an_urgent_placement_without_an_end_is_refused_by_the_database(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            Placement.objects.create(
                slot="urgent", article=self.articles[0], in_force_from=self.now
            )

    def test_approved_plans_and_moods_cannot_overlap_in_the_database(self):
        times = {"in_force_from": self.now, "in_force_until": self.now + DAY}
        FrontPagePlan.objects.create(name="a", is_approved=True, **times)
        FrontPagePlan.objects.create(name="b", **times)
        with self.assertRaises(IntegrityError), transaction.atomic():
            FrontPagePlan.objects.create(name="c", is_approved=True, **times)
