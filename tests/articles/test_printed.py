"""What stands on cards and on every page: text is text, and nothing old is shown."""

import datetime

from django.template import engines
from django.test import TestCase

from articles.models import Masthead, PublishedArticle, Section
from tests import make

MOMENT = datetime.datetime(2019, 1, 5, 1, 5, tzinfo=datetime.UTC)


def printed(call, **context):
    cards = '{% import "articles/_card.html" as cards %}'
    return engines["printing"].from_string(cards + "{{ " + call + " }}").render(context)


class OnACard(TestCase):
    def test_a_headline_is_text_and_not_html_whoever_typed_it(self):
        article = PublishedArticle(headline="A <b> & B", kicker="<i>", slug="a", article_id=7)
        link = printed("article|headline", article=article)
        self.assertHTMLEqual(
            link,
            '<a href="/a-7.html"><span class="kicker">&lt;i&gt;</span>'
            ' <span class="headline">A &lt;b&gt; &amp; B</span></a>',
        )

    def test_a_time_is_no_more_precise_than_it_is_known(self):
        minute = PublishedArticle(published_at=MOMENT)
        day = PublishedArticle(published_at=MOMENT, published_precision="day")
        self.assertEqual(
            [printed("article|time", article=article) for article in (minute, day)],
            [
                '<time datetime="2019-01-05T08:05:00+07:00">Thứ Bảy, 05/01/2019 08:05</time>',
                '<time datetime="2019-01-05">Thứ Bảy, 05/01/2019</time>',
            ],
        )

    def test_a_picture_says_what_it_shows_and_loads_late_unless_it_stands_on_top(self):
        source = {"type": "image/webp", "small": "/anh/s.webp 480w", "srcset": "/anh/l.webp 960w"}
        cut = {"src": "/anh/x.jpg", "width": 3, "height": 2, "sources": [source]}
        for eager, how in ((True, 'fetchpriority="high"'), (False, 'loading="lazy"')):
            picture = {"alt": 'Hội "trường"', "card": cut}
            html = printed(
                f'cards.picture(picture.card, picture.alt, "50vw", {eager})', picture=picture
            )
            self.assertIn('alt="Hội &#34;trường&#34;"', html)
            self.assertIn(how, html)
            self.assertIn('media="(max-width: 40rem)" srcset="/anh/s.webp 480w" sizes="50vw"', html)


class OnEveryPage(TestCase):
    def test_the_menu_and_the_foot_follow_what_they_show_at_once(self):
        section = make.section(name="Thời sự")
        paper = Masthead.objects.create(name="Báo Lạng Sơn")
        for model, row, field in ((Section, section, "name"), (Masthead, paper, "address")):
            for words in ("Trần Phú", "Hùng Vương"):
                model.objects.filter(pk=row.pk).update(**{field: words})
                self.assertContains(self.client.get("/moi-nhat/"), words)
            self.assertNotContains(self.client.get("/moi-nhat/"), "Trần Phú")

    def test_the_menu_says_where_the_reader_is(self):
        version = make.published()
        here = f'<a href="{version.section.get_absolute_url()}" aria-current='
        for address, how in ((version.section.get_absolute_url(), "page"), ("/", None)):
            self.assertIs(f'{here}"{how}"' in self.client.get(address).content.decode(), bool(how))
        self.assertContains(self.client.get(version.get_absolute_url()), f'{here}"true"')
        self.assertContains(self.client.get("/su-kien/"), '"/su-kien/" aria-current="page"')
