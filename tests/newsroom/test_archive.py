"""The past as readers see it, and the future as the desk does."""

import datetime
import re

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.front_page import arranging, plans
from articles.models import Correction, FrontPagePlan, Masthead, Mood
from people import groups
from tests import make

HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


def at(day, hour=12, minute=0):
    """A moment of November 2026."""
    return timezone.make_aware(datetime.datetime(2026, 11, day, hour, minute))


def publish(headline, moment, made=None, **fields):
    with time_machine.travel(moment, tick=False):
        return make.published(made, headline=headline, **fields)


class TheArchive(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.section = make.section(name="Thời sự")
        cls.monday = publish("Tin thứ hai", at(2, 8), section=cls.section)
        cls.tuesday = publish("Tin thứ ba", at(3, 8), section=cls.section)
        cls.evening = publish("Tin tối thứ ba", at(3, 20), section=cls.section)

    def setUp(self):
        clock = time_machine.travel(at(5), tick=False)
        clock.start()
        self.addCleanup(clock.stop)

    def shown(self, ngay):
        response = self.client.get("/luu-tru/", {"ngay": ngay})
        self.assertEqual(response.status_code, 200, ngay)
        return response.context["page"].lead.headline

    def test_a_day_means_its_end_and_a_moment_itself(self):
        self.assertEqual(self.shown("2026-11-02"), "Tin thứ hai")
        self.assertEqual(self.shown("2026-11-03"), "Tin tối thứ ba")
        self.assertEqual(self.shown("2026-11-03T19:59"), "Tin thứ ba")
        self.assertEqual(self.shown("2026-11-03T20:00"), "Tin tối thứ ba")

    def test_today_means_now(self):
        publish("Tin chiều nay", at(5, 15), section=self.section)
        self.assertEqual(self.shown("2026-11-05"), "Tin tối thứ ba")

    def test_what_we_lack_says_so(self):
        for ngay in ("2026-11-01", "1999-01-01", "2026-11-06", "2026-11-05T12:01", "2199-01-01"):
            response = self.client.get("/luu-tru/", {"ngay": ngay})
            self.assertContains(response, "Không có bản lưu", status_code=404)

    def test_what_is_still_to_come_is_not_called_lost(self):
        for ngay in ("2026-11-06", "2026-11-05T12:01"):
            response = self.client.get("/luu-tru/", {"ngay": ngay})
            self.assertContains(response, "chưa tới", status_code=404)
        self.assertNotContains(
            self.client.get("/luu-tru/?ngay=1999-01-01"), "chưa tới", status_code=404
        )

    def test_no_link_leads_to_a_day_before_the_first_or_after_today(self):
        for ngay, days in (
            ("2026-11-02", {"2026-11-03"}),
            ("2026-11-03", {"2026-11-02", "2026-11-04"}),
            ("2026-11-05", {"2026-11-04"}),
        ):
            page = self.client.get("/luu-tru/", {"ngay": ngay}).content.decode()
            self.assertEqual(set(re.findall(r' href="\?ngay=([0-9-]+)"', page)), days, ngay)
        month = self.client.get("/luu-tru/").content.decode()
        kept = {f"2026-11-0{day}" for day in (2, 3, 4, 5)}
        self.assertEqual(set(re.findall(r'href="\?ngay=([0-9-]+)"', month)), kept)

    def test_a_moment_is_written_in_one_way_alone(self):
        for ngay in ("hom-qua", "20261103", "2026-11-03T8:00", "2026-11-03T25:00",
                     "2026-11-03T08:00:00", "2026-11-03 08:00", "2026-11-03T"):  # fmt: skip
            response = self.client.get("/luu-tru/", {"ngay": ngay})
            self.assertEqual(response.status_code, 404, ngay)
            self.assertNotContains(response, "Không có bản lưu", status_code=404)

    def test_what_was_retracted_since_is_on_no_page_of_the_past(self):
        workflow.retract(self.tuesday.article, make.chief(), "sai")
        self.assertEqual(self.shown("2026-11-03T12:00"), "Tin thứ hai")
        for ngay in ("2026-11-03", "2026-11-03T12:00", "2026-11-04"):
            response = self.client.get("/luu-tru/", {"ngay": ngay})
            self.assertNotContains(response, "Tin thứ ba")
        address = f"{self.tuesday.get_absolute_url()}?ngay=2026-11-03"
        self.assertEqual(self.client.get(address).status_code, 410)

    def test_a_days_page_lists_what_was_published_on_it(self):
        response = self.client.get("/luu-tru/", {"ngay": "2026-11-03"})
        listed = [card.headline for card in response.context["articles"]]
        self.assertEqual(listed, ["Tin tối thứ ba", "Tin thứ ba"])

    def test_the_month_counts_each_day(self):
        response = self.client.get("/luu-tru/")
        cells = dict(cell for week in response.context["weeks"] for cell in week if cell)
        self.assertEqual(cells[datetime.date(2026, 11, 3)], 2)
        self.assertEqual(sum(cells.values()), 3)
        self.assertEqual(len(cells), 30)
        self.assertEqual(self.client.get("/luu-tru/?thang=2026-13").status_code, 404)
        self.assertEqual(self.client.get("/luu-tru/?thang=2019-02").status_code, 200)

    def test_masthead_mood_and_menu_are_those_of_the_moment(self):
        Masthead.objects.create(name="Báo Cũ")
        Masthead.objects.create(name="Báo Mới", in_force_from=at(4))
        Mood.objects.create(kind="tet", in_force_from=at(3), in_force_until=at(4))
        make.section(name="Chuyện đã thôi", in_force_until=at(4))
        then = self.client.get("/luu-tru/?ngay=2026-11-03")
        for words in ("Báo Cũ", "mood-tet", "Chuyện đã thôi", "Thứ Ba, 03/11/2026"):
            self.assertContains(then, words)
        now = self.client.get("/")
        for words in ("Báo Cũ", "mood-tet", "Chuyện đã thôi"):
            self.assertNotContains(now, words)

    def test_a_section_is_called_what_it_was_then(self):
        self.section.former_names.create(name="Tin trong tỉnh", in_force_until=at(4))
        then = self.client.get("/luu-tru/?ngay=2026-11-03")
        self.assertContains(then, "Tin trong tỉnh")
        self.assertNotContains(then, "Thời sự")
        self.assertNotContains(self.client.get("/"), "Tin trong tỉnh")

    def test_a_past_page_links_to_pages_of_its_moment_and_is_not_for_search_engines(self):
        response = self.client.get("/luu-tru/?ngay=2026-11-02")
        self.assertContains(response, f'{self.monday.get_absolute_url()}?ngay=2026-11-02"')
        self.assertContains(response, 'content="noindex"')
        self.assertNotContains(response, 'rel="canonical"')

    def test_the_past_costs_the_same_whatever_the_archive_holds(self):
        def queries():
            with CaptureQueriesContext(connection) as asked:
                self.client.get("/luu-tru/?ngay=2026-11-03")
            return len(asked)

        few = queries()
        for number in range(30):
            publish(f"Tin {number}", at(3, 9, number), section=self.section)
        self.assertLessEqual(queries(), few)
        self.assertLessEqual(few, 16)


class Today(TestCase):
    def test_today_is_kept_while_the_clock_goes_on(self):
        make.published(headline="Tin hôm nay")
        page = self.client.get(f"/luu-tru/?ngay={timezone.localdate()}")
        self.assertContains(page, "Tin hôm nay")


class TheArticleThen(TestCase):
    def test_an_article_is_shown_as_it_stood_at_a_moment(self):
        first = publish("Tít cũ", at(2))
        article = first.article
        type(article).objects.filter(pk=article.pk).update(headline="Tít mới")
        with time_machine.travel(at(3), tick=False):
            workflow.record_change(article, make.chief())
        publish(None, at(3), article)
        with time_machine.travel(at(5), tick=False):
            address = first.get_absolute_url()
            self.assertContains(self.client.get(f"{address}?ngay=2026-11-02"), "Tít cũ")
            self.assertContains(self.client.get(f"{address}?ngay=2026-11-03"), "Tít mới")
            self.assertNotContains(self.client.get(address), "Tít cũ")
            missing = self.client.get(f"{address}?ngay=2026-11-01")
            self.assertEqual(missing.status_code, 404)

    def test_a_version_of_the_past_carries_what_was_corrected_since(self):
        version = publish("Tin có sai sót", at(2))
        with time_machine.travel(at(4), tick=False):
            workflow.correct(version.article, make.chief(), "Con số đúng là 12.")
            page = self.client.get(f"{version.get_absolute_url()}?ngay=2026-11-02")
        self.assertContains(page, "Con số đúng là 12.")


class TheFuture(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.managing = make.user(groups.MANAGING_EDITOR)
        cls.section = make.section()
        now = timezone.now()
        make.published(section=cls.section, headline="Tin hôm nay")
        cls.later = make.published(
            section=cls.section, headline="Tin ngày mai", from_moment=now + DAY
        )
        cls.moment = make.typed(now + 2 * DAY)

    def test_the_desks_leads_see_the_pages_that_are_to_come_and_nobody_keeps_them(self):
        self.client.force_login(self.managing)
        for path in ("", self.later.get_absolute_url()[1:]):
            response = self.client.get(f"/admin/xem/{path}?luc={self.moment}")
            self.assertContains(response, "Tin ngày mai")
            self.assertIn("no-store", response.headers["Cache-Control"])
            self.assertEqual(response.headers["X-Frame-Options"], "SAMEORIGIN")
            self.assertIn("frame-ancestors 'self'", response.headers["Content-Security-Policy"])
        self.assertNotContains(self.client.get("/admin/xem/"), "Tin ngày mai")

    def test_readers_see_nothing_to_come(self):
        for address in (
            f"/?ngay={self.moment}",
            f"/luu-tru/?ngay={self.moment}",
            f"{self.later.get_absolute_url()}?ngay={self.moment}",
        ):
            self.assertNotIn("Tin ngày mai", self.client.get(address).content.decode())

    def test_nobody_else_previews(self):
        for group in (groups.REPORTER, groups.EDITOR, groups.CONTRIBUTOR, groups.REGISTRAR):
            self.client.force_login(make.user(group))
            self.assertEqual(self.client.get("/admin/xem/").status_code, 403)
        self.client.logout()
        self.assertEqual(self.client.get("/admin/xem/").status_code, 302)

    def test_a_draft_of_a_plan_is_previewed_before_it_is_approved(self):
        moment = timezone.now() + DAY
        plan = FrontPagePlan.objects.create(
            name="Tết", in_force_from=moment, in_force_until=moment + 3 * DAY
        )
        first = make.published(section=self.section, headline="Tin kế hoạch").article
        make.published(section=self.section, headline="Tin mới hơn")
        plans.put(plan, "lead", first, self.managing)
        self.client.force_login(self.managing)
        for query, headline in ((f"&ke-hoach={plan.pk}", "Tin kế hoạch"), ("", "Tin ngày mai")):
            response = self.client.get(f"/admin/xem/?luc={self.moment}{query}")
            self.assertEqual(response.context["page"].lead.headline, headline)

    def test_bad_input_is_a_page_of_ours(self):
        self.client.force_login(self.managing)
        for query in ("luc=mai", "ke-hoach=x", "ke-hoach=999999", "ke-hoach=9" + "9" * 30):
            self.assertEqual(self.client.get(f"/admin/xem/?{query}").status_code, 404, query)
        for path in ("tim-kiem/", "khong/co/gi", "admin/", "admin/xem/"):
            self.assertEqual(self.client.get(f"/admin/xem/{path}").status_code, 404, path)


class SaidInPublic(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make.chief()
        cls.version = make.published(headline="Giá vé tàu tăng")

    def page(self, query=""):
        return self.client.get(f"/cai-chinh/{query}")

    def test_a_correction_stands_with_its_article(self):
        workflow.correct(self.version.article, self.chief, "Giá đúng là 12 nghìn đồng.", True)
        page = self.page()
        self.assertContains(page, "Giá đúng là 12 nghìn đồng.")
        self.assertContains(page, self.version.get_absolute_url())
        self.assertContains(self.client.get("/"), "Giá đúng là 12 nghìn đồng.")

    def test_a_retraction_is_a_neutral_notice_and_takes_the_corrections_along(self):
        workflow.correct(self.version.article, self.chief, "Giá đúng là 12 nghìn đồng.")
        workflow.retract(self.version.article, self.chief, "bịa đặt")
        for page in (self.page(), self.client.get("/")):
            self.assertContains(page, "Tòa soạn đã gỡ một bài đăng ngày")
            for words in ("Giá vé tàu", "gia-ve-tau", "12 nghìn", "bịa đặt"):
                self.assertNotContains(page, words)

    def test_what_readers_never_had_is_not_told_of(self):
        never = make.published(from_moment=timezone.now() + DAY)
        workflow.retract(never.article, self.chief, "sai")
        self.assertContains(self.page(), "Chưa có cải chính nào")

    def test_older_notices_follow_each_other_and_stand_once_at_the_same_cost(self):
        now = timezone.now()
        rows = [
            Correction(
                article=self.version.article,
                text=f"Lần {n}",
                made_by=self.chief,
                made_at=now - (n // 3) * HOUR,
            )
            for n in range(50)
        ]
        Correction.objects.bulk_create(rows)
        gone = make.published()
        workflow.retract(gone.article, self.chief, "sai", at=now + datetime.timedelta(seconds=1))
        with time_machine.travel(now + HOUR, tick=False):
            seen, query, costs = [], "", set()
            while query is not None:
                with CaptureQueriesContext(connection) as asked:
                    context = self.page(query).context
                costs.add(len(asked))
                seen += [notice.mark for notice in context["said"]]
                query = context["older_url"]
        self.assertEqual((len(seen), len(set(seen))), (51, 51))
        self.assertEqual(len(costs), 1)

    def test_a_cursor_that_we_never_gave_is_no_page(self):
        for cursor in ("x", "1-", "1-C", "1-X5", "nan-C5", "1e999-C5", "1-C-5", "1-C0"):
            self.assertEqual(self.page(f"?truoc={cursor}").status_code, 404, cursor)


class UrgentAsReadersSeeIt(TestCase):
    def test_the_word_stands_over_the_story_until_its_end(self):
        story = make.published().article
        arranging.pin("urgent", story, make.chief(), until=timezone.now() + HOUR)
        self.assertContains(self.client.get("/"), "Tin khẩn")
        with time_machine.travel(timezone.now() + 2 * HOUR):
            self.assertNotContains(self.client.get("/"), "Tin khẩn")
