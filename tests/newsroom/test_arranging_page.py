"""The board of the front page: who opens it, what its buttons do, what it says."""

import datetime

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.front_page import FrontPage, plans
from articles.models import Arrangement, FrontPagePlan, Placement
from articles.publishing.events import announce_event
from people import groups
from tests import make

ADDRESS = "/admin/trang-nhat/"
HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


class OnTheBoard(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.now = timezone.now()
        cls.managing = make.user(groups.MANAGING_EDITOR)
        cls.section = make.section(name="Thời sự")
        cls.articles = [
            make.published(
                section=cls.section,
                headline=f"Bài {n}",
                at=cls.now - (9 - n) * HOUR,
                from_moment=cls.now - (9 - n) * HOUR,
            ).article
            for n in range(6)
        ]

    def setUp(self):
        self.client.force_login(self.managing)

    def act(self, act, query="", **fields):
        return self.client.post(f"{ADDRESS}{query}", {"act": act} | fields, follow=True)

    def lead(self, at=None):
        return FrontPage.at(at).lead.headline


class TheBoard(OnTheBoard):
    def test_only_the_desks_leads_open_it(self):
        for group in (groups.REPORTER, groups.EDITOR, groups.CONTRIBUTOR, groups.REGISTRAR):
            self.client.force_login(make.user(group))
            self.assertEqual(self.client.get(ADDRESS).status_code, 403)
            self.assertEqual(self.client.post(ADDRESS, {"act": "undo"}).status_code, 403)
        self.client.force_login(make.chief())
        self.assertEqual(self.client.get(ADDRESS).status_code, 200)

    def test_a_story_is_put_into_a_place_by_a_button_and_by_a_drop(self):
        number = self.articles[0].pk
        self.act(f"pin:{number}", **{f"to-{number}": "lead"})
        self.assertEqual(self.lead(), "Bài 0")
        self.act(f"pin:{self.articles[1].pk}:lead")
        self.assertEqual(self.lead(), "Bài 1")

    def test_undo_releases_what_was_pinned_last(self):
        self.act(f"pin:{self.articles[0].pk}:lead")
        self.act("undo")
        self.assertEqual(self.lead(), "Bài 5")

    def test_an_urgent_story_is_asked_for_its_end(self):
        number = self.articles[0].pk
        self.assertContains(self.act(f"urgent:{number}"), "tin khẩn đứng đến lúc nào")
        self.act(f"urgent:{number}", until=make.typed(self.now + 2 * HOUR))
        self.assertTrue(FrontPage.at().is_urgent)
        self.assertFalse(FrontPage.at(self.now + 3 * HOUR).is_urgent)

    def test_what_is_arranged_for_a_chosen_moment_begins_then(self):
        tomorrow = make.typed(self.now + DAY)
        self.act(f"pin:{self.articles[0].pk}:lead", f"?luc={tomorrow}")
        self.assertEqual([self.lead(), self.lead(self.now + DAY + HOUR)], ["Bài 5", "Bài 0"])

    def test_the_past_is_looked_at_and_not_arranged(self):
        yesterday = make.typed(self.now - 2 * HOUR)
        page = self.client.get(f"{ADDRESS}?luc={yesterday}")
        self.assertNotContains(page, 'name="act"')
        self.assertContains(page, "đã qua")

    def test_a_bad_act_is_answered_with_a_sentence_and_changes_nothing(self):
        for act in ("", "x", "pin", "pin:x:lead", "pin:999999:lead", "pin:1:nowhere", "swap:lead",
                    "swap:lead:nowhere", "release:lead", "pin:²:lead", "undo:1", "dismiss:1:x",
                    "pin:9999999999999999999999:lead", "release:", "urgent:", "end"):  # fmt: skip
            self.assertContains(self.act(act), 'class="error"', msg_prefix=act)
        self.assertContains(self.act("undo", until="mai"), 'class="error"')
        self.assertFalse(Placement.objects.exists())
        self.assertFalse(Arrangement.objects.exists())

    def test_stories_are_found_without_diacritics_and_by_section(self):
        other = make.published(headline="Đường lên biên giới").article
        page = self.client.get(ADDRESS, {"tim": "duong bien"})
        self.assertEqual(
            [story.pk for story, _to in page.context["board"].choices.stories], [other.pk]
        )
        page = self.client.get(ADDRESS, {"muc": self.section.pk})
        self.assertEqual(len(page.context["board"].choices.stories), 6)
        for strange in ("x", "²", "9" * 40):
            self.assertEqual(self.client.get(ADDRESS, {"muc": strange}).status_code, 200)

    def test_the_board_costs_the_same_for_six_stories_and_thirty(self):
        def queries():
            with CaptureQueriesContext(connection) as asked:
                self.client.get(ADDRESS)
            return len(asked)

        self.act(f"pin:{self.articles[0].pk}:lead")
        queries()
        few = queries()
        for number in range(24):
            made = make.published(section=self.section)
            self.act(f"pin:{made.article_id}:second-{number % 3 + 1}")
        self.assertLessEqual(queries(), few)
        self.assertLessEqual(few, 40)


class APlanOnTheBoard(OnTheBoard):
    def setUp(self):
        super().setUp()
        self.plan = FrontPagePlan.objects.create(
            name="Tết", in_force_from=self.now + 2 * DAY, in_force_until=self.now + 5 * DAY
        )
        self.query = f"?ke-hoach={self.plan.pk}"

    def test_a_story_that_was_retracted_is_not_offered_as_an_approved_one(self):
        workflow.retract(self.articles[0], make.chief(), "sai")
        page = self.client.get(ADDRESS, {"ke-hoach": self.plan.pk, "tim": "bai 0"})
        self.assertContains(page, "Thời sự · Đã gỡ")

    def test_a_plan_is_filled_seen_approved_and_ended(self):
        draft = make.article(headline="Còn đang viết", section=self.section)
        self.act(f"pin:{self.articles[0].pk}:lead", self.query)
        page = self.act(f"pin:{draft.pk}:second-1", self.query)
        self.assertContains(page, "Bạn đọc chưa có “Còn đang viết”")
        self.assertEqual(page.context["board"].page.lead.headline, "Bài 0")
        self.act("approve", self.query)
        self.assertEqual(self.lead(self.now + 3 * DAY), "Bài 0")
        self.act("withdraw", self.query)
        self.assertEqual(self.lead(self.now + 3 * DAY), "Bài 5")

    def test_the_board_of_every_day_says_what_a_plan_of_tomorrow_still_misses(self):
        draft = make.article(headline="Còn đang viết", section=self.section)
        FrontPagePlan.objects.filter(pk=self.plan.pk).update(in_force_from=self.now + 20 * HOUR)
        plans.put(self.plan, "lead", draft, self.managing)
        plans.approve(self.plan, self.managing)
        self.assertContains(self.client.get(ADDRESS), "Còn đang viết")

    def test_the_places_of_a_plan_are_not_those_of_every_day(self):
        self.act(f"pin:{self.articles[0].pk}:lead", self.query)
        self.assertFalse(Placement.objects.exists())
        self.act("undo", self.query)
        self.assertFalse(self.plan.placements.exists())

    def test_a_plan_that_there_is_not_is_no_page(self):
        for query in ("?ke-hoach=0", "?ke-hoach=x", "?luc=mai"):
            self.assertEqual(self.client.get(f"{ADDRESS}{query}").status_code, 404, query)


class Ranks(OnTheBoard):
    """An opinion, never a refusal."""

    def story(self, headline, hours, rank=None):
        article = make.article(headline=headline, section=self.section)
        if rank:
            tenure = make.tenure(position=make.position(rank=rank, title=f"Chức vụ {rank}"))
            article.mentions.create(person=tenure.person).tenures.add(tenure)
        make.published(article, at=self.now, from_moment=self.now + hours * HOUR / 10)

    def opinions(self):
        moment = make.typed(self.now + 2 * HOUR)
        return self.client.get(f"{ADDRESS}?luc={moment}").context["board"].opinions

    def test_a_leaders_story_below_one_of_a_lower_office_gives_an_opinion(self):
        self.story("Bí thư", 1, rank=10)
        self.story("Mưa lũ", 2)
        self.story("Giám đốc", 3, rank=200)
        found = [(one.lower.headline, one.upper.headline) for one in self.opinions()]
        self.assertEqual(found, [("Bí thư", "Giám đốc")])

    def test_stories_in_order_or_without_leaders_give_none(self):
        self.story("Giám đốc", 1, rank=200)
        self.story("Bí thư", 2, rank=10)
        self.story("Mưa lũ", 3)
        self.assertEqual(self.opinions(), [])

    def test_a_dismissed_opinion_is_silent_about_these_two(self):
        self.story("Bí thư", 1, rank=10)
        self.story("Giám đốc", 2, rank=200)
        one = self.opinions()[0]
        self.act(f"dismiss:{one.upper.article_id}:{one.lower.article_id}")
        self.assertEqual(self.opinions(), [])
        self.assertEqual(Arrangement.objects.get().by, self.managing)


class EventsAndNotices(OnTheBoard):
    def setUp(self):
        super().setUp()
        today = timezone.localdate(self.now)
        self.near, self.far = (
            make.event(name=name, first_day=today + days * DAY)
            for name, days in (("Hội nghị gần", 1), ("Lễ hội xa", 20))
        )
        for event in (self.near, self.far):
            announce_event(event)
        self.unannounced = make.event(name="Chưa báo", first_day=today + DAY)

    def events(self, at=None):
        return [event.name for event in FrontPage.at(at).events]

    def offered(self, query="", **fields):
        board = self.client.get(f"{ADDRESS}{query}", fields).context["board"]
        return [[row["title"] for row in group["rows"]] for group in board.choices.others]

    def test_an_event_is_put_into_a_place_by_a_button_and_by_a_drop_and_undone(self):
        number = self.far.pk
        self.assertContains(
            self.act(f"pin:event-{number}", **{f"to-event-{number}": "event-1"}), "Đã ghim"
        )
        self.assertEqual(self.events(), ["Lễ hội xa", "Hội nghị gần"])
        page = self.act(f"pin:event-{number}:event-2")
        self.assertEqual(self.events(), ["Hội nghị gần", "Lễ hội xa"])
        self.assertContains(page, 'value="release:event-2"')
        self.act("undo")
        self.assertEqual(self.events(), ["Lễ hội xa", "Hội nghị gần"])
        self.act("release:event-1")
        self.assertEqual(self.events(), ["Hội nghị gần"])

    def test_an_automatic_event_is_pinned_where_it_stands_and_moved_by_buttons(self):
        page = self.client.get(ADDRESS)
        self.assertContains(page, f'value="pin:event-{self.near.pk}:event-1"')
        self.act(f"pin:event-{self.near.pk}:event-1")
        self.act(f"pin:event-{self.far.pk}:event-2")
        self.act("swap:event-2:event-1")
        self.assertEqual(self.events(), ["Lễ hội xa", "Hội nghị gần"])

    def test_the_day_offers_what_readers_have_and_a_plan_what_is_not_announced_too(self):
        plan = FrontPagePlan.objects.create(
            name="Tết", in_force_from=self.now + HOUR, in_force_until=self.now + 5 * DAY
        )
        self.assertEqual(self.offered()[0], ["Hội nghị gần", "Lễ hội xa"])
        query = f"?ke-hoach={plan.pk}"
        self.assertEqual(self.offered(query)[0], ["Hội nghị gần", "Chưa báo", "Lễ hội xa"])
        page = self.act(f"pin:event-{self.unannounced.pk}:event-1", query)
        self.assertContains(page, "Bạn đọc chưa có “Chưa báo”")
        self.assertContains(page, f"/admin/articles/event/{self.unannounced.pk}/change/")
        self.assertEqual(self.offered(query, tim="le hoi")[0], ["Lễ hội xa"])

    def test_a_correction_and_a_retraction_are_offered_and_pinned(self):
        workflow.correct(self.articles[0], make.chief(), "Con số đúng là 12.")
        workflow.retract(self.articles[1], make.chief(), "bịa đặt")
        correction = self.articles[0].corrections.get()
        retraction = self.articles[1].retractions.get()
        newest = self.offered()[1]
        self.assertEqual(len(newest), 2)
        self.assertEqual(newest[1], "Bài 0: Con số đúng là 12.")
        self.act(f"pin:correction-{correction.pk}:correction-1")
        page = self.act(f"pin:retraction-{retraction.pk}:correction-2")
        self.assertEqual(
            [one.text for one in FrontPage.at().corrections], ["Con số đúng là 12.", ""]
        )
        self.assertNotContains(self.client.get("/"), "bịa đặt")
        self.assertContains(page, "Đã ghim “gỡ bài: Bài 1”")

    def test_what_is_none_is_answered_with_a_sentence_and_changes_nothing(self):
        number = self.unannounced.pk
        acts = (
            f"pin:event-{number}:event-1",
            f"pin:event-{self.far.pk}:lead",
            f"pin:{self.articles[0].pk}:event-1",
            f"urgent:event-{self.far.pk}",
            "pin:event-x:event-1",
            "pin:event-:event-1",
            "pin:event-999999:event-1",
            "pin:masthead-1:event-1",
            "pin:retraction-1:correction-1",
            "pin:-1:lead",
            "swap:event-1:lead",
        )
        for act in acts:
            self.assertContains(self.act(act), 'class="error"', msg_prefix=act)
        self.assertFalse(Placement.objects.exists())

    def test_the_board_costs_the_same_for_two_events_and_ten(self):
        def queries():
            with CaptureQueriesContext(connection) as asked:
                self.client.get(ADDRESS)
            return len(asked)

        self.act(f"pin:event-{self.far.pk}:event-1")
        queries()
        few = queries()
        for number in range(8):
            event = make.event(first_day=self.far.first_day)
            announce_event(event)
            self.act(f"pin:event-{event.pk}:event-{number % 4 + 1}")
        self.assertLessEqual(queries(), few)
