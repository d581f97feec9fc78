"""The sample archive: a newspaper of invented news, the same for the same seed, marked as such."""

import datetime
import random
import re
from collections import Counter
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import timezone

from articles import document
from articles.body import search_parts
from articles.models import Article, PublishedArticle, PublishedEvent, PublishedPhoto
from articles.publishing.freezing import search_texts
from articles.publishing.reprinting import reprint
from articles.sample_archive import drawings, make_archive, stories
from articles.sample_archive.cast import Cast
from articles.sample_archive.writing import write
from people.models import Organization, Tenure

UNTIL = timezone.make_aware(datetime.datetime(2026, 11, 25, 16, 0))


def small(draw):
    """Return a `draw` of small pictures: they have few renditions, which are made quickly."""

    def drawn(scene, number):
        image, alt = draw(scene, number)
        return image.resize((480, 320)), alt

    return drawn


class SmallPictures(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.enterClassContext(mock.patch.object(drawings, "draw", small(drawings.draw)))
        super().setUpClass()


class AWeekOfNews(SmallPictures):
    @classmethod
    def setUpTestData(cls):
        make_archive(24, seed=7, until=UNTIL, days=3)
        cls.versions = list(PublishedArticle.objects.order_by("published_at", "pk"))

    def test_the_working_copy_the_revision_and_what_is_public_are_one_document(self):
        for version in self.versions:
            self.assertEqual(document.build(version.article), version.document)
            self.assertEqual(version.document, version.revision.document)
            self.assertEqual(version.article.approved_revision, version.revision)

    def test_printing_and_indexing_again_changes_nothing(self):
        for version in self.versions:
            self.assertFalse(reprint(version), version.headline)
            texts = search_texts(version.document, version.published_at)
            self.assertEqual((version.search_exact, version.search_folded), texts)

    def test_it_spreads_over_the_days_asked_and_ends_at_the_moment_asked(self):
        days = {timezone.localdate(v.published_at) for v in self.versions}
        self.assertEqual(len(days), 3)
        self.assertLessEqual(self.versions[-1].published_at, UNTIL)
        self.assertGreater(self.versions[-1].published_at, UNTIL - datetime.timedelta(hours=1))

    def test_every_article_says_that_it_is_a_sample_and_may_not_be_syndicated(self):
        for version in self.versions:
            self.assertIn("hư cấu", version.document["source"]["credit"])
            self.assertFalse(version.may_syndicate)
        self.assertTrue(PublishedPhoto.objects.exists())
        self.assertFalse(PublishedPhoto.objects.exclude(photo__is_sample=True).exists())
        self.assertFalse(Tenure.objects.exclude(source__contains="hư cấu").exists())

    def test_no_frame_keeps_an_open_slot(self):
        for version in self.versions:
            head, rest = search_parts(version.document)
            text = " ".join([*head, *rest])
            self.assertNotRegex(text, r"[{}]|None")

    def test_who_speaks_holds_the_printed_title_on_that_day(self):
        for version in self.versions:
            day = timezone.localdate(version.published_at)
            for row in version.mentions.select_related("tenure"):
                self.assertTrue(Tenure.objects.surely_on(day).filter(pk=row.tenure_id).exists())

    def test_some_events_are_still_to_come(self):
        coming = PublishedEvent.objects.filter(first_day__gt=UNTIL.date())
        self.assertEqual(coming.count(), 5)

    def test_a_second_time_makes_what_is_missing_and_no_more(self):
        self.assertEqual(make_archive(24, seed=7, until=UNTIL, days=3), 0)
        self.assertEqual(make_archive(26, seed=7, until=UNTIL, days=3), 2)
        self.assertEqual(Article.objects.count(), 26)


class TheSameSeed(SmallPictures):
    def test_a_seed_makes_the_same_words_and_another_seed_others(self):
        cast = Cast(UNTIL.date())
        first, again, other = (
            [write(random.Random(f"mau-{seed}-{n}"), UNTIL.date(), cast) for n in range(12)]
            for seed in (3, 3, 4)
        )
        self.assertEqual(first, again)
        self.assertNotEqual(first, other)

    def test_districts_end_in_mid_2025_and_lead_to_their_communes(self):
        make_archive(4, until=timezone.make_aware(datetime.datetime(2025, 7, 2, 12)), days=4)
        bodies = [v.body + v.lede for v in PublishedArticle.objects.order_by("published_at")]
        self.assertIn("huyện", bodies[0])
        self.assertNotIn("huyện", bodies[-1])
        old = Organization.objects.get(name="UBND huyện Bình Lãng")
        self.assertEqual(old.successor.name, "UBND xã Bình Lãng")
        self.assertIn("UBND xã Hồng Phai", {part.successor.name for part in old.parts.all()})


def test_there_are_at_least_200_sentence_frames_and_every_slot_can_be_filled():
    frames = [*stories.QUOTES, *stories.SIDE_FACTS, *stories.CLOSINGS]
    for story in stories.STORIES:
        frames += [*story.headlines, *story.ledes, *story.facts]
    assert len(set(frames)) >= 200
    assert Counter(frames).most_common(1)[0][1] == 1
    assert all(re.fullmatch(r"[^{}]*(\{[a-z_]+\d?\}[^{}]*)*", frame) for frame in frames)


@pytest.mark.parametrize("wrong", [["0"], ["5", "--days", "0"], ["5", "--until", "hôm qua"]])
def test_the_command_refuses_what_makes_no_archive(wrong):
    with pytest.raises(CommandError):
        call_command("make_sample_archive", *wrong)
