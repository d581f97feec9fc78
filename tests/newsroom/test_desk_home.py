"""The desk's first page, saved filters, the bin, and Gửi nhanh."""

import datetime
import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import desk_home, quick, workflow
from articles.models import Article, Caption, Mention, Photo, SavedFilter, Upload
from people import bin, groups
from people.models import Person
from tests import make

HOUR = datetime.timedelta(hours=1)


class FirstPage(TestCase):
    def test_each_sees_what_is_theirs_and_what_waits_for_a_step_of_theirs(self):
        section = make.section()
        reporter, editor = make.user(groups.REPORTER), make.editor_of(section)
        draft = make.article(created_by=reporter, section=section)
        sent = make.article(section=section, status="submitted", created_by=reporter)
        edited = make.article(section=section, status="edited", created_by=reporter)
        approved = make.approved(section=section)
        for user, mine, waiting in (
            (reporter, {draft, sent, edited}, set()),
            (editor, set(), {sent}),
            (make.user(groups.MANAGING_EDITOR), set(), {sent, edited}),
            (make.chief(), set(), {sent, edited, approved}),
        ):
            page = desk_home.first_page(user)
            with self.subTest(user=user):
                self.assertEqual(set(page["mine"]), mine)
                self.assertEqual(set(page["waiting"]), waiting)

    def test_what_waits_for_more_than_a_day_is_overdue(self):
        article = make.article(status="submitted")
        chief = make.chief()
        self.assertEqual(desk_home.first_page(chief)["overdue"], [])
        later = timezone.now() + 25 * HOUR
        self.assertEqual(desk_home.first_page(chief, later)["overdue"], [article])

    def test_what_is_scheduled_stands_on_a_line_of_time_soonest_first(self):
        now = timezone.now()
        late = make.published(from_moment=now + 5 * HOUR)
        soon = make.published(from_moment=now + HOUR)
        self.assertEqual(desk_home.first_page(make.chief())["scheduled"], [soon, late])
        self.assertEqual(desk_home.first_page(make.user(groups.REPORTER))["scheduled"], [])

    def test_the_events_of_the_day_and_findings_are_there(self):
        reporter = make.user(groups.REPORTER)
        event = make.event(first_day=timezone.localdate())
        make.event(first_day=timezone.localdate() - 48 * HOUR)
        article = make.article(created_by=reporter, lede="Ông nói: “Tốt lắm.")
        page = desk_home.first_page(reporter)
        self.assertEqual(page["events"], [event])
        self.assertEqual(page["findings"], [(article, 1)])

    def test_the_first_page_asks_the_same_number_of_queries_for_1_and_20_articles(self):
        client, chief = Client(), make.chief()
        client.force_login(chief)
        counts = []
        for more in (1, 19):
            for _unused in range(more):
                make.article(status="submitted", created_by=chief)
            client.get(reverse("admin:index"))
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse("admin:index"))
            counts.append(len(asked))
        self.assertEqual(*counts)


class Filters(TestCase):
    def setUp(self):
        self.user = make.chief()
        self.client.force_login(self.user)
        self.keep = reverse("admin:articles_article_keep_filter")

    def test_a_list_is_kept_under_a_name_and_asked_for_again(self):
        make.article(status="submitted", headline="Chờ biên tập đây")
        make.article(headline="Đang viết đây")
        query = "status__exact=submitted&la=gi&q="
        self.client.post(self.keep, {"name": "Chờ tôi", "query": query})
        kept = SavedFilter.objects.get()
        self.assertEqual(kept.query, "q=&status__exact=submitted")
        page = self.client.get(f"{reverse('admin:articles_article_changelist')}?{kept.query}")
        self.assertContains(page, "Chờ tôi")
        self.assertContains(page, "Chờ biên tập đây")
        self.assertNotContains(page, "Đang viết đây")

    def test_nobody_forgets_anothers_filter(self):
        other = SavedFilter.objects.create(user=make.chief(), name="Khác", query="")
        self.client.post(self.keep, {"_forget": other.pk})
        self.assertTrue(SavedFilter.objects.filter(pk=other.pk).exists())


class TheBin(TestCase):
    def setUp(self):
        self.chief = make.chief()
        self.client.force_login(self.chief)

    def act(self, action, row, **query):
        meta = row._meta
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist", query=query)
        data = {"action": action, "_selected_action": [row.pk]}
        return self.client.post(address, data, follow=True)

    def test_each_kind_goes_to_the_bin_and_comes_back(self):
        for row in (make.article(), make.event(), make.photo(), make.person()):
            with self.subTest(kind=row._meta.model_name):
                name = f"admin:{row._meta.app_label}_{row._meta.model_name}_bin"
                self.client.post(reverse(name, args=[row.pk]))
                row.refresh_from_db()
                self.assertIsNotNone(row.binned_at)
                self.act("take_out_of_bin", row, **{"thung-rac": "1"})
                row.refresh_from_db()
                self.assertIsNone(row.binned_at)

    def test_what_is_in_use_stays_and_says_where(self):
        article = make.article(headline="Bài đang dùng ảnh")
        photo, person = make.photo(), make.person()
        Caption.objects.create(article=article, photo=photo, text="Ảnh")
        Mention.objects.create(article=article, person=person)
        for row in (photo, person):
            name = f"admin:{row._meta.app_label}_{row._meta.model_name}_bin"
            answer = self.client.post(reverse(name, args=[row.pk]), follow=True)
            self.assertContains(answer, "Bài đang dùng ảnh")
            row.refresh_from_db()
            self.assertIsNone(row.binned_at)

    def test_an_article_that_readers_have_is_not_binned(self):
        article = make.published().article
        self.act("put_in_bin", article)
        article.refresh_from_db()
        self.assertIsNone(article.binned_at)

    def test_the_list_shows_nothing_of_the_bin_and_the_bin_nothing_else(self):
        binned, kept = make.article(headline="Bài bị bỏ"), make.article(headline="Ngoài thùng")
        workflow.put_in_bin(binned, self.chief)
        address = reverse("admin:articles_article_changelist")
        page = self.client.get(address)
        self.assertContains(page, kept.headline)
        self.assertNotContains(page, "Bài bị bỏ")
        page = self.client.get(address, {"thung-rac": "1"})
        self.assertContains(page, "Bài bị bỏ")
        self.assertNotContains(page, kept.headline)

    def test_the_library_leads_to_its_bin_whoever_may_take_out_of_it(self):
        bin.put(make.photo_row())
        address = reverse("admin:articles_photo_changelist")
        self.assertContains(self.client.get(address), '<a href="?thung-rac=1">Thùng rác (1)</a>')
        self.client.force_login(make.user(groups.CONTRIBUTOR))
        self.assertNotContains(self.client.get(address), "Thùng rác (")

    def test_a_reporter_finds_only_own_articles_in_the_bin(self):
        reporter = make.user(groups.REPORTER)
        workflow.put_in_bin(make.article(headline="Của người khác"), self.chief)
        own = make.article(headline="Của tôi", created_by=reporter)
        workflow.put_in_bin(own, reporter)
        self.client.force_login(reporter)
        address = reverse("admin:articles_article_changelist")
        page = self.client.get(address, {"thung-rac": "1"})
        self.assertContains(page, "Của tôi")
        self.assertNotContains(page, "Của người khác")

    def test_the_rule_looks_at_every_relation_that_points_there(self):
        person = make.person()
        tenure = make.tenure(person=person)
        self.assertEqual(bin.places_of(person), [tenure])
        self.assertEqual(bin.places_of(Person.objects.create(full_name="Người Mới")), [])


class QuickSend(TestCase):
    def setUp(self):
        self.user = make.user(groups.REPORTER)
        self.client.force_login(self.user)
        self.data = make.picture_file().read()

    def upload(self, key="anhmotanhmot", cut=1000):
        address = f"/admin/gui-nhanh/anh/{key}/"
        news = self.client.post(address, {"size": len(self.data)}).json()
        while not news["done"]:
            at = news["received"]
            part = self.data[at : at + cut]
            news = self.post(f"{address}{at}/", part).json()
        return key

    def post(self, address, data):
        return self.client.post(address, data, content_type="application/octet-stream")

    def send(self, key="baimotbaimot", **more):
        sent = {
            "key": key,
            "headline": "Tin từ hiện trường",
            "lede": "",
            "text": "Một.\n\nHai <b>.",
        }
        sent |= {"text": "Một.\n\nHai <b>.", "pictures": []} | more
        return self.client.post("/admin/gui-nhanh/gui/", json.dumps(sent), "application/json")

    def test_it_arrives_as_a_draft_with_pictures_and_captions(self):
        key = self.upload()
        answer = self.send(pictures=[{"key": key, "text": "Cầu bị cuốn trôi"}]).json()
        article = Article.objects.get()
        self.assertEqual(answer["state"], "arrived")
        self.assertEqual((article.status, article.created_by), ("draft", self.user))
        self.assertEqual(article.body, "<p>Một.</p>\n<p>Hai &lt;b&gt;.</p>")
        caption = article.captions.get()
        self.assertEqual((caption.text, caption.photo), ("Cầu bị cuốn trôi", Photo.objects.get()))
        self.assertEqual(article.revisions.count(), 1)

    def test_what_is_sent_again_arrives_once(self):
        urls = {self.send().json()["url"] for _unused in range(3)}
        self.assertEqual((len(urls), Article.objects.count()), (1, 1))

    def test_a_picture_goes_on_where_it_stopped(self):
        address = "/admin/gui-nhanh/anh/anhdodang123/".replace("1", "a").replace("3", "b")
        self.client.post(address, {"size": len(self.data)})
        self.post(f"{address}0/", self.data[:500])
        again = self.post(f"{address}0/", self.data[:500])
        self.assertEqual((again.status_code, again.json()["received"]), (409, 500))
        resumed = self.client.post(address, {"size": len(self.data)}).json()
        self.assertEqual(resumed["received"], 500)
        done = self.post(f"{address}500/", self.data[500:]).json()
        self.assertTrue(done["done"])

    def test_what_is_no_picture_and_what_has_not_arrived_is_refused_in_words(self):
        self.data = b"<script>" * 200
        answer = self.client.post("/admin/gui-nhanh/anh/khonganhkhonganh/", {"size": 1600})
        answer = self.post("/admin/gui-nhanh/anh/khonganhkhonganh/0/", self.data)
        self.assertEqual(answer.status_code, 400)
        self.assertIn("Tệp không phải là ảnh", answer.json()["sentence"])
        answer = self.send(pictures=[{"key": "khonganhkhonganh", "text": ""}])
        self.assertIn("chưa đến đủ", answer.json()["sentence"])
        self.assertFalse(Article.objects.exists())

    def test_nobody_uses_anothers_upload_and_strangers_send_nothing(self):
        key = self.upload()
        self.client.force_login(make.user(groups.REPORTER))
        self.assertEqual(self.send(pictures=[{"key": key, "text": ""}]).status_code, 400)
        self.client.logout()
        self.assertEqual(self.send().status_code, 401)
        self.client.force_login(make.user(groups.REGISTRAR))
        self.assertEqual(self.send().status_code, 401)

    def test_nothing_arrives_under_the_name_of_who_logged_in_later(self):
        other = make.user(groups.REPORTER)
        self.client.force_login(other)
        of_the_page = {"X-Desk-User": str(self.user.pk)}
        answer = self.client.post(
            "/admin/gui-nhanh/anh/anhmotanhmot/", {"size": 9}, headers=of_the_page
        )
        self.assertEqual(answer.status_code, 401)
        self.assertFalse(Upload.objects.exists())

    def test_what_would_be_cut_off_is_refused_in_words(self):
        for more, said in (
            ({"headline": "T" * 251}, "250"),
            ({"text": "T" * 100_001}, "100000"),
            ({"pictures": [{"key": f"anh{'b' * n}anhmot", "text": ""} for n in range(21)]}, "20"),
        ):
            answer = self.send(**more)
            self.assertEqual(answer.status_code, 400)
            self.assertIn(said, answer.json()["sentence"])
        self.assertFalse(Article.objects.exists())

    def test_without_a_login_the_page_leads_elsewhere(self):
        self.client.logout()
        answer = self.client.get(reverse("quick"))
        self.assertRedirects(answer, "/admin/login/?next=/admin/gui-nhanh/")

    def test_the_page_with_all_it_loads_stays_under_100_kilobytes(self):
        page = self.client.get(reverse("quick"))
        files = ("desk/quick.css", "desk/quick.js", "desk/leaving.js", "favicon.svg")
        size = len(page.content) + sum(Path(finders.find(name)).stat().st_size for name in files)
        self.assertLess(size, 100_000)
        self.assertNotContains(page, "ckeditor")

    def test_logging_out_tells_the_browser_to_forget_the_desk(self):
        answer = self.client.post(reverse("admin:logout"))
        self.assertEqual(answer.headers["Clear-Site-Data"], '"storage"')

    def test_plain_text_becomes_paragraphs(self):
        self.assertEqual(quick.paragraphs("a\nb\r\n\r\n\n\nc"), "<p>a<br>b</p>\n<p>c</p>")
        self.assertEqual(Upload.objects.count(), 0)
