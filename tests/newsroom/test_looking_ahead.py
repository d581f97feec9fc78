"""The desk looks ahead: the whole site as it will stand at a moment, and no way out of it."""

import datetime
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from articles import workflow
from articles.front_page import plans
from articles.models import FrontPagePlan, Topic
from articles.publishing.events import announce_event
from articles.views import keeping
from people import groups
from people.models import PenName
from tests import make

HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR
LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"')


class Ahead(TestCase):
    """Tomorrow an article appears, with a topic, an author, a person and an event of its own."""

    @classmethod
    def setUpTestData(cls):
        cls.now = timezone.now()
        cls.managing = make.user(groups.MANAGING_EDITOR)
        cls.section = make.section(name="Kinh tế")
        for number in range(25):
            make.published(section=cls.section, headline=f"Tin hôm nay {number}")
        cls.topic = Topic.objects.create(name="Chợ vùng cao")
        cls.who = make.person(full_name="Hoàng Thị Lan")
        cls.event = make.event(
            name="Hội nghị ngày mai", first_day=timezone.localdate(cls.now + 2 * DAY)
        )
        article = make.article(section=cls.section, headline="Tin ngày mai", event=cls.event)
        article.topics.add(cls.topic)
        pen_name = PenName.objects.create(name="Lan Chi", person=make.person())
        article.bylines.create(role="text", pen_name=pen_name)
        article.mentions.create(person=cls.who)
        cls.pages = {
            "front page": "/",
            "section": cls.section.get_absolute_url(),
            "newest": "/moi-nhat/",
            "topic": cls.topic.get_absolute_url(),
            "author": f"/tac-gia/{pen_name.slug}/",
            "person": cls.who.get_absolute_url(),
            "event": cls.event.get_absolute_url(),
        }
        cls.later = make.published(article, from_moment=cls.now + DAY)
        cls.moment = make.typed(cls.now + DAY + HOUR)

    def setUp(self):
        self.client.force_login(self.managing)

    def seen(self, path, moment=None, **query):
        return self.client.get(f"/admin/xem{path}", {"luc": moment or self.moment} | query)

    def links(self, response):
        found = LINK.findall(response.content.decode())
        return [unescape(link) for link in found if not link.startswith(("#", "http", "mailto"))]

    def test_every_list_shows_what_is_scheduled_from_its_moment_on(self):
        before = make.typed(self.now + DAY - HOUR)
        for name, path in self.pages.items():
            self.assertContains(self.seen(path), "Tin ngày mai", msg_prefix=name)
            self.assertNotIn("Tin ngày mai", self.seen(path, before).content.decode(), name)

    def test_events_and_people_of_that_moment_are_in_their_lists(self):
        for path, words in (("/su-kien/", "Hội nghị ngày mai"), ("/nhan-vat/", "Hoàng Thị Lan")):
            self.assertContains(self.seen(path), words)
            self.assertNotContains(self.seen(path, make.typed(self.now)), words)
            self.assertNotContains(self.client.get(path), words)

    def test_readers_have_none_of_it(self):
        self.client.logout()
        for path in self.pages.values():
            for query in ("", f"?luc={self.moment}", f"?ngay={self.moment}"):
                self.assertNotIn("Tin ngày mai", self.client.get(path + query).content.decode())

    def test_who_follows_the_links_stays_in_the_moment_and_meets_no_missing_page(self):
        plan = FrontPagePlan.objects.create(
            name="Tết", in_force_from=self.now + DAY, in_force_until=self.now + 3 * DAY
        )
        asked = {"luc": [self.moment], "ke-hoach": [str(plan.pk)]}
        first = f"/admin/xem/?luc={self.moment}&ke-hoach={plan.pk}"
        waiting, met, outside = [first], {first}, set()
        while waiting:
            address = waiting.pop()
            response = self.client.get(address)
            self.assertEqual(response.status_code, 200, address)
            self.assertIn("no-store, private", response.headers["Cache-Control"])
            self.assertNotIn("public", response.headers["Cache-Control"])
            self.assertIn("noindex", response.headers["X-Robots-Tag"])
            self.assertNotContains(response, 'rel="canonical"')
            for link in self.links(response):
                if not link.startswith("/admin/xem/"):
                    outside.add(link)
                    continue
                self.assertLessEqual(asked.items(), parse_qs(urlsplit(link).query).items(), link)
                if link not in met and len(met) < 60:
                    met.add(link)
                    waiting.append(link)
        paths = {urlsplit(address).path.removeprefix("/admin/xem") for address in met}
        self.assertLessEqual({*self.pages.values(), self.later.get_absolute_url()}, paths)
        self.assertTrue(any("truoc=" in address for address in met))  # older pages too
        known = ("/doc-nhieu/", "/tim-kiem/", "/luu-tru/", "/gioi-thieu/", "/da-luu/", "webcal:")
        others = {link for link in outside if not link.startswith(known)}
        self.assertEqual({link for link in others if not re.search(r"\.(xml|ics)$", link)}, set())

    def test_nothing_sealed_and_nothing_that_no_moment_was_given_is_shown(self):
        draft = make.article(section=self.section, headline="Còn đang viết")
        draft.topics.add(self.topic)
        approved = make.approved(section=self.section, headline="Đã duyệt thôi")
        approved.topics.add(self.topic)
        workflow.retract(self.later.article, make.chief(), "sai")
        for path in ("/", self.section.get_absolute_url(), "/moi-nhat/"):
            for words in ("Còn đang viết", "Đã duyệt thôi", "Tin ngày mai"):
                self.assertNotContains(self.seen(path), words)
        for name in ("topic", "author", "person", "event"):
            self.assertEqual(self.seen(self.pages[name]).status_code, 404, name)

    def test_only_the_desks_leads_look_ahead(self):
        for group in (groups.REPORTER, groups.EDITOR, groups.CONTRIBUTOR, groups.REGISTRAR):
            self.client.force_login(make.user(group))
            for path in self.pages.values():
                self.assertEqual(self.seen(path).status_code, 403, path)

    def test_an_old_address_of_an_article_leads_on_within_the_preview(self):
        wrong = self.later.get_absolute_url().replace("tin-ngay-mai", "tin-cu")
        response = self.seen(wrong)
        self.assertRedirects(
            response,
            f"/admin/xem{self.later.get_absolute_url()}?luc={self.moment}",
            status_code=301,
        )

    def test_a_search_among_people_stays_in_the_moment(self):
        page = self.seen("/nhan-vat/", q="lan")
        self.assertContains(page, "Hoàng Thị Lan")
        self.assertContains(page, f'<input type="hidden" name="luc" value="{self.moment}">')

    def test_a_link_that_a_writer_typed_stays_in_the_moment_and_one_elsewhere_is_left(self):
        links = '<a href="/moi-nhat/#dau">Tin mới</a> <a href="https://example.vn/">Nơi khác</a>'
        version = make.published(section=self.section, body=f"<p>{links}</p>")
        page = self.seen(version.get_absolute_url())
        self.assertContains(page, f'"/admin/xem/moi-nhat/?luc={self.moment}#dau"')
        self.assertContains(page, '"https://example.vn/"')

    def test_an_announced_event_is_seen_with_the_people_of_the_moment(self):
        announce_event(self.event)
        self.assertContains(self.seen(self.pages["event"], make.typed(self.now + HOUR)), "Hội nghị")

    def test_a_draft_of_a_plan_is_carried_from_page_to_page(self):
        plan = FrontPagePlan.objects.create(
            name="Tết", in_force_from=self.now + DAY, in_force_until=self.now + 3 * DAY
        )
        plans.put(plan, "second-3", self.later.article, self.managing)
        page = self.seen("/moi-nhat/", **{"ke-hoach": plan.pk})
        self.assertContains(page, f'"/admin/xem/?luc={self.moment}&amp;ke-hoach={plan.pk}"')


class NothingIsKept(TransactionTestCase):
    def test_a_preview_is_in_no_readers_page_that_the_process_keeps(self):
        section = make.section(name="Kinh tế")
        make.published(section=section, headline="Tin mai", from_moment=timezone.now() + DAY)
        self.client.force_login(make.chief())
        keeping.pages.clear()
        for query in ("", f"?luc={make.typed(timezone.now() + 2 * DAY)}"):
            for path in ("/moi-nhat/", section.get_absolute_url()):
                self.client.get(f"/admin/xem{path}{query}")
        self.assertEqual(keeping.pages, {})
        self.assertNotContains(self.client.get(section.get_absolute_url()), "Tin mai")
