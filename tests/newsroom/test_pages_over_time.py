"""What pages say as time goes on: copies kept by readers, days asked for, places taken."""

import datetime

from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.front_page import IN_ROW, NEWEST, FrontPage
from articles.models import Placement, Topic
from people.models import PenName
from tests import make

HOUR = datetime.timedelta(hours=1)
DESK_TABLES = (
    "article",
    "article_topics",
    "byline",
    "mention",
    "mention_tenures",
    "caption",
    "captionperson",
    "event",
    "participation",
    "figure",
    "document",
    "photo",
    "revision",
)


def named(person, **fields):
    """Publish an article that names a person."""
    article = make.article(**fields)
    article.mentions.create(person=person, title_as_printed="Giám đốc")
    return make.published(article)


class KeptCopies(TestCase):
    def again(self, address, first):
        return self.client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    def test_every_page_that_did_not_change_is_not_sent_again(self):
        person = make.person()
        version = named(person, section=make.section(name="Thời sự"))
        for address in (
            "/",
            "/thoi-su/",
            "/moi-nhat/",
            "/rss.xml",
            "/sitemap.xml",
            "/api/v1/articles/",
            person.get_absolute_url(),
            version.get_absolute_url(),
        ):
            first = self.client.get(address)
            again = self.again(address, first)
            self.assertEqual((again.status_code, again.content), (304, b""), address)
            self.assertIn("s-maxage", again.headers["Cache-Control"], address)

    def test_a_kept_copy_is_not_right_once_an_article_it_links_to_is_retracted(self):
        section = make.section(name="Thời sự")
        stays = make.published(section=section).get_absolute_url()
        goes = make.published(section=section, headline="Bài bị gỡ")
        year = f"/sitemap-{goes.published_at.year}.xml"
        addresses = stays, "/", "/thoi-su/", "/rss.xml", year
        first = {address: self.client.get(address) for address in addresses}
        self.assertContains(first[stays], "Bài bị gỡ")
        workflow.retract(goes.article, make.chief(), "sai")
        for address in addresses:
            again = self.again(address, first[address])
            self.assertEqual(again.status_code, 200, address)
            self.assertNotContains(again, "Bài bị gỡ", msg_prefix=address)
            self.assertNotContains(again, goes.get_absolute_url(), msg_prefix=address)

    def test_a_kept_copy_is_not_right_once_a_person_is_no_longer_a_public_figure(self):
        person = make.person()
        address = named(person).get_absolute_url()
        first = self.client.get(address)
        self.assertContains(first, person.get_absolute_url())
        person.is_public_figure = False
        person.save()
        again = self.again(address, first)
        self.assertEqual(again.status_code, 200)
        self.assertNotContains(again, person.get_absolute_url())

    def test_a_feed_names_no_date_by_which_a_retraction_would_be_missed(self):
        make.published()
        self.assertNotIn("Last-Modified", self.client.get("/rss.xml").headers)


class TakenBack(TestCase):
    def test_what_was_retracted_before_readers_had_it_is_a_page_that_never_was(self):
        article = make.article()
        make.published(article, from_moment=timezone.now() + HOUR)
        workflow.retract(article, make.chief(), "sai")
        self.assertEqual(self.client.get(f"/{article.slug}-{article.pk}.html").status_code, 404)


class TheFrontPage(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.sections = [make.section(order=n) for n in range(3)]
        now = timezone.now()
        for n in range(45):
            at = now - n * HOUR
            make.published(section=cls.sections[n % 3], at=at, from_moment=at)

    def test_top_newest_and_rows_are_full_and_no_article_stands_twice(self):
        page = FrontPage.at()
        self.assertEqual((len(page.second), len(page.newest)), (3, NEWEST))
        self.assertEqual([row.section for row in page.rows], self.sections)
        self.assertEqual([len(row.small) for row in page.rows], [IN_ROW - 1] * 3)
        shown = [page.lead, *page.second, *page.newest]
        shown += [card for row in page.rows for card in (row.large, *row.small)]
        numbers = [card.article_id for card in shown]
        self.assertEqual(len(numbers), len(set(numbers)))

    def test_the_newest_stand_in_order_of_time(self):
        times = [card.published_at for card in FrontPage.at().newest]
        self.assertEqual(times, sorted(times, reverse=True))

    def test_a_pinned_article_leads_from_its_minute_until_its_end(self):
        now = timezone.now()
        old = make.published(
            section=self.sections[0], at=now - 9 * HOUR, from_moment=now - 9 * HOUR
        )
        Placement.objects.create(
            slot="lead",
            article=old.article,
            in_force_from=now + HOUR,
            in_force_until=now + 2 * HOUR,
        )
        leads = [FrontPage.at(now + hours * HOUR).lead.pk for hours in (0, 1, 2)]
        self.assertEqual([lead == old.pk for lead in leads], [False, True, False])

    def test_a_pinned_article_that_was_retracted_leaves_its_place_to_the_newest(self):
        first = FrontPage.at().lead
        pinned = make.published(section=self.sections[0])
        Placement.objects.create(
            slot="lead", article=pinned.article, in_force_from=timezone.now() - HOUR
        )
        self.assertEqual(FrontPage.at().lead, pinned)
        workflow.retract(pinned.article, make.chief(), "sai")
        self.assertEqual(FrontPage.at().lead, first)


class TheDayAsked(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", "lang_son_2019", verbosity=0)

    def titles(self, day):
        response = self.client.get(f"/nhan-vat/pham-ngoc-thuong/?ngay={day}")
        return [term["title"] for term in response.context["terms"]]

    def test_a_persons_page_shows_the_titles_that_may_cover_the_day(self):
        chairman, deputy = "Chủ tịch UBND tỉnh", "Phó Bí thư Tỉnh ủy"
        self.assertEqual(self.titles("2016-04-21"), [deputy])
        self.assertEqual(set(self.titles("2019-01-05")), {chairman, deputy})
        self.assertEqual(set(self.titles("2020-07-17")), {chairman, deputy})
        self.assertEqual(self.titles("2022-01-05"), [])

    def test_a_day_is_written_in_one_way_alone(self):
        page, search = "/nhan-vat/pham-ngoc-thuong/?ngay=", "/tim-kiem/?q=a&tu="
        for day in ("hom-qua", "20190105", "2019-W01-6", "2019-1-5", "9999-12-31", "0001-01-01"):
            for address in (page, search):
                self.assertEqual(self.client.get(address + day).status_code, 404, address + day)

    def test_nothing_is_said_of_a_day_to_come(self):
        response = self.client.get("/nhan-vat/pham-ngoc-thuong/?ngay=2199-01-01")
        self.assertEqual(response.context["as_of"], timezone.localdate())

    def test_an_emptied_day_is_no_day(self):
        response = self.client.get("/nhan-vat/pham-ngoc-thuong/?ngay=")
        self.assertEqual(response.status_code, 200)
        self.assertEqual(len(response.context["terms"]), 2)


class UntilNow(TestCase):
    def test_until_now_is_said_only_of_what_was_confirmed_within_six_months(self):
        person, body = make.person(), make.organization()
        tenure = make.tenure(person=person, organization=body, end=None)
        named(person)
        pages = person.get_absolute_url(), body.get_absolute_url()
        for page in pages:
            self.assertNotRegex(self.client.get(page).content.decode(), r"–\s*nay\b", page)
        tenure.confirmed_on = timezone.localdate()
        tenure.save()
        terms = self.client.get(pages[0]).context["terms"]
        self.assertEqual([term["until_text"] for term in terms], ["nay"])

    def test_an_unknown_start_stands_last_on_every_database(self):
        person = make.person()
        make.tenure(person=person, title="có ngày")
        tenure = make.tenure(person=person, title="không rõ ngày")
        type(tenure).objects.filter(pk=tenure.pk).update(from_earliest=None, from_latest=None)
        named(person)
        terms = self.client.get(person.get_absolute_url()).context["terms"]
        self.assertEqual([term["title"] for term in terms], ["có ngày", "không rõ ngày"])


class Tables(TestCase):
    def test_no_page_for_readers_asks_a_table_of_the_desk(self):
        person, body, topic = make.person(), make.organization(), Topic.objects.create(name="Lũ")
        make.tenure(person=person, organization=body)
        event = make.event(organiser=body)
        article = make.article(section=make.section(name="Thời sự"), event=event)
        pen_name = PenName.objects.create(name="Khiêm")
        article.bylines.create(pen_name=pen_name, name_as_printed="KHIÊM")
        article.mentions.create(person=person)
        article.topics.add(topic)
        version = make.published(article)
        pages = person, body, topic, event, pen_name, version
        year = version.published_at.year
        for address in (
            *(page.get_absolute_url() for page in pages),
            *("/", "/thoi-su/", "/moi-nhat/", "/nhan-vat/", "/su-kien/", "/su-kien/lich.ics"),
            f"/tim-kiem/?q=tin&nhan-vat={person.slug}&chuyen-muc=thoi-su",
            *("/rss.xml", "/thoi-su/rss.xml", "/sitemap.xml", "/sitemap-trang.xml"),
            *(f"/sitemap-{year}.xml", "/news-sitemap.xml", "/api/v1/articles/"),
            f"/api/v1/articles/{article.pk}/",
        ):
            with CaptureQueriesContext(connection) as asked:
                self.assertEqual(self.client.get(address).status_code, 200, address)
            said = " ".join(query["sql"] for query in asked)
            for table in DESK_TABLES:
                self.assertNotIn(f'"articles_{table}"', said, address)
