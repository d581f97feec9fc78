"""What readers ask for, and what it costs."""

import datetime
import re

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article, PublishedArticle, Revision, Topic
from people.models import PenName
from tests import make


def rich(section, people, event, **fields):
    """Publish an article that names people and covers an event."""
    article = make.article(section=section, event=event, **fields)
    for person in people:
        article.mentions.create(person=person, title_as_printed="Giám đốc")
    return make.published(article)


class Costs(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.section = make.section()
        cls.people = [make.person() for _n in range(3)]
        cls.post = make.organization()
        for who in cls.people:
            make.tenure(person=who, organization=cls.post)
        cls.event = make.event(organiser=cls.post)
        cls.event.participations.create(person=cls.people[0], role="chaired")
        cls.version = rich(cls.section, cls.people, cls.event)

    def queries(self, address):
        with CaptureQueriesContext(connection) as asked:
            response = self.client.get(address)
        self.assertEqual(response.status_code, 200, address)
        return len(asked)

    def test_pages_ask_few_questions_and_no_more_for_fifty_articles_than_for_one(self):
        limits = {
            self.version.get_absolute_url(): 8,
            "/": 13,
            self.section.get_absolute_url(): 4,
            "/moi-nhat/": 3,
            self.people[0].get_absolute_url(): 6,
            self.event.get_absolute_url(): 6,
        }
        one = {address: self.queries(address) for address in limits}
        for address, limit in limits.items():
            self.assertLessEqual(one[address], limit, address)
        for n in range(50):
            section = self.section if n % 2 else make.section()
            rich(section, self.people, self.event if n % 5 == 0 else None)
        for address in limits:
            self.assertLessEqual(self.queries(address), one[address], address)


class OlderPages(TestCase):
    """Whom many articles name, and what many carry: every article once, the newest first."""

    @classmethod
    def setUpTestData(cls):
        cls.person, cls.topic = make.person(), Topic.objects.create(name="Kinh tế cửa khẩu")
        cls.pen_name = PenName.objects.create(name="Phùng Khiêm")
        now = timezone.now()
        for n in range(23):
            article = make.article(headline=f"Bài {n}.")
            for title in ("Giám đốc", ""):  # named twice, a row each
                article.mentions.create(person=cls.person, title_as_printed=title)
            article.topics.add(cls.topic)
            article.bylines.create(pen_name=cls.pen_name, name_as_printed="PHÙNG KHIÊM")
            # The archive comes in from its newest end: rows are not written as news was published.
            make.published(article, at=now - datetime.timedelta(hours=n))
        updated = Article.objects.get(headline="Bài 3.")
        updated.lede = "Có thêm tin."
        updated.save()
        make.published(updated)
        workflow.retract(Article.objects.get(headline="Bài 7."), make.chief(), "Sai")

    def headlines(self, address):
        """Return the headlines of a list's pages from the first to the last."""
        found = []
        while address:
            context = self.client.get(address).context
            found += [card.headline for card in context["articles"]]
            address = context["older_url"]
        return found

    def test_a_persons_a_topics_and_an_authors_lists_have_every_article_once_newest_first(self):
        expected = [f"Bài {n}." for n in range(23) if n != 7]
        for one in (self.person, self.topic, self.pen_name):
            self.assertEqual(self.headlines(one.get_absolute_url()), expected, one)

    def test_a_page_reads_no_more_rows_than_it_shows(self):
        large_tables()
        rows = self.person.published_mentions.public().newest_first()
        plan = rows.values_list("published_at", "article_id").distinct()[:20].explain()
        self.assertIn("newest_of_person", plan)
        if connection.vendor == "sqlite":
            self.assertNotIn("ORDER BY", plan)


@pytest.mark.postgres
class Depth(TestCase):
    """The last page of a list costs what its first does, however many articles lie between."""

    @classmethod
    def setUpTestData(cls):
        cls.section = make.section(name="Thời sự")
        first = make.published(section=cls.section)
        now = timezone.now()
        revision, many = first.revision, range(1, 600)
        articles = Article.objects.bulk_create(
            copied(first.article, approved_revision=None) for _n in many
        )
        revisions = Revision.objects.bulk_create(
            copied(revision, article=article) for article in articles
        )
        PublishedArticle.objects.bulk_create(
            copied(
                first,
                article=revision.article,
                revision=revision,
                published_at=now - datetime.timedelta(hours=n),
                in_force_from=now - datetime.timedelta(hours=n),
            )
            for n, revision in enumerate(revisions, 1)
        )

    def cost(self, query):
        """Return what a database does to answer: SQLite its steps, PostgreSQL the rows it met."""
        if connection.vendor == "postgresql":
            large_tables()
            plan = query.explain(analyze=True, timing=False, costs=False)
            return sum(map(int, re.findall(r"Rows Removed by Filter: (\d+)", plan)))
        steps = []
        connection.connection.set_progress_handler(lambda: steps.append(1), 1)
        try:
            list(query)
        finally:
            connection.connection.set_progress_handler(None, 0)
        return len(steps)

    def test_an_older_page_begins_its_index_at_its_cursor(self):
        public = PublishedArticle.objects.public()
        for name, articles in {
            "newest": public.for_cards(),
            "section": public.filter(section=self.section).for_cards(),
        }.items():
            last = public.order_by("published_at")[30]
            deep = articles.older_than(last.published_at, last.article_id)
            self.assertEqual(len(deep[:21]), 21, name)
            first, deepest = self.cost(articles[:21]), self.cost(deep[:21])
            self.assertLess(deepest, 2 * first + 10, name)


def large_tables():
    """Have PostgreSQL plan for the rest of the test as it would over many rows, not over these."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("seqscan", "bitmapscan", "sort", "incremental_sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")


def copied(row, **values):
    """Return a row like another, with a key and values of its own; not saved."""
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in ("id", "key", *values)
    }
    return type(row)(**kept, **values)


class Pages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.section = make.section(name="Thời sự")
        cls.pen_name = PenName.objects.create(name="Phùng Khiêm")
        cls.topic = Topic.objects.create(name="Kinh tế cửa khẩu")
        article = make.article(section=cls.section, headline="Tỉnh ủy họp")
        article.bylines.create(pen_name=cls.pen_name, name_as_printed="PHÙNG KHIÊM")
        article.topics.add(cls.topic)
        cls.version = make.published(article)

    def test_every_kind_of_page_answers_without_a_cookie(self):
        for address in (
            "/",
            "/thoi-su/",
            "/moi-nhat/",
            "/nhan-vat/",
            "/su-kien/",
            "/su-kien/lich.ics",
            "/tim-kiem/",
            "/tim-kiem/?q=tinh+uy",
            "/gioi-thieu/",
            "/da-luu/",
            "/sw.js",
            "/manifest.webmanifest",
            "/.well-known/security.txt",
            "/rss.xml",
            "/thoi-su/rss.xml",
            "/atom.xml",
            "/thoi-su/atom.xml",
            "/sitemap.xml",
            f"/sitemap-{timezone.localdate().year}.xml",
            "/sitemap-trang.xml",
            "/news-sitemap.xml",
            "/robots.txt",
            "/api/v1/articles/",
            f"/api/v1/articles/{self.version.article_id}/",
            self.pen_name.get_absolute_url(),
            self.topic.get_absolute_url(),
            self.version.get_absolute_url(),
        ):
            response = self.client.get(address)
            self.assertEqual(response.status_code, 200, address)
            self.assertFalse(response.cookies, address)
            self.assertNotIn("Cookie", response.headers.get("Vary", ""), address)

    def test_another_slug_with_the_same_number_redirects_for_good(self):
        response = self.client.get(f"/ten-khac-{self.version.article_id}.html")
        self.assertRedirects(response, self.version.get_absolute_url(), 301)

    def test_a_retracted_article_is_gone_and_a_draft_is_a_page_that_never_was(self):
        draft = make.article(section=self.section)
        addresses = f"/{draft.slug}-999999.html", f"/{draft.slug}-{draft.pk}.html"
        missing, hidden = (self.client.get(address) for address in addresses)
        self.assertEqual((missing.status_code, hidden.status_code), (404, 404))
        self.assertEqual(
            *(
                page.content.replace(address.encode(), b"")
                for page, address in zip((missing, hidden), addresses, strict=True)
            )
        )
        workflow.retract(self.version.article, make.chief(), "sai")
        gone = self.client.get(self.version.get_absolute_url())
        self.assertContains(gone, "đã được gỡ", status_code=410)
        self.assertNotContains(gone, "Tỉnh ủy họp", status_code=410)

    def test_bad_input_is_a_page_of_ours_and_never_an_error(self):
        for address, status in {
            "/khong-co/": 404,
            "/x-99999999999999999999999999.html": 404,
            "/moi-nhat/?truoc=abc": 404,
            "/moi-nhat/?truoc=1e999-5": 404,
            "/moi-nhat/?truoc=nan-5": 404,
            "/moi-nhat/?truoc=1-99999999999999999999": 404,
            "/nhan-vat/khong-ai/": 404,
            "/tim-kiem/?q=a&trang=0": 404,
            "/tim-kiem/?q=a&trang=99999999999": 404,
            "/tim-kiem/?q=a&tu=hom-qua": 404,
            "/tim-kiem/?q=a&den=9999-12-31": 404,
            "/nhan-vat/?trang=0": 404,
            "/nhan-vat/?trang=99999999": 404,
            "/tim-kiem/?q=%00": 400,
            "/tim-kiem/?q=%ff": 400,
            "/%00/": 404,
            "/%ff/": 404,
            "/sitemap-0000.xml": 404,
            "/api/v1/articles/99999999999999999999/": 404,
            "/anh/../settings.py": 404,
            f"/anh/{'a' * 32}-480.jpg": 404,
        }.items():
            response = self.client.get(address)
            self.assertEqual(response.status_code, status, address)
            self.assertIn("<html", response.content.decode(), address)

    def test_whatever_is_typed_search_answers(self):
        for q in (
            '"',
            "AND OR NOT",
            "a*",
            "' OR 1=1 --",
            "😀",
            "a_b",
            "NEAR(",
            "\\",
            "%",
            "x" * 9999,
        ):
            self.assertEqual(self.client.get("/tim-kiem/", {"q": q}).status_code, 200, q)

    def test_search_marks_what_was_typed_and_escapes_the_rest(self):
        make.published(section=self.section, lede="Giá <b>vàng</b> & bạc tăng.")
        page = self.client.get("/tim-kiem/", {"q": "bac"})
        self.assertContains(page, "<mark>bạc</mark>")
        self.assertContains(page, "&lt;b&gt;")

    def test_older_pages_follow_each_other_and_show_each_article_once(self):
        now = timezone.now()
        for n in range(45):
            at = now - datetime.timedelta(days=1, minutes=n // 2)
            make.published(section=self.section, at=at, from_moment=at)
        seen, address = [], "/moi-nhat/"
        while address:
            context = self.client.get(address).context
            seen += [article.pk for article in context["articles"]]
            address = context["older_url"]
        self.assertEqual(len(seen), 46)
        self.assertEqual(len(set(seen)), 46)

    def test_a_page_that_did_not_change_is_not_sent_again(self):
        address = self.version.get_absolute_url()
        etag = self.client.get(address).headers["ETag"]
        again = self.client.get(address, headers={"If-None-Match": etag})
        self.assertEqual((again.status_code, again.content), (304, b""))

    def test_caches_keep_a_page_no_longer_than_until_its_next_version(self):
        article = self.version.article
        type(article).objects.filter(pk=article.pk).update(headline="Mới")
        workflow.record_change(article, make.chief())
        soon = timezone.now() + datetime.timedelta(seconds=12)
        make.published(article, from_moment=soon)
        page = self.client.get(self.version.get_absolute_url())
        seconds = int(page.headers["Cache-Control"].partition("s-maxage=")[2])
        self.assertLess(seconds, 12)

    def test_what_may_not_be_syndicated_is_a_headline_and_a_link_in_feeds(self):
        source = self.version.article._meta.get_field("source").related_model.objects.create(
            name="TTXVN", may_syndicate=False
        )
        make.published(section=self.section, source=source, lede="Lời của hãng tin.")
        for address in ("/rss.xml", "/thoi-su/rss.xml", "/atom.xml", "/api/v1/articles/"):
            self.assertNotIn("Lời của hãng tin", self.client.get(address).content.decode())


class AsOfADay(TestCase):
    def test_a_person_page_shows_now_only_from_a_tenure_confirmed_within_six_months(self):
        person = make.person()
        tenure = make.tenure(person=person, end=None, title="Giám đốc Sở Mẫu")
        article = make.article()
        article.mentions.create(person=person)
        make.published(article)
        self.assertNotContains(self.client.get(person.get_absolute_url()), "Hiện nay")
        tenure.confirmed_on = timezone.localdate() - datetime.timedelta(days=30)
        tenure.save()
        self.assertContains(self.client.get(person.get_absolute_url()), "Hiện nay")


@pytest.mark.django_db
def test_a_newspaper_with_nothing_yet_looks_like_one(client):
    response = client.get("/")
    assert response.status_code == 200
    assert "Số báo đầu tiên" in response.content.decode()
