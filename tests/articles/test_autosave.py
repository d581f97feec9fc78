"""What an autosave writes: all that was typed, nothing else, with few questions to the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import document
from articles.models import Article, Byline, Revision, Topic, Unsaved
from people import groups
from tests import make
from tests.articles.test_desk import form_data
from tests.articles.test_saving import SavingCase, rows


def row_of(row, *fields):
    """The form data of a row that exists."""
    return {"id": row.pk, "row_key": row.key} | {name: getattr(row, name) for name in fields}


class AutosaveCase(SavingCase):
    def type(self, **text):
        """Send the text alone, as the page does once the server has all the rest."""
        typed = {"_text": 1, "tab": "a", "expected_version": self.now().version} | text
        return self.send(typed)

    def send(self, data):
        return self.client.post(self.page("autosave"), data).json()

    def assert_costs_at_most(self, statements, data):
        """A chief's groups and permissions are three of the statements."""
        data |= {"tab": "a", "expected_version": self.now().version}
        with CaptureQueriesContext(connection) as asked:
            self.assertEqual(self.send(data)["state"], "saved")
        said = "\n".join(query["sql"][:200] for query in asked.captured_queries)
        self.assertLessEqual(len(asked), statements, said)

    def assert_history_says_what_is_stored(self):
        self.assertEqual(self.article.revisions.first().document, document.build(self.now()))


class TheTextAlone(AutosaveCase):
    def test_it_is_saved_and_all_else_stays(self):
        Byline.objects.create(article=self.article, name_as_printed="MINH AN")
        self.save(tab="a")
        answer = self.type(lede="Sapo mới.", body="<p>Thân mới.</p><script>x</script>")
        now = self.now()
        self.assertEqual(answer["version"], now.version)
        self.assertEqual((now.lede, now.body), ("Sapo mới.", "<p>Thân mới.</p>"))
        self.assertEqual(now.headline, self.article.headline)
        self.assertEqual(now.bylines.get().name_as_printed, "MINH AN")
        self.assert_history_says_what_is_stored()

    def test_it_folds_into_the_autosaves_of_its_page(self):
        before = self.article.revisions.count()
        self.autosave(headline="Một", tab="a")
        for n in range(3):
            self.type(headline=f"Tít {n}")
        self.assertEqual(self.article.revisions.count(), before + 1)
        self.assertEqual(self.article.revisions.first().kind, Revision.Kind.AUTO)

    def test_onto_any_other_version_nothing_is_written_and_the_whole_page_is_asked_for(self):
        self.autosave(headline="Một", tab="a")
        for version in (self.now().version - 1, self.now().version + 1, "", "x"):
            with self.subTest(version):
                answer = self.type(lede="Sapo", expected_version=version)
                self.assertEqual(answer, {"state": "whole"})
                self.assertNotEqual(self.now().lede, "Sapo")

    def test_what_may_not_go_into_the_working_copy_needs_the_whole_page(self):
        self.assertEqual(self.type(headline=""), {"state": "whole"})
        make.approved(self.article)
        self.assertEqual(self.type(headline="Lỡ tay"), {"state": "whole"})
        self.assertEqual((self.now().status, Unsaved.objects.count()), ("approved", 0))

    def test_who_does_not_write_saves_nothing(self):
        other = make.chief()
        self.client.force_login(other)
        self.client.post(self.page("presence"), {"tab": "b"})
        self.client.force_login(self.user)
        self.assertEqual(self.type(headline="Tôi"), {"state": "whole"})
        self.client.force_login(make.user(groups.REPORTER))
        self.assertEqual(self.type(headline="Người lạ"), {"state": "whole"})
        self.client.logout()
        answer = self.client.post(self.page("autosave"), {"_text": 1, "headline": "Ai"})
        self.assertEqual(answer.status_code, 401)
        self.assertNotIn(self.now().headline, ("Tôi", "Người lạ", "Ai"))

    def test_it_takes_the_pages_unsaved_text_away(self):
        self.autosave(headline="", tab="a")
        self.type(headline="Đủ rồi")
        self.assertFalse(Unsaved.objects.exists())

    def test_an_empty_slug_follows_the_headline_and_the_readers_slug_stays(self):
        self.type(headline="Tít đang gõ", slug="")
        self.assertEqual(self.now().slug, "tit-dang-go")
        make.published(self.now())
        Article.objects.filter(pk=self.article.pk).update(status="edited")
        self.type(headline="Tít khác", slug="slug-khac")
        self.assertEqual((self.now().headline, self.now().slug), ("Tít khác", "tit-dang-go"))


class WhatIsKept(AutosaveCase):
    def test_the_history_says_what_is_stored_however_the_rows_were_changed(self):
        captions = self.article.captions
        first = captions.create(text="Ảnh 1", photo=make.photo(), order=1)
        second = captions.create(text="Ảnh 2", photo=make.photo(), order=2)
        person, topic = make.person(), Topic.objects.create(name="Nông thôn mới")
        mention = self.article.mentions.create(person=person, title_as_printed="Bí thư")
        hidden = Byline.objects.create(article=self.article, name_as_printed="KHÔNG GỬI LÊN")
        shown = f'[{{"person": {person.pk}, "title": "Giám đốc"}}]'
        new = {"row_key": "anhmoi", "text": "Ảnh thêm", "order": 1, "shown": shown}
        mentioned = row_of(mention, "order", "form", "title_as_printed") | {"person": person.pk}
        writes = [
            {"topics": [topic.pk]},
            rows("captions", row_of(first, "text") | {"order": 3}, row_of(second, "text", "order"))
            | {"topics": [topic.pk]},
            rows("captions", row_of(first, "text", "order") | {"DELETE": "on"}, new),
            rows("mentions", mentioned | {"tenures": [make.tenure(person=person).pk]}),
            rows("mentions", mentioned | {"title_as_printed": "Phó Bí thư"}),
        ]
        for number, write in enumerate(writes):
            with self.subTest(number):
                answer = self.autosave(tab="a", lede=f"Sapo {number}", **write)
                self.assertEqual(answer["state"], "saved")
                self.assert_history_says_what_is_stored()
        self.assertEqual([c.text for c in captions.all()], ["Ảnh thêm", "Ảnh 2"])
        self.assertEqual(self.article.bylines.get(), hidden)

    def test_a_save_that_changed_nothing_makes_no_version(self):
        self.save(tab="a")
        before = self.now().version
        self.save(tab="a")
        self.assertEqual(self.now().version, before)


class HowMuchIsAsked(AutosaveCase):
    def test_the_text_alone_costs_at_most_12_statements(self):
        self.autosave(tab="a", lede="Sapo")
        self.assert_costs_at_most(12, {"_text": 1, "lede": "Sapo mới"})

    def test_the_whole_page_costs_at_most_18_statements_with_1_and_10_captions(self):
        for number in (1, 10):
            while self.article.captions.count() < number:
                self.article.captions.create(text="Ảnh", photo=make.photo())
            captions = [
                row_of(row, "text", "order") | {"photo": row.photo_id}
                for row in self.article.captions.all()
            ]
            data = form_data(self.now(), lede=f"Sapo {number}") | rows("captions", *captions)
            self.autosave(tab="a", lede="Sapo")
            self.assert_costs_at_most(18, data)

    def test_a_new_article_is_one_of_the_small_ones_from_its_second_autosave(self):
        data = form_data(Article(headline="Bài mới"), slug="", tab="moitab", expected_version=1)
        answer = self.client.post(reverse("admin:articles_article_autosave_new"), data).json()
        self.article = Article.objects.get(headline="Bài mới")
        self.assertEqual(answer["version"], self.article.version)
        self.assertEqual(self.type(tab="moitab", lede="Sapo")["state"], "saved")
