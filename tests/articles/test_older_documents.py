"""A document stored in an older format is read in today's, whichever way it is read."""

import pytest
from django.db import connection
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import document, workflow
from articles.formats import FORMAT, UPGRADES, upgraded
from articles.models import PublishedArticle, Revision, Unsaved
from articles.publishing.reprinting import reprint
from tests import make


def age(*rows):
    """Store the documents of the rows as the first format had them, past every model."""
    for row in rows:
        old = {name: part for name, part in row.document.items() if name != "entries"}
        type(row).objects.filter(pk=row.pk).update(document=old | {"format": 1})


class OlderDocuments(TestCase):
    def setUp(self):
        self.chief = make.chief()
        self.client.force_login(self.chief)
        self.article = make.article(lede="Sapo thứ nhất.")
        self.old = workflow.record_change(self.article, self.chief)
        self.article.lede = "Sapo thứ hai."
        self.article.save()
        self.new = workflow.record_change(self.article, self.chief)
        age(self.old, self.new)

    def page(self, name, *args, **asked):
        address = reverse(f"admin:articles_article_{name}", args=[self.article.pk, *args])
        return self.client.get(address, asked)

    def test_they_stand_in_the_history_and_are_compared(self):
        self.assertEqual(self.page("history").status_code, 200)
        told = self.page("compare", tu=self.old.number, den=self.new.number)
        self.assertContains(told, "hai")

    def test_they_are_restored(self):
        workflow.restore(self.article, self.chief, Revision.objects.get(pk=self.old.pk))
        self.article.refresh_from_db()
        self.assertEqual(self.article.lede, "Sapo thứ nhất.")

    def test_they_are_previewed(self):
        address = reverse("preview_revision", args=[self.article.pk, self.old.number])
        self.assertContains(self.client.get(address), "Sapo thứ nhất.")

    def test_they_are_merged_with_what_was_kept_aside(self):
        now = document.build(self.article)
        kept = Unsaved.objects.create(
            article=self.article, user=self.chief, tab="t", base_version=self.article.version,
            typed="", document=now | {"headline": "Tít của tôi"}, kept_at=timezone.now(),
        )  # fmt: skip
        age(kept)
        address = reverse("admin:articles_article_merge", args=[self.article.pk, kept.pk])
        self.assertContains(self.client.get(address), "của tôi")

    def test_they_stay_approved_are_published_and_nothing_counts_as_a_change(self):
        approved = make.approved()
        age(approved.approved_revision)
        workflow.publish(approved, self.chief)
        self.assertEqual(approved.revisions.count(), 1)
        workflow.record_change(approved, self.chief)
        self.assertEqual(approved.revisions.count(), 1)

    def test_readers_find_and_read_what_was_published_then(self):
        version = make.published(headline="Lũ quét ở Bình Gia", body="<p>Nước lên nhanh.</p>")
        age(version)
        self.assertContains(self.client.get(version.get_absolute_url()), "Nước lên nhanh.")
        self.assertContains(self.client.get("/tim-kiem/?q=lũ quét"), "Bình Gia")
        self.assertEqual(self.client.get("/api/v1/articles/").status_code, 200)
        reprint(PublishedArticle.objects.get(pk=version.pk))

    def test_what_is_stored_stays_as_it_was(self):
        stored = f"SELECT document FROM {Revision._meta.db_table} WHERE id = {self.old.pk}"
        Revision.objects.get(pk=self.old.pk)
        with connection.cursor() as cursor:
            cursor.execute(stored)
            self.assertRegex(str(cursor.fetchone()[0]), r"format.{1,4}1")

    def test_a_part_of_a_document_can_be_asked_for(self):
        lede = Revision.objects.filter(pk=self.old.pk).values_list("document__lede", flat=True)
        self.assertEqual(lede.get(), "Sapo thứ nhất.")


def test_every_format_leads_to_todays_and_an_unknown_one_is_said():
    assert set(UPGRADES) == set(range(1, FORMAT))
    assert upgraded({"format": 1})["entries"] == []
    with pytest.raises(ValueError, match="format 99"):
        upgraded({"format": 99})
