"""Saving the writing page: nothing typed vanishes, nothing stale overwrites."""

from django.db import connection
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import leaves, presence
from articles.models import Article, Byline, Caption, Presence, Revision, Unsaved
from articles.workflow import record_change, restore
from people import groups
from tests import make
from tests.articles.test_desk import form_data


def rows(prefix, *given):
    """The form data of inline rows, each a dict of its fields."""
    data = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": 0}
    for number, row in enumerate(given):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


class SavingCase(TestCase):
    def setUp(self):
        self.user = make.chief()
        self.client.force_login(self.user)
        self.article = make.article()
        record_change(self.article, self.user)
        self.article.refresh_from_db()

    def page(self, name="change", *more):
        return reverse(f"admin:articles_article_{name}", args=[self.article.pk, *more])

    def save(self, by_itself=False, **changes):
        name = "autosave" if by_itself else "change"
        self.article.refresh_from_db()
        return self.client.post(self.page(name), form_data(self.article, **changes))

    def autosave(self, **changes):
        return self.save(by_itself=True, **changes).json()

    def now(self):
        return Article.objects.get(pk=self.article.pk)


class SavingByItself(SavingCase):
    def test_it_goes_into_the_working_copy_and_says_the_new_version(self):
        answer = self.autosave(headline="Tít tự lưu", tab="a")
        self.assertEqual(answer["state"], "saved")
        self.assertEqual(
            (self.now().headline, self.now().version), ("Tít tự lưu", answer["version"])
        )

    def test_autosaves_of_one_page_fold_into_one_version_and_saves_stay(self):
        before = self.article.revisions.count()
        for n in range(5):
            self.autosave(headline=f"Tít {n}", tab="a")
        self.assertEqual(self.article.revisions.count(), before + 1)
        self.save(headline="Tít 4", tab="a")
        self.assertEqual(self.article.revisions.first().kind, Revision.Kind.SAVED)
        self.autosave(headline="Tít 5", tab="a")
        self.assertEqual(self.article.revisions.count(), before + 2)
        self.autosave(headline="Tít 6", tab="b")
        self.assertEqual(self.article.revisions.count(), before + 3)

    def test_what_was_approved_or_named_is_never_folded_away(self):
        self.autosave(headline="Bản được duyệt", tab="a")
        Article.objects.filter(pk=self.article.pk).update(status="edited")
        approved = make.approved(self.now()).approved_revision
        self.save(headline="Sửa sau duyệt", tab="a")
        self.autosave(headline="Sửa nữa", tab="a")
        approved.refresh_from_db()
        self.assertEqual(approved.document["headline"], "Bản được duyệt")

    def test_an_approved_article_keeps_its_approval_and_the_text_is_kept_aside(self):
        make.approved(self.article)
        answer = self.autosave(headline="Lỡ tay", tab="a")
        self.assertEqual((answer["state"], answer["why"]), ("aside", "approved"))
        self.assertEqual(self.now().status, "approved")
        self.assertEqual(Unsaved.objects.get().document["headline"], "Lỡ tay")

    def test_what_is_not_valid_yet_is_kept_as_typed_and_shown_again(self):
        answer = self.autosave(headline="", lede="Sapo đang gõ dở", tab="a")
        self.assertEqual((answer["state"], answer["why"]), ("aside", "not_valid"))
        kept = Unsaved.objects.get()
        page = self.client.get(f"{self.page()}?unsaved={kept.pk}")
        self.assertContains(page, "Sapo đang gõ dở")
        self.assertNotEqual(self.now().lede, "Sapo đang gõ dở")

    def test_another_persons_unsaved_text_is_not_shown(self):
        self.autosave(headline="", lede="Bí mật của tôi", tab="a")
        kept = Unsaved.objects.get()
        self.client.force_login(make.chief())
        self.assertNotContains(
            self.client.get(f"{self.page()}?unsaved={kept.pk}"), "Bí mật của tôi"
        )

    def test_a_save_takes_the_pages_unsaved_text_away(self):
        self.autosave(headline="", tab="a")
        self.save(headline="Đủ rồi", tab="a")
        self.assertFalse(Unsaved.objects.exists())

    def test_a_new_article_is_made_once_however_often_it_is_sent(self):
        data = form_data(Article(headline="Bài mới"), slug="", tab="moitab", expected_version=1)
        address = reverse("admin:articles_article_autosave_new")
        one = self.client.post(address, data).json()
        two = self.client.post(address, data | {"headline": "Bài mới hơn"}).json()
        self.assertEqual((one["state"], two["state"]), ("saved", "saved"))
        self.assertEqual(one["url"], two["url"])
        self.assertEqual(Article.objects.filter(headline__startswith="Bài mới").count(), 1)

    def test_a_row_that_is_sent_twice_is_one_row(self):
        row = {"row_key": "hangmoi1", "order": 1, "role": "text", "name_as_printed": "MINH AN"}
        for _unused in range(2):
            self.autosave(tab="a", expected_version=self.article.version, **rows("bylines", row))
        self.assertEqual(Byline.objects.get().key, "hangmoi1")

    def test_who_is_logged_out_is_told_so_without_a_login_page(self):
        self.client.logout()
        self.assertEqual(self.client.post(self.page("autosave")).status_code, 401)

    def test_another_login_does_not_save_over_the_first_ones_page(self):
        answer = self.client.post(
            self.page("autosave"), form_data(self.article, headline="X", _user="0")
        )
        self.assertEqual(answer.status_code, 409)
        self.assertNotEqual(self.now().headline, "X")

    def test_a_save_changes_no_status_that_a_verb_has_set_meanwhile(self):
        make.approved(self.article)
        self.save(tab="a")
        self.assertEqual(self.now().status, "approved")


class Conflicts(SavingCase):
    def other_saves(self, **changes):
        other = make.chief()
        Article.objects.filter(pk=self.article.pk).update(**changes)
        record_change(self.now(), other)

    def stale(self, by_itself=False, **changes):
        version = self.article.version
        self.other_saves(lede="Sapo của người kia.")
        name = "autosave" if by_itself else "change"
        data = form_data(self.article, **({"expected_version": version, "tab": "t"} | changes))
        return self.client.post(self.page(name), data)

    def test_a_stale_save_overwrites_nothing_and_its_text_is_kept(self):
        answer = self.stale(headline="Tít của tôi")
        kept = Unsaved.objects.get()
        self.assertRedirects(answer, self.page("merge", kept.pk))
        self.assertEqual(kept.document["headline"], "Tít của tôi")
        self.assertEqual(self.now().lede, "Sapo của người kia.")

    def test_a_stale_autosave_says_who_saved_and_where_both_texts_are(self):
        answer = self.stale(by_itself=True, headline="Tít của tôi").json()
        self.assertEqual(answer["state"], "conflict")
        self.assertEqual(self.client.get(answer["url"]).status_code, 200)

    def test_a_save_that_changed_nothing_is_no_conflict(self):
        answer = self.stale()
        self.assertRedirects(answer, self.page())
        self.assertFalse(Unsaved.objects.exists())
        self.assertEqual(self.now().lede, "Sapo của người kia.")

    def test_the_same_change_of_both_is_no_conflict(self):
        self.assertRedirects(self.stale(lede="Sapo của người kia."), self.page())

    def test_a_page_that_missed_an_answer_goes_on_without_a_conflict(self):
        self.autosave(headline="Một", tab="a")
        data = form_data(self.article, headline="Hai", tab="a", expected_version=1)
        self.assertEqual(self.client.post(self.page("autosave"), data).json()["state"], "saved")
        self.assertEqual(self.now().headline, "Hai")

    def test_a_write_without_a_version_is_stale(self):
        answer = self.stale(headline="Không rõ từ đâu", expected_version="")
        self.assertIn("/merge/", answer["Location"])

    def test_changes_in_different_places_are_merged_and_saved_together(self):
        self.stale(headline="Tít của tôi")
        kept = Unsaved.objects.get()
        page = self.client.get(self.page("merge", kept.pk))
        self.assertContains(page, "Tít")
        data = {"version": self.now().version}
        self.client.post(self.page("merge", kept.pk), data)
        now = self.now()
        self.assertEqual((now.headline, now.lede), ("Tít của tôi", "Sapo của người kia."))
        self.assertFalse(Unsaved.objects.exists())

    def test_the_same_words_changed_twice_are_chosen_by_a_person(self):
        self.stale(lede="Sapo của tôi.")
        kept = Unsaved.objects.get()
        page = self.client.get(self.page("merge", kept.pk))
        self.assertContains(page, "Cả hai cùng sửa chỗ này")
        self.client.post(
            self.page("merge", kept.pk), {"version": self.now().version, "lede:0": "mine"}
        )
        self.assertIn("tôi", self.now().lede)
        self.assertNotIn("người kia", self.now().lede)

    def test_a_merge_that_has_become_stale_itself_is_made_again(self):
        self.stale(headline="Tít của tôi")
        kept = Unsaved.objects.get()
        version = self.now().version
        self.other_saves(kicker="Lại sửa:")
        answer = self.client.post(self.page("merge", kept.pk), {"version": version}, follow=True)
        self.assertContains(answer, "Trong lúc đó lại có người lưu bài")
        self.assertTrue(Unsaved.objects.exists())

    def test_captions_and_bylines_are_merged_one_by_one(self):
        caption = Caption.objects.create(article=self.article, text="Toàn cảnh hội nghị", order=1)
        record_change(self.article, self.user)
        self.article.refresh_from_db()
        version = self.article.version
        Byline.objects.create(article=self.article, name_as_printed="NGƯỜI KIA", order=1)
        self.other_saves(kicker="Kia:")
        row = {"id": caption.pk, "row_key": caption.key, "text": "Toàn cảnh phiên họp", "order": 1}
        new = {"row_key": "anhmoi", "text": "Ảnh tôi thêm", "order": 2}
        data = form_data(self.article, tab="t") | rows("captions", row, new)
        self.client.post(self.page(), data | {"expected_version": version})
        kept = Unsaved.objects.get()
        self.client.post(self.page("merge", kept.pk), {"version": self.now().version})
        self.assertEqual(
            [c.text for c in self.article.captions.all()], ["Toàn cảnh phiên họp", "Ảnh tôi thêm"]
        )
        self.assertEqual(self.article.bylines.get().name_as_printed, "NGƯỜI KIA")
        self.assertEqual(self.now().kicker, "Kia:")

    def test_a_caption_that_one_side_took_away_and_the_other_wrote_on_stays(self):
        caption = Caption.objects.create(article=self.article, text="Ảnh chung", order=1)
        record_change(self.article, self.user)
        self.article.refresh_from_db()
        version = self.article.version
        row = {"id": caption.pk, "row_key": caption.key, "text": "Ảnh tôi sửa", "order": 1}
        caption.delete()
        self.other_saves(kicker="Kia:")
        data = form_data(self.article, tab="t") | rows("captions", row)
        self.client.post(self.page(), data | {"expected_version": version})
        kept = Unsaved.objects.get()
        self.client.post(self.page("merge", kept.pk), {"version": self.now().version})
        self.assertEqual(self.article.captions.get().text, "Ảnh tôi sửa")

    def test_the_merge_of_another_person_is_not_there(self):
        self.stale(headline="Tít của tôi")
        kept = Unsaved.objects.get()
        self.client.force_login(make.chief())
        self.assertEqual(self.client.get(self.page("merge", kept.pk)).status_code, 404)


class WhoElseIsHere(SavingCase):
    def say(self, user, tab, **more):
        self.client.force_login(user)
        return self.client.post(self.page("presence"), {"tab": tab} | more).json()

    def test_a_page_learns_who_else_has_the_article_open_and_since_when(self):
        other = make.chief()
        self.assertTrue(self.say(self.user, "a")["writes"])
        news = self.say(other, "b")
        self.assertFalse(news["writes"])
        self.assertEqual(news["others"][0]["name"], str(self.user))
        self.assertRegex(news["others"][0]["since"], r"\d\d:\d\d")

    def test_taking_over_is_told_to_the_other_whose_page_no_longer_saves_into_the_article(self):
        other = make.chief()
        self.say(self.user, "a")
        self.assertTrue(self.say(other, "b", take="1")["writes"])
        news = self.say(self.user, "a")
        self.assertFalse(news["writes"])
        self.assertTrue(news["others"][0]["writes"])
        answer = self.autosave(headline="Vẫn gõ", tab="a")
        self.assertEqual((answer["state"], answer["why"]), ("aside", "another_writes"))

    def test_a_page_that_was_closed_or_fell_silent_is_no_longer_here(self):
        other = make.chief()
        self.say(self.user, "a")
        self.say(self.user, "a", leave="1")
        self.assertEqual(self.say(other, "b")["others"], [])
        late = timezone.now() + 2 * Presence.SILENCE
        self.assertEqual(presence.open_pages(self.article, late), [])

    def test_a_page_that_leaves_while_it_says_that_it_is_here_is_no_error(self):
        def leave_at_once(execute, sql, params, many, context):
            done = execute(sql, params, many, context)
            if sql.startswith('UPDATE "articles_presence"'):
                Presence.objects.all().delete()
            return done

        self.say(self.user, "a")
        with connection.execute_wrapper(leave_at_once):
            news = self.say(self.user, "a")
        self.assertEqual((news["state"], news["others"]), ("here", []))

    def test_who_may_not_open_the_article_learns_nothing(self):
        self.client.force_login(make.user(groups.REPORTER))
        answer = self.client.post(self.page("presence"), {"tab": "a"})
        self.assertEqual(answer.status_code, 404)


class Restoring(SavingCase):
    def test_a_document_written_and_read_again_says_the_same(self):
        photo = make.photo()
        article = make.article(body='<figure data-caption="k1"></figure>\n<p>Thân.</p>')
        caption = Caption.objects.create(article=article, key="k1", text="Ảnh", photo=photo)
        caption.people.create(person=make.person(), title_as_printed="Giám đốc")
        article.mentions.create(person=make.person(), title_as_printed="Bí thư").tenures.set(
            [make.tenure()]
        )
        Byline.objects.create(article=article, name_as_printed="A")
        first = record_change(article, self.user)
        Article.objects.filter(pk=article.pk).update(headline="Khác", body="<p>Khác.</p>")
        article.captions.all().delete()
        article.mentions.all().delete()
        article.bylines.update(name_as_printed="B")
        record_change(Article.objects.get(pk=article.pk), self.user)
        restored = restore(article, self.user, first)
        self.assertTrue(leaves.same(restored.document, first.document))
        self.assertEqual(article.revisions.count(), 3)
        self.assertEqual(article.captions.get().alt, "")
