"""Nothing of the desk is seen outside: a canary in every field, and a crawl of every address."""

import datetime
import html
import re

from django.db import models
from django.test import TestCase
from django.utils import timezone

from articles import previews, workflow
from articles.models import Article, Event, Topic
from people.models import Organization, PenName, Person
from tests import make

CANARY = "hoàngyến"
FOLDED = "hoangyen"
START = (
    "/",
    "/moi-nhat/",
    "/nhan-vat/",
    "/su-kien/",
    "/su-kien/lich.ics",
    f"/tim-kiem/?q={CANARY}",
    f"/tim-kiem/?q={FOLDED}",
    f"/nhan-vat/?q={FOLDED}",
    "/gioi-thieu/",
    "/luu-tru/",
    f"/luu-tru/?ngay={timezone.localdate()}",
    f"/luu-tru/?ngay={timezone.localdate()}T00:01",
    f"/luu-tru/?ngay={timezone.localdate() + datetime.timedelta(days=1)}",
    "/cai-chinh/",
    "/doc-nhieu/",
    "/rss.xml",
    "/atom.xml",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/api/v1/articles/",
)
LINK = re.compile(
    r"""(?:href|src|srcset)=["']([^"']+)|<(?:loc|link|guid[^>]*)>([^<]+)<|"(/[^"\s]+)\""""
)


def sung(prefix):
    """A word with the canary in it, so that a leak says whose it is."""
    return f"{CANARY} {prefix}"


def sing(row, prefix):
    """Put the canary into every text field of a row, past all forms."""
    texts = {
        field.name: sung(prefix)
        for field in row._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and field.max_length != 64
        and not field.choices
        and field.editable
        and not isinstance(field, models.SlugField)
    }
    type(row).objects.filter(pk=row.pk).update(**texts)
    row.refresh_from_db()
    row.save()
    return row


def full_article(prefix, person):
    """An article with the canary in each of its fields, captions, bylines, mentions, event."""
    event = sing(make.event(), prefix)
    article = make.article(event=event)
    sing(article, prefix)
    photo = sing(make.photo(), prefix)
    sing(article.captions.create(text="x", photo=photo), prefix)
    sing(article.entries.create(text="x"), prefix)
    pen_name = PenName.objects.create(name=sung(prefix))
    sing(article.bylines.create(pen_name=pen_name, name_as_printed="x"), prefix)
    sing(article.mentions.create(person=person), prefix)
    topic = article.topics.create(name=sung(prefix))
    sing(topic, prefix)
    workflow.record_change(article, make.chief())
    return article


def closed_previews():
    """Share every article, and return addresses that must open nothing of any of them."""
    chief, addresses = make.chief(), []
    for article in Article.objects.all():
        now = timezone.now()
        revoked, token = previews.share(article, chief)
        previews.revoke(revoked, chief)
        _expired, late = previews.share(article, chief, 1, at=now - datetime.timedelta(days=2))
        _open, good = previews.share(article, chief)
        altered = good[:5] + ("A" if good[5] != "A" else "B") + good[6:]
        signed = previews.sign_picture("renditions/x.jpg", {"article": article.pk})
        addresses += [
            *(f"/xem-truoc/{one}/" for one in (token, late, altered, good[:-1], good.lower())),
            f"/xem-truoc/bai/{article.pk}/",
            *(f"/xem-truoc/bai/{article.pk}/{number}/" for number in (1, 2)),
            f"/xem-truoc/anh/{signed}",
        ]
    return addresses


class TheCanary(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make.chief()
        cls.known = make.person(full_name="Nguyễn Thị Lan")
        cls.public = make.article(headline="Bài công khai")
        cls.public.mentions.create(person=cls.known)
        hidden = make.person(public=False, full_name=sung("không công khai"))
        cls.public.mentions.create(person=hidden, title_as_printed="Nạn nhân")
        make.published(cls.public)
        for status in Article.Status.values:
            article = full_article(status, cls.known)
            if status == "approved":
                make.approved(article)
            else:
                Article.objects.filter(pk=article.pk).update(status=status)
        hour = datetime.timedelta(hours=1)
        make.published(full_article("hẹn giờ", cls.known), from_moment=timezone.now() + hour)
        sealed = full_article("đã gỡ", cls.known)
        make.published(sealed)
        workflow.retract(sealed, cls.chief, sung("lý do gỡ"))
        edited = make.published(headline="Bài đang sửa").article
        sing(edited, "bản sửa chưa đăng")
        workflow.record_change(edited, cls.chief)
        sing(make.event(), "lịch nội bộ")
        sing(make.photo(), "thư viện")
        make.tenure(person=cls.known, title=sung("chưa kiểm chứng"), verified_at=None)
        make.tenure(
            person=cls.known,
            title=sung("chưa công bố"),
            announced_at=timezone.now() + hour,
            organization=make.organization(name=sung("cơ quan")),
        )
        cls.known.note = sung("ghi chú")
        cls.known.save()
        cls.addresses = closed_previews()
        today = timezone.localdate()
        days = today - datetime.timedelta(days=1), today, today + datetime.timedelta(days=1)
        cls.addresses += [
            *(f"/{a.slug}-{a.pk}.html" for a in Article.objects.all()),
            *(f"/{a.slug}-{a.pk}.html?ngay={day}" for a in Article.objects.all() for day in days),
            *(f"/api/v1/articles/{a.pk}/" for a in Article.objects.all()),
            *(
                row.get_absolute_url()
                for model in (Event, Organization, PenName, Person, Topic)
                for row in model.objects.all()
            ),
        ]

    def crawl(self):
        """Yield (address, response) for everything that can be reached from the front door."""
        waiting, seen = [*START, *self.addresses], set()
        while waiting:
            address = html.unescape(waiting.pop())
            address = address.replace("http://127.0.0.1:8000", "").split("#")[0].split(" ")[0]
            if address in seen or not address.startswith("/") or address.startswith("/static/"):
                continue
            if address.startswith("/admin/"):
                continue
            seen.add(address)
            response = self.client.get(address)
            yield address, response
            if (
                "text" in response.headers["Content-Type"]
                or "xml" in response.headers["Content-Type"]
                or "json" in response.headers["Content-Type"]
            ):
                text = response.content.decode()
                waiting += [a or b or c for a, b, c in LINK.findall(text)]

    def test_no_public_address_shows_what_is_not_public(self):
        visited = {}
        for address, response in self.crawl():
            visited[address] = response.status_code
            self.assertLess(response.status_code, 500, address)
            if response.streaming:
                continue
            whole = f"{response.headers} {response.content.decode()}"
            typed = "q=" in address or FOLDED in address
            text = whole
            if typed:  # what the reader typed stands in the search field and the page's own links
                text = re.sub(
                    r'value="[^"]*"|<title>[^<]*</title>|(?:href|content)="[^"]*"', "", text
                )
                text = re.sub(r"<h1[^>]*>.*?</h1>", "", text, flags=re.DOTALL)
            for word in (CANARY, FOLDED):
                self.assertNotIn(word, text.lower(), address)
        self.assertEqual(visited["/"], 200)
        self.assertEqual(visited[self.known.get_absolute_url()], 200)
        self.assertGreater(sum(status == 200 for status in visited.values()), 15)

    def test_the_crawl_hears_the_canary_when_it_is_out(self):
        make.published(full_article("ra ngoài", self.known))
        heard = [
            address
            for address, response in self.crawl()
            if not response.streaming and CANARY in response.content.decode().lower()
        ]
        for address in ("/", "/moi-nhat/", "/rss.xml", "/api/v1/articles/"):
            self.assertIn(address, heard)
