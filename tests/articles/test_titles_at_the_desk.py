"""Titles at the desk: found in unsaved text, dismissed, proposed, published over with a reason."""

import datetime

from django.core.cache import cache
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from articles import title_check, title_desk, title_people, workflow
from articles.models import Article, Mention, Section, Step
from people import groups
from people.models import Person, Proposal, Tenure
from tests import make
from tests.articles.test_desk import form_data

WRITTEN = "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chủ trì"
UNRECORDED = "Phó Bí thư Tỉnh ủy, Giám đốc Sở Xây dựng chủ trì"
WRONG = "Phó Bí thư Tỉnh ủy, Bí thư Tỉnh ủy chủ trì"


class AtTheDesk(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", "official_titles", "sections", "lang_son_2019", verbosity=0)
        cls.article = Article.objects.get(key="lang-son-2019")
        cls.page = f"/admin/articles/article/{cls.article.pk}/"
        cls.chief = make.chief()

    def setUp(self):
        cache.clear()
        self.client.force_login(self.chief)

    def ask(self, **typed):
        typed = {"lede": self.article.lede, "body": self.article.body, "event_date": ""} | typed
        return self.client.post(f"{self.page}titles/", typed)

    def wrong_body(self):
        return self.article.body.replace(WRITTEN, WRONG)

    def save_wrong(self):
        Article.objects.filter(pk=self.article.pk).update(body=self.wrong_body())
        self.article.refresh_from_db()


class WhileOneWrites(AtTheDesk):
    def test_unsaved_text_is_checked_and_nothing_is_saved(self):
        answer = self.ask(body=self.wrong_body())
        self.assertContains(answer, 'data-verdict="not_held"', count=1)
        self.assertContains(answer, "Lâm Thị Phương Thanh")
        self.assertContains(answer, 'data-field="body"')
        self.article.refresh_from_db()
        self.assertIn(WRITTEN, self.article.body)

    def test_the_day_typed_into_the_page_is_the_day_of_the_check(self):
        self.assertNotContains(self.ask(), "data-verdict")
        answer = self.ask(event_date="05/01/2022")
        self.assertContains(answer, 'data-verdict="outdated"')
        self.assertContains(answer, "05/01/2022")

    def test_a_finding_in_a_caption_names_the_input_that_holds_it(self):
        caption = "Đồng chí Phạm Ngọc Thưởng, Bí thư Tỉnh ủy trao quà"
        answer = self.ask(**{"captions-3-text": caption, "captions-4-text": ""})
        self.assertContains(answer, 'data-field="captions-3-text"')

    def test_who_may_not_open_the_article_is_told_nothing(self):
        self.client.force_login(make.user(groups.REPORTER))
        self.assertEqual(self.ask().status_code, 404)
        self.client.logout()
        self.assertEqual(self.ask().status_code, 401)

    def test_a_title_nobody_has_is_a_question_with_its_repair_and_goes_to_the_register(self):
        body = self.article.body.replace(WRITTEN, UNRECORDED)
        answer = self.ask(body=body)
        self.assertContains(answer, 'data-verdict="not_recorded"', count=1)
        self.assertContains(answer, 'class="finding hint"', count=1)
        self.assertContains(answer, "Chức danh chưa có trong danh bạ")
        self.assertContains(answer, 'data-act="repair"', count=1)
        self.assertContains(answer, 'data-act="propose"', count=1)

    def test_a_new_article_is_checked_before_it_has_a_row(self):
        body = "<p>Đồng chí Phạm Ngọc Thưởng, Bí thư Tỉnh ủy dự.</p>"
        typed = {"body": body, "event_date": "05/01/2019"}
        answer = self.client.post("/admin/articles/article/titles/", typed)
        self.assertContains(answer, 'data-verdict="not_held"')


class Answers(AtTheDesk):
    def dismiss(self, note, **changes):
        verdict, person, words, occurrence = note.key
        answer = {"verdict": verdict, "person": person, "words": words, "occurrence": occurrence}
        return self.client.post(f"{self.page}titles/dismiss/", answer | changes)

    def test_a_dismissed_finding_is_not_raised_again_until_it_is_asked_for(self):
        self.save_wrong()
        (note,) = title_desk.standing(self.article)
        self.assertEqual(self.dismiss(note).json(), {"state": "dismissed"})
        self.assertEqual(title_desk.standing(self.article), [])
        self.client.post(f"{self.page}titles/dismiss/", {"again": "1"})
        self.assertEqual(len(title_desk.standing(self.article)), 1)

    def test_another_occurrence_or_another_verdict_is_raised_all_the_same(self):
        self.save_wrong()
        (note,) = title_desk.standing(self.article)
        self.dismiss(note, occurrence=2)
        self.dismiss(note, verdict="order")
        self.assertEqual(len(title_desk.standing(self.article)), 1)

    def test_what_is_no_finding_is_refused(self):
        self.save_wrong()
        (note,) = title_desk.standing(self.article)
        for changes in ({"verdict": "x"}, {"person": "x"}, {"occurrence": "x"}, {"words": ""}):
            self.assertEqual(self.dismiss(note, **changes).status_code, 400)

    def test_a_person_met_in_the_text_is_proposed_with_the_titles_as_printed(self):
        typed = {"name": "Lý Văn Mới", "titles": ["Trưởng thôn Nà Pục"], "words": "Ông Lý Văn Mới"}
        self.client.post(f"{self.page}titles/propose/", typed)
        proposal = Proposal.objects.get()
        self.assertEqual(proposal.titles, ["Trưởng thôn Nà Pục"])
        self.assertEqual(proposal.article_key, self.article.key)
        self.assertEqual(proposal.day, datetime.date(2019, 1, 5))
        answer = self.ask(body="<p>Ông Lý Văn Mới, Trưởng thôn Nà Pục, kể.</p>")
        self.assertNotContains(answer, 'data-act="propose"')


class PeopleOfTheArticle(AtTheDesk):
    def take(self, *people):
        notes = title_check.notes(title_check.copy_of(self.article))
        return title_people.fill(self.article, notes, [person.pk for person in people])

    def rows(self):
        fields = ("person__full_name", "form", "title_as_printed", "words")
        return list(self.article.mentions.order_by("order").values_list(*fields))

    def test_all_ten_mentions_come_in_one_go_and_a_second_time_none(self):
        expected = [row[:3] for row in self.rows()]
        Mention.objects.all().delete()
        people = Person.objects.filter(slug__in=["lam-thi-phuong-thanh", "pham-ngoc-thuong"])
        self.assertEqual(self.take(*people), 10)
        self.assertCountEqual([row[:3] for row in self.rows()], expected)
        self.assertEqual(self.take(*people), 0)
        first = self.article.mentions.order_by("order").first()
        self.assertEqual(first.tenures.count(), 2)

    def test_an_editors_own_words_in_a_row_are_kept(self):
        row = self.article.mentions.get(order=3)
        row.day = datetime.date(2018, 12, 31)
        row.save()
        self.take(row.person)
        self.assertEqual(self.article.mentions.get(pk=row.pk).day, datetime.date(2018, 12, 31))

    def offered(self, **typed):
        Mention.objects.all().delete()
        return self.ask(**typed)

    def test_a_name_with_a_matching_title_is_offered_checked_and_a_name_alone_unchecked(self):
        self.assertContains(self.offered(), " checked>", count=2)
        body = "<p>Đồng chí Phạm Ngọc Thưởng dự.</p>"
        answer = self.offered(body=body)
        self.assertContains(answer, "found-people")
        self.assertNotContains(answer, " checked>")

    def test_in_the_section_phap_luat_nobody_is_linked_unasked(self):
        section = Section.objects.get(slug="phap-luat")
        answer = self.offered(section=section.pk)
        self.assertContains(answer, "found-people")
        self.assertNotContains(answer, " checked>")


class OneClick(AtTheDesk):
    def test_the_page_is_saved_and_the_chosen_people_named_in_what_was_saved(self):
        Mention.objects.all().delete()
        typed = form_data(self.article, _people="1", _take=list(self.people()))
        answer = self.client.post(f"{self.page}change/", typed, follow=True)
        self.assertEqual(answer.redirect_chain[0][0], f"{self.page}change/")
        self.assertEqual(self.article.mentions.count(), 10)
        self.assertContains(answer, "10 lần nhắc đến")

    def people(self):
        slugs = ["lam-thi-phuong-thanh", "pham-ngoc-thuong"]
        return Person.objects.filter(slug__in=slugs).values_list("pk", flat=True)


class PublishingOver(AtTheDesk):
    def setUp(self):
        super().setUp()
        self.save_wrong()
        make.approved(self.article)
        self.article.refresh_from_db()

    def test_a_serious_finding_asks_for_a_reason_and_the_log_keeps_it(self):
        with self.assertRaises(workflow.Refusal) as refused:
            workflow.publish(self.article, self.chief)
        self.assertIn("Lâm Thị Phương Thanh", str(refused.exception))
        workflow.publish(self.article, self.chief, reason="Theo văn bản mới")
        self.assertEqual(Step.objects.filter(verb="publish").first().reason, "Theo văn bản mới")

    def test_a_dismissed_finding_asks_for_nothing(self):
        for note in title_desk.standing(self.article):
            title_desk.dismiss(self.article, self.chief, *note.key)
        self.assertTrue(workflow.publish(self.article, self.chief))

    def test_the_page_asks_why_beside_the_button(self):
        self.assertContains(self.client.get(f"{self.page}change/"), 'name="_publish-reason"')


class WhenTheRegisterChanges(AtTheDesk):
    def test_what_is_approved_or_scheduled_is_read_again(self):
        Article.objects.filter(pk=self.article.pk).update(kicker="Nhìn lại")
        make.approved(self.article)
        self.article.refresh_from_db()
        later = timezone.now() + datetime.timedelta(hours=2)
        workflow.publish(self.article, self.chief, from_moment=later)
        page = self.client.get("/admin/articles/article/")
        self.assertNotContains(page, "Chức danh cần xem lại")
        tenure = Tenure.objects.get(key="pham-ngoc-thuong-chu-tich-ubnd-tinh")
        tenure.until_earliest = tenure.until_latest = datetime.date(2018, 12, 31)
        tenure.save()
        page = self.client.get("/admin/articles/article/")
        self.assertContains(page, "Chức danh cần xem lại")
        self.assertContains(page, f'href="{self.page}change/"')

    def test_what_readers_have_is_never_rewritten(self):
        before = self.article.published_versions.get().document
        for tenure in Tenure.objects.all():
            tenure.verified_at = None
            tenure.save()
        self.client.get("/admin/articles/article/")
        self.assertEqual(self.article.published_versions.get().document, before)
