"""Publishing writes everything or nothing, and never two versions at one time."""

import datetime
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles import media, publishing, workflow
from articles.models import (
    Article,
    PublishedArticle,
    PublishedByline,
    PublishedEvent,
    PublishedMention,
    PublishedPhoto,
    PublishedTopic,
    Step,
    Topic,
)
from articles.publishing.reprinting import reprint
from people.models import PenName
from tests import make

pytestmark = pytest.mark.postgres
HOUR = datetime.timedelta(hours=1)
ROWS = (
    PublishedArticle,
    PublishedByline,
    PublishedEvent,
    PublishedMention,
    PublishedPhoto,
    PublishedTopic,
)


def public_files():
    return {path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def change(article, **fields):
    Article.objects.filter(pk=article.pk).update(**fields)
    workflow.record_change(article, make.chief())
    return article


def events_shown(event, at=None):
    return list(event.published_versions.unsealed(at))


class WhatIsWritten(TestCase):
    def setUp(self):
        self.chief = make.chief()
        self.event = make.event()
        self.article = make.article(event=self.event)
        self.person = make.person()
        mention = self.article.mentions.create(person=self.person, title_as_printed="Bí thư")
        mention.tenures.add(make.tenure(person=self.person), make.tenure(person=self.person))
        pen_name = PenName.objects.create(name="Xứ Lạng")
        self.article.bylines.create(pen_name=pen_name, name_as_printed="XỨ LẠNG")
        self.article.topics.add(Topic.objects.create(name="Đại hội"))
        for order in (1, 2):
            self.article.captions.create(order=order, text=f"Ảnh {order}", photo=make.photo())

    def test_what_is_asked_backwards_has_rows(self):
        version = make.published(self.article)
        mentions = version.mentions.values_list("person", "title_as_printed")
        self.assertEqual(list(mentions), [(self.person.pk, "Bí thư")] * 2)
        self.assertEqual(version.byline_rows.get().name_as_printed, "XỨ LẠNG")
        self.assertEqual(version.topic_rows.get().topic.name, "Đại hội")
        self.assertEqual([row.order for row in version.photos.all()], [1, 2])
        self.assertEqual([row.name for row in events_shown(self.event)], [self.event.name])

    def test_a_failure_in_the_middle_leaves_nothing_in_database_nor_files(self):
        article, before = make.approved(self.article), public_files()
        real, calls = media.default_storage.save, []

        def full_disk(name, file):
            calls.append(name)
            if len(calls) == 4:
                raise OSError("No space left on device")
            return real(name, file)

        failures = {
            "the disk": mock.patch.object(media.default_storage, "save", full_disk),
            "the rows": mock.patch.object(publishing, "rows_of", side_effect=RuntimeError),
            "the event": mock.patch.object(publishing, "publish_event", side_effect=RuntimeError),
            "the log": mock.patch.object(Step.objects, "create", side_effect=RuntimeError),
        }
        for name, failure in failures.items():
            with self.subTest(name):
                with failure, self.assertRaises((OSError, RuntimeError)):
                    workflow.publish(article, self.chief)
                self.assertEqual([model for model in ROWS if model.objects.exists()], [])
                self.assertEqual(public_files(), before)
        workflow.publish(article, self.chief)
        self.assertTrue(PublishedArticle.objects.public().exists())

    def test_what_readers_have_does_not_change_with_the_desk(self):
        version = make.published(self.article)
        Article.objects.filter(pk=self.article.pk).update(headline="Khác", body="<p>Khác</p>")
        self.article.captions.all().delete()
        self.person.full_name = "Tên Khác"
        self.person.save()
        again = PublishedArticle.objects.public().get()
        self.assertEqual(again.document, version.document)
        self.assertFalse(reprint(again))

    def test_a_reprint_prints_the_versions_own_words_again(self):
        version = make.published(self.article)
        printed = version.body
        PublishedArticle.objects.update(body="cũ")
        version.refresh_from_db()
        self.assertTrue(reprint(version))
        version.refresh_from_db()
        self.assertEqual(version.body, printed)


class VersionsOverTime(TestCase):
    def setUp(self):
        self.chief = make.chief()
        self.now = timezone.now()

    def test_two_versions_of_one_time_are_refused_by_the_database_itself(self):
        version = make.published()
        for start, until in ((self.now - HOUR, None), (self.now + HOUR, self.now + 2 * HOUR)):
            twin = PublishedArticle.objects.get(pk=version.pk)
            twin.pk, twin.key, twin.in_force_from, twin.in_force_until = None, "x", start, until
            with self.assertRaises(IntegrityError), transaction.atomic():
                PublishedArticle.objects.bulk_create([twin])

    def test_nothing_is_published_over_what_is_scheduled(self):
        article = make.published(headline="Một").article
        make.published(change(article, headline="Hai"), from_moment=self.now + HOUR)
        approved = make.approved(change(article, headline="Ba"))
        with self.assertRaises(workflow.NotAllowed):
            workflow.publish(approved, self.chief)
        workflow.unschedule(approved, self.chief)
        workflow.publish(approved, self.chief)
        later = PublishedArticle.objects.public(self.now + 2 * HOUR)
        self.assertEqual([row.headline for row in later], ["Ba"])

    def test_publishing_into_the_past_is_refused(self):
        article = make.approved()
        with self.assertRaisesMessage(workflow.Refusal, "đã qua"):
            workflow.publish(article, self.chief, from_moment=self.now - HOUR)

    def test_cancelling_a_schedule_takes_its_pictures_and_its_event_back(self):
        event, before = make.event(), public_files()
        article = make.article(event=event)
        article.captions.create(text="Ảnh", photo=make.photo())
        make.published(article, from_moment=self.now + HOUR)
        self.assertEqual(len(events_shown(event, self.now + HOUR)), 1)
        self.assertGreater(public_files(), before)
        with self.captureOnCommitCallbacks(execute=True):
            workflow.unschedule(article, self.chief)
        self.assertEqual((events_shown(event, self.now + HOUR), public_files()), ([], before))


class EventsOfSealedArticles(TestCase):
    def setUp(self):
        self.chief, self.now, self.event = make.chief(), timezone.now(), make.event()

    def test_an_event_public_through_one_article_goes_with_it(self):
        version = make.published(event=self.event)
        workflow.retract(version.article, self.chief, "sai")
        self.assertEqual(events_shown(self.event), [])

    def test_an_event_that_another_article_covers_stays_also_after_a_schedule_was_sealed(self):
        other = make.published(event=self.event)
        article = make.published(event=self.event).article
        make.published(change(article, lede="Mới."), from_moment=self.now + HOUR)
        workflow.retract(article, self.chief, "sai")
        self.assertIsNotNone(other)
        for at in (timezone.now(), self.now + HOUR, self.now + 3 * HOUR):
            self.assertEqual(len(events_shown(self.event, at)), 1, at)

    def test_another_articles_schedule_still_brings_the_event(self):
        article = make.published(event=self.event).article
        make.published(event=self.event, from_moment=self.now + HOUR)
        workflow.retract(article, self.chief, "sai")
        self.assertEqual(events_shown(self.event), [])
        self.assertEqual(len(events_shown(self.event, self.now + HOUR)), 1)
