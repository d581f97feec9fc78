"""A running story: timed reports, frozen with the article, the newest first."""

import datetime

from django.test import TestCase
from django.utils import timezone

from articles import workflow
from articles.models import Entry
from tests import make

HOUR = datetime.timedelta(hours=1)


class RunningStory(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.now = timezone.now().replace(second=0, microsecond=0)
        cls.article = make.article(kind="tuong-thuat", headline="Kỳ họp sáng nay")
        for hours, text in ((2, "Khai mạc."), (1, "Thảo luận tổ.\n\nNhiều ý kiến.")):
            cls.article.entries.create(at=cls.now - hours * HOUR, text=text)

    def page(self, version):
        return self.client.get(version.get_absolute_url())

    def test_readers_see_the_reports_newest_first_with_their_hours(self):
        entries = self.page(make.published(self.article)).context["entries"]
        self.assertEqual([row["text"][:5] for row in entries], ["Thảo ", "Khai "])
        self.assertEqual([row["number"] for row in entries], [2, 1])
        self.assertEqual(entries[0]["at"], self.now - HOUR)

    def test_a_report_typed_at_the_desk_waits_for_its_update(self):
        version = make.published(self.article)
        self.article.entries.create(at=self.now, headline="Bế mạc", text="Kỳ họp bế mạc.")
        workflow.record_change(self.article, make.chief())
        self.assertNotContains(self.page(version), "Bế mạc")
        workflow.publish(make.approved(self.article), make.chief(), update_note="Kỳ họp bế mạc")
        page = self.page(version)
        self.assertContains(page, "Bế mạc")
        self.assertContains(page, "Cập nhật")
        self.assertContains(page, "Kỳ họp bế mạc")

    def test_a_report_added_after_approval_needs_another_approval(self):
        make.approved(self.article)
        self.article.entries.create(at=self.now, text="Muộn.")
        with self.assertRaises(workflow.Refusal):
            workflow.publish(self.article, make.chief())

    def test_the_words_of_a_report_are_found_by_search(self):
        version = make.published(self.article)
        found = self.client.get("/tim-kiem/?q=thao+luan+to").content.decode()
        self.assertIn(version.get_absolute_url(), found)

    def test_an_old_version_is_restored_with_its_reports(self):
        make.published(self.article)
        revision = self.article.revisions.first()
        Entry.objects.all().delete()
        workflow.record_change(self.article, make.chief())
        workflow.restore(self.article, make.chief(), revision)
        texts = list(self.article.entries.values_list("text", flat=True))
        self.assertEqual(texts, ["Khai mạc.", "Thảo luận tổ.\n\nNhiều ý kiến."])
