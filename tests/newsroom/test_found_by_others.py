"""What machines read of the paper: structured data, feeds, the manifest, security.txt."""

import datetime
import json
import re

from defusedxml import ElementTree
from django.test import TestCase
from django.utils import timezone

from articles.models import PublishedArticle, Source
from tests import make
from tests.paper import whole_paper

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
SITE = "http://127.0.0.1:8000"


class FoundByOthers(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = whole_paper()
        agency = Source.objects.create(name="TTXVN", may_syndicate=False)
        make.published(
            source=agency, headline="Tin của hãng", lede="Lời hãng.", body="<p>Thân.</p>"
        )

    def graph(self, kind):
        """Return the page's structured data, `{type: thing}`."""
        page = self.client.get(self.pages[kind]).content.decode()
        (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}

    def test_an_article_says_who_it_names_which_event_and_what_was_corrected(self):
        article = self.graph("article")["NewsArticle"]
        self.assertEqual(article["mentions"][0]["name"], "Lâm Thị Mẫu")
        self.assertEqual(article["mentions"][0]["jobTitle"], ["Chủ tịch UBND tỉnh Mẫu"])
        self.assertEqual(article["about"]["name"], "Hội nghị trực tuyến")
        self.assertIn("ghi sai tên thôn", article["correction"][0]["text"])
        self.assertEqual(article["author"][0]["url"], f"{SITE}/tac-gia/phung-khiem/")
        self.assertEqual(article["author"][0]["name"], "Phùng Khiêm")
        self.assertEqual(article["publisher"]["parentOrganization"]["name"], "Tỉnh ủy Mẫu")

    def test_an_article_that_nobody_signed_is_the_papers(self):
        article = self.graph("article-plain")["NewsArticle"]
        self.assertEqual(article["author"]["name"], "Báo Mẫu")

    def test_a_running_story_says_its_reports_newest_first_each_with_its_address(self):
        story = self.graph("running-story")["LiveBlogPosting"]
        newest, oldest = story["liveBlogUpdate"]
        self.assertGreater(newest["datePublished"], oldest["datePublished"])
        self.assertEqual(story["coverageStartTime"], oldest["datePublished"])
        self.assertEqual(newest["url"], f"{SITE}{self.pages['running-story']}#muc-2")
        self.assertEqual((newest["headline"], newest["articleBody"]), ("Thảo luận", "Đang họp."))

    def canonical(self, address):
        page = self.client.get(address).content.decode()
        return re.search(r'<link rel="canonical" href="(.*?)">', page)[1].replace("&amp;", "&")

    def test_an_older_page_of_a_list_names_itself_and_what_else_is_asked_is_left_out(self):
        section = make.section(name="Dày tin")
        for number in range(21):
            make.published(section=section, headline=f"Tin {number}")
        first = section.get_absolute_url()
        older = self.client.get(first).context["older_url"]
        self.assertEqual(self.canonical(f"{older}&fbclid=1"), SITE + older)
        self.assertEqual(self.canonical(f"{first}?fbclid=1"), SITE + first)
        article = self.pages["article"]
        self.assertEqual(self.canonical(f"{article}?truoc=1-1"), SITE + article)
        month = "/luu-tru/?thang=2019-01"
        self.assertEqual(self.canonical(month), SITE + month)

    def test_every_list_and_article_says_the_way_to_it(self):
        for kind in ("article", "section", "topic", "author", "person", "event", "newest"):
            steps = self.graph(kind)["BreadcrumbList"]["itemListElement"]
            self.assertEqual(steps[0]["item"], f"{SITE}/", kind)
            self.assertEqual(steps[-1]["item"], SITE + self.pages[kind].partition("?")[0], kind)

    def test_a_page_that_is_shared_is_called_by_its_own_name(self):
        for kind, name in (
            ("front", "Báo Mẫu"),
            ("event", "Hội nghị trực tuyến"),
            ("person", "Lâm Thị Mẫu"),
            ("section", "Thời sự"),
            ("about", "Giới thiệu"),
        ):
            page = self.client.get(self.pages[kind]).content.decode()
            said = dict(re.findall(r'<meta property="og:(\w+)" content="(.*?)">', page))
            self.assertEqual((said["title"], said["site_name"]), (name, "Báo Mẫu"), kind)
            self.assertIn("description", said, kind)
            self.assertTrue(said["image"].startswith(f"{SITE}/static/"), kind)

    def test_the_front_page_says_whose_paper_it_is(self):
        paper = self.graph("front")["NewsMediaOrganization"]
        self.assertEqual(paper["name"], "Báo Mẫu")
        self.assertEqual(paper["correctionsPolicy"], f"{SITE}/cai-chinh/")

    def feed(self, address):
        return ElementTree.fromstring(self.client.get(address).content)

    def test_feeds_carry_the_whole_text_without_pictures_and_with_whole_addresses(self):
        for address, item, content in (
            ("/rss.xml", ".//item", CONTENT),
            ("/atom.xml", f"{ATOM}entry", f"{ATOM}content"),
            ("/thoi-su/atom.xml", f"{ATOM}entry", f"{ATOM}content"),
        ):
            texts = [one.findtext(content) or "" for one in self.feed(address).findall(item)]
            (whole,) = [text for text in texts if "Đoạn cuối." in text]
            self.assertNotIn("<figure", whole, address)
            self.assertIn(f'href="{SITE}/moi-nhat/"', whole, address)

    def test_what_may_not_be_syndicated_is_a_headline_and_a_link(self):
        for address in ("/rss.xml", "/atom.xml"):
            text = self.client.get(address).content.decode()
            self.assertIn("Tin của hãng", text)
            self.assertNotIn("Lời hãng.", text)
            self.assertNotIn("Thân.", text)

    def text_of(self, headline):
        """Return the (description, whole text) of an item of the feed of all."""
        for item in self.feed("/rss.xml").findall(".//item"):
            if item.findtext("title") == headline:
                return item.findtext("description"), item.findtext(CONTENT)
        raise AssertionError(f"{headline} is not in the feed")

    def test_a_running_story_brings_its_reports_into_the_feeds_newest_first(self):
        headline = PublishedArticle.objects.public().get(kind="tuong-thuat").headline
        _description, text = self.text_of(headline)
        self.assertLess(text.index("Đang họp."), text.rindex("<h3>"))
        self.assertRegex(text, r"<h3>\d\d:\d\d, \d\d/\d\d/\d{4} Thảo luận</h3>\n<p>Đang họp.</p>")

    def test_words_that_look_like_html_stay_words_in_feeds(self):
        make.published(headline="Hỏi & đáp", lede="Giá < 5 & > 3.")
        description, text = self.text_of("Hỏi & đáp")
        self.assertEqual(description, "Giá &lt; 5 &amp; &gt; 3.")
        self.assertIn("Giá &lt; 5 &amp; &gt; 3.", text)

    def test_a_table_in_a_feed_is_a_table_alone(self):
        table = "<table><tbody><tr><td>Hồi</td></tr></tbody></table>"
        make.published(headline="Bảng", body=table)
        text = self.text_of("Bảng")[1]
        self.assertEqual(re.sub(r"\s", "", text.partition("<table>")[2]), table[7:])
        self.assertNotIn("<div", text)

    def test_an_atom_feed_says_whose_it_is(self):
        for address in ("/atom.xml", "/thoi-su/atom.xml"):
            author = self.feed(address).findtext(f"{ATOM}author/{ATOM}name")
            self.assertEqual(author, "Báo Mẫu", address)

    def places(self, address):
        return [place.text for place in self.feed(address).iter(f"{SITEMAP}loc")]

    def test_the_index_of_sitemaps_names_the_years_that_have_articles_and_no_other(self):
        now, old = timezone.localdate().year, timezone.now() - datetime.timedelta(days=1500)
        make.published(at=old)
        years = f"{SITE}/sitemap-{timezone.localtime(old).year}.xml", f"{SITE}/sitemap-{now}.xml"
        self.assertEqual(self.places("/sitemap.xml"), [f"{SITE}/sitemap-trang.xml", *years])
        self.assertEqual(self.client.get(f"/sitemap-{now - 1}.xml").status_code, 404)

    def test_a_sitemap_names_each_page_once(self):
        places = self.places("/sitemap-trang.xml")
        self.assertEqual(len(places), len(set(places)))
        self.assertIn(f"{SITE}/cai-chinh/", places)

    def test_the_sitemap_of_news_says_the_day_alone_where_no_more_is_known(self):
        version = make.published()
        PublishedArticle.objects.filter(pk=version.pk).update(published_precision="day")
        text = self.client.get("/news-sitemap.xml").content.decode()
        day = f"<news:publication_date>{timezone.localdate()}</news:publication_date>"
        self.assertIn(day, text)

    def test_the_manifest_makes_an_installable_page(self):
        manifest = self.client.get("/manifest.webmanifest").json()
        self.assertEqual((manifest["name"], manifest["start_url"]), ("Báo Mẫu", "/"))
        self.assertLessEqual({"192x192", "512x512"}, {icon["sizes"] for icon in manifest["icons"]})

    def test_whoever_asks_for_the_icon_of_old_is_led_to_one(self):
        address = self.client.get("/favicon.ico").headers["Location"]
        self.assertEqual(b"".join(self.client.get(address))[:4], b"\x89PNG")

    def test_security_txt_names_a_contact_and_ends_within_a_year(self):
        text = self.client.get("/.well-known/security.txt").content.decode()
        self.assertIn("Contact: mailto:toasoan@newsroom.example", text)
        ends = datetime.datetime.fromisoformat(re.search(r"Expires: (\S+)", text)[1])
        left = ends - datetime.datetime.now(datetime.UTC)
        self.assertTrue(datetime.timedelta(30) < left < datetime.timedelta(365), left)
