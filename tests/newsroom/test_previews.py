"""Previews and the history: the readers' page of what is not published, and nobody else's eyes."""

import datetime
import re

from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from articles import previews, workflow
from articles.comparing import compare_documents
from articles.models import Article, Byline, Caption, PreviewLink
from people import groups
from tests import make

DAY = datetime.timedelta(days=1)


class PreviewCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make.chief()
        cls.reporter = make.user(groups.REPORTER)
        cls.photo = make.photo()
        cls.article = make.article(
            created_by=cls.reporter,
            headline="Tít chưa ai được biết",
            body='<figure data-caption="k1"></figure>\n<p>Thân bài kín.</p>',
        )
        Caption.objects.create(
            article=cls.article, key="k1", text="Chú thích kín", photo=cls.photo, alt="Ảnh kín"
        )
        workflow.record_change(cls.article, cls.reporter)
        cls.link, cls.token = previews.share(cls.article, cls.chief, 3, "Luật sư")

    def open(self, token=None, client=None):
        return (client or Client()).get(f"/xem-truoc/{token or self.token}/")


class SharedLinks(PreviewCase):
    def test_a_stranger_with_the_link_reads_the_page_as_readers_will_get_it(self):
        answer = self.open()
        self.assertContains(answer, "Tít chưa ai được biết")
        self.assertContains(answer, "Chú thích kín")
        self.assertTemplateUsed(answer, "articles/article.html")

    def test_it_is_kept_out_of_caches_search_engines_and_referrers(self):
        headers = self.open().headers
        self.assertIn("no-store", headers["Cache-Control"])
        self.assertIn("noindex", headers["X-Robots-Tag"])
        self.assertEqual(headers["Referrer-Policy"], "no-referrer")
        self.assertNotIn("Set-Cookie", headers)

    def test_the_token_is_long_random_and_kept_as_its_hash_alone(self):
        self.assertGreaterEqual(len(self.token), 43)
        row = PreviewLink.objects.values().get()
        self.assertNotIn(self.token, str(row))

    def test_it_shows_the_version_that_was_shared_whatever_is_written_later(self):
        Article.objects.filter(pk=self.article.pk).update(headline="Viết lại hẳn")
        workflow.record_change(self.article, self.chief)
        self.assertContains(self.open(), "Tít chưa ai được biết")
        self.assertNotContains(self.open(), "Viết lại hẳn")

    def test_autosaves_of_its_page_do_not_fold_into_the_shared_version(self):
        by, auto = self.reporter, "auto"
        Article.objects.filter(pk=self.article.pk).update(headline="Tự lưu một")
        workflow.record_change(self.article, by, kind=auto, tab="t")
        _link, token = previews.share(self.article, self.chief)
        Article.objects.filter(pk=self.article.pk).update(headline="Tự lưu hai")
        workflow.record_change(self.article, by, kind=auto, tab="t")
        self.assertContains(self.open(token), "Tự lưu một")

    def test_openings_are_counted(self):
        for _unused in range(3):
            self.open()
        self.link.refresh_from_db()
        self.assertEqual(self.link.openings, 3)

    def test_an_altered_a_revoked_and_an_expired_link_open_nothing(self):
        missing = Client().get("/xem-truoc/khong-co/").content.decode()
        altered = self.token[:-1] + ("A" if self.token[-1] != "A" else "B")
        answer = self.open(altered).content.decode().replace(altered, "khong-co")
        self.assertEqual(answer, missing)
        later = timezone.now() + 4 * DAY
        self.assertIsNone(previews.opened(self.token, later))
        previews.revoke(self.link, self.chief)
        answer = self.open()
        self.assertEqual(answer.status_code, 404)
        self.assertEqual(answer.content.decode().replace(self.token, "khong-co"), missing)

    def test_what_was_binned_or_retracted_is_no_longer_shown(self):
        version = make.published()
        _link, token = previews.share(version.article, self.chief)
        self.assertEqual(self.open(token).status_code, 200)
        workflow.retract(version.article, self.chief, "Sai")
        self.assertEqual(self.open(token).status_code, 404)
        Article.objects.filter(pk=self.article.pk).update(binned_at=timezone.now())
        self.assertEqual(self.open().status_code, 404)

    def test_its_pictures_open_with_it_and_close_with_it(self):
        page = self.open().content.decode()
        address = re.search(r'src="(/xem-truoc/anh/[^"]+)"', page)[1]
        client = Client()
        self.assertEqual(client.get(address).status_code, 200)
        for altered in (address[:-1], address[:-3] + "abc", "/xem-truoc/anh/x"):
            self.assertEqual(client.get(altered).status_code, 404)
        previews.revoke(self.link, self.chief)
        self.assertEqual(client.get(address).status_code, 404)

    def test_who_may_not_change_the_article_shares_nothing(self):
        with self.assertRaises(workflow.NotAllowed):
            previews.share(self.article, make.user(groups.REGISTRAR))
        with self.assertRaises(workflow.Refusal):
            previews.share(self.article, self.chief, days=365)

    def test_a_draft_without_a_section_has_a_preview_too(self):
        article = make.article()
        Article.objects.filter(pk=article.pk).update(section=None)
        _link, token = previews.share(article, self.chief)
        self.assertContains(self.open(token), "Chưa có chuyên mục")


class AtTheDesk(PreviewCase):
    def addresses(self):
        pk = self.article.pk
        return [
            f"/xem-truoc/bai/{pk}/",
            f"/xem-truoc/bai/{pk}/1/",
            *(
                reverse(f"admin:articles_article_{name}", args=[pk])
                for name in ("history", "compare", "preview", "proof", "change")
            ),
        ]

    def test_history_diff_and_preview_obey_the_articles_own_rights(self):
        may = {groups.REPORTER: self.reporter, groups.EDITOR_IN_CHIEF: self.chief}
        for group in (*groups.GROUPS, None):
            strangers = make.user(group) if group else None
            for user, status in ((may.get(group), 200), (strangers, 404)):
                if user is None and (group or status == 200):
                    continue
                if user is strangers and group in (groups.EDITOR_IN_CHIEF, groups.MANAGING_EDITOR):
                    status = 200  # they lead the desk and see every article
                client = Client()
                if user:
                    client.force_login(user)
                for address in self.addresses():
                    with self.subTest(group=group, address=address):
                        answer = client.get(address)
                        self.assertEqual(answer.status_code == 200, status == 200)
                        if status != 200:
                            self.assertNotContains(answer, "kín", status_code=answer.status_code)

    def test_a_version_of_another_article_is_not_reached_through_ones_own(self):
        own = make.article(created_by=self.reporter)
        client = Client()
        client.force_login(self.reporter)
        self.assertEqual(client.get(f"/xem-truoc/bai/{own.pk}/1/").status_code, 404)
        answer = client.get(reverse("admin:articles_article_compare", args=[own.pk]), {"den": 1})
        self.assertEqual(answer.status_code, 404)
        other, _token = previews.share(make.article(), self.chief)
        answer = client.post(
            reverse("admin:articles_article_preview", args=[own.pk]), {"_revoke": other.pk}
        )
        self.assertEqual(answer.status_code, 404)

    def test_a_link_is_made_shown_once_and_revoked_at_the_desk(self):
        client = Client()
        client.force_login(self.chief)
        page = reverse("admin:articles_article_preview", args=[self.article.pk])
        answer = client.post(page, {"days": "7", "for_whom": "Sở Y tế"})
        address = re.search(r"http://testserver(/xem-truoc/[^/]+/)", answer.content.decode())[1]
        self.assertEqual(Client().get(address).status_code, 200)
        self.assertNotContains(client.get(page), address)
        made = PreviewLink.objects.get(for_whom="Sở Y tế")
        client.post(page, {"_revoke": made.pk})
        self.assertEqual(Client().get(address).status_code, 404)

    def test_an_old_version_is_restored_as_a_new_one_from_the_history(self):
        client = Client()
        client.force_login(self.chief)
        Article.objects.filter(pk=self.article.pk).update(headline="Tít mới")
        workflow.record_change(self.article, self.chief)
        page = reverse("admin:articles_article_history", args=[self.article.pk])
        client.post(page, {"_restore": 1})
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline, "Tít chưa ai được biết")
        self.assertEqual(self.article.revisions.count(), 3)

    def test_a_version_gets_a_name_by_which_it_stays(self):
        client = Client()
        client.force_login(self.chief)
        page = reverse("admin:articles_article_history", args=[self.article.pk])
        client.post(page, {"_name": "Bản gửi luật sư"})
        self.assertContains(client.get(page), "Bản gửi luật sư")


class Comparing(TestCase):
    def test_prose_is_marked_in_place_values_side_by_side_rows_as_a_list(self):
        article = make.article(headline="Họp ngày 5", body="<p>Có 50 người.</p><p>Hết.</p>")
        Byline.objects.create(article=article, name_as_printed="A")
        first = workflow.record_change(article, make.chief())
        changed = Article.objects.get(pk=article.pk)
        changed.body, changed.kind = "<p>Có 52 người.</p><p>Hết.</p>", "bai"
        changed.save()
        article.bylines.create(name_as_printed="B", order=2)
        second = workflow.record_change(article, make.chief())
        parts = {str(p.label): p for p in compare_documents(first.document, second.document)}
        self.assertEqual(set(parts), {"nội dung", "thể loại", "tên tác giả"})
        body = parts["nội dung"].pieces
        self.assertIn(("deleted", "50 "), body)
        self.assertIn(("inserted", "52 "), body)
        self.assertEqual((parts["thể loại"].before, parts["thể loại"].after), ("tin", "bài"))
        rows = [(kind, words) for kind, words in parts["tên tác giả"].pieces]
        self.assertEqual([kind for kind, _words in rows], ["same", "inserted"])
