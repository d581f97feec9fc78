"""The chain: who may do what, when, and what readers have of it."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils import timezone

from articles import rights, workflow
from articles.models import Article, PublishedArticle, PublishingRight, Retraction, Step
from people import groups
from people.models import PenName
from tests import make

pytestmark = pytest.mark.postgres
HOUR = datetime.timedelta(hours=1)


def public(article, at=None):
    return PublishedArticle.objects.public(at).filter(article=article)


class TheChain(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.section = make.section()
        cls.reporter = make.user(groups.REPORTER)
        cls.editor = make.editor_of(cls.section)
        cls.managing = make.user(groups.MANAGING_EDITOR)
        cls.chief = make.chief()

    def setUp(self):
        self.article = make.article(section=self.section, created_by=self.reporter)

    def test_an_article_goes_from_reporter_to_reader_by_four_people(self):
        workflow.send(self.article, self.reporter)
        workflow.pass_on(self.article, self.editor)
        workflow.approve(self.article, self.managing)
        self.assertFalse(public(self.article).exists())
        workflow.publish(self.article, self.chief)
        self.assertEqual(public(self.article).get().headline, self.article.headline)
        verbs = list(self.article.steps.order_by("pk").values_list("verb", flat=True))
        self.assertEqual(verbs, ["send", "pass_on", "approve", "publish"])

    def test_nobody_does_what_is_not_theirs(self):
        may = {
            "send": ({self.reporter, self.managing, self.chief}, Article.Status.DRAFT),
            "pass_on": ({self.editor, self.managing, self.chief}, Article.Status.SUBMITTED),
            "approve": ({self.managing, self.chief}, Article.Status.EDITED),
        }
        stranger = make.editor_of(make.section())
        registrar = make.user(groups.REGISTRAR)
        contributor = make.user(groups.CONTRIBUTOR)
        everybody = {self.reporter, self.editor, self.managing, self.chief}
        for verb, (allowed, status) in may.items():
            for user in (everybody - allowed) | {stranger, registrar, contributor}:
                Article.objects.filter(pk=self.article.pk).update(status=status)
                with self.subTest(verb=verb, user=user), self.assertRaises(workflow.NotAllowed):
                    getattr(workflow, verb)(self.article, user)
                self.article.refresh_from_db()
                self.assertEqual(self.article.status, status)

    def test_only_the_editor_in_chief_publishes_and_retracts(self):
        article = make.approved(self.article)
        for user in (self.reporter, self.editor, self.managing):
            with self.assertRaises(workflow.NotAllowed):
                workflow.publish(article, user)
        workflow.publish(article, self.chief)
        for user in (self.reporter, self.editor, self.managing):
            with self.assertRaises(workflow.NotAllowed):
                workflow.retract(article, user, "vì")

    def test_nobody_approves_their_own_article_nor_one_under_their_pen_name(self):
        mine = make.article(section=self.section, created_by=self.managing)
        Article.objects.update(status="edited")
        with self.assertRaisesMessage(workflow.NotAllowed, "tự duyệt"):
            workflow.approve(mine, self.managing)
        self.managing.person = make.person()
        self.managing.save()
        pen_name = PenName.objects.create(name="Xứ Lạng", person=self.managing.person)
        self.article.bylines.create(pen_name=pen_name, name_as_printed="XỨ LẠNG")
        with self.assertRaises(workflow.NotAllowed):
            workflow.approve(self.article, self.managing)

    def test_what_was_approved_is_what_is_published(self):
        article = make.approved(self.article)
        Article.objects.filter(pk=article.pk).update(lede="Một chữ khác.")
        with self.assertRaisesMessage(workflow.Refusal, "duyệt lại"):
            workflow.publish(article, self.chief)
        self.assertFalse(public(article).exists())

    def test_a_change_of_any_part_takes_approval_away(self):
        def caption(article):
            article.captions.create(text="Ảnh mới")

        def byline(article):
            article.bylines.create(name_as_printed="A")

        def mention(article):
            article.mentions.create(person=make.person())

        def words(article):
            Article.objects.filter(pk=article.pk).update(body="<p>Khác.</p>")

        for change in (caption, byline, mention, words):
            with self.subTest(change.__name__):
                article = make.approved(section=self.section)
                change(article)
                self.assertIsNotNone(workflow.record_change(article, self.editor))
                article.refresh_from_db()
                self.assertEqual(article.status, "edited")
                self.assertIsNone(article.approved_revision)

    def test_a_save_that_changed_nothing_keeps_approval_and_makes_no_revision(self):
        article = make.approved(self.article)
        self.assertIsNone(workflow.record_change(article, self.editor))
        article.refresh_from_db()
        self.assertEqual((article.status, article.revisions.count()), ("approved", 1))

    def test_a_return_asks_for_a_reason(self):
        workflow.send(self.article, self.reporter)
        with self.assertRaisesMessage(workflow.Refusal, "lý do"):
            workflow.send_back(self.article, self.editor, "  ")
        workflow.send_back(self.article, self.editor, "thiếu số liệu")
        self.article.refresh_from_db()
        self.assertEqual(self.article.status, "draft")

    def test_an_article_without_section_or_text_is_not_sent(self):
        bare = Article.objects.create(headline="Trống", created_by=self.reporter)
        with self.assertRaisesMessage(workflow.Refusal, "chuyên mục"):
            workflow.send(bare, self.reporter)
        Article.objects.filter(pk=bare.pk).update(section=self.section)
        with self.assertRaisesMessage(workflow.Refusal, "nội dung"):
            workflow.send(bare, self.reporter)

    def test_steps_are_never_changed_nor_deleted(self):
        workflow.send(self.article, self.reporter)
        for act in (lambda: Step.objects.update(reason="x"), lambda: Step.objects.all().delete()):
            with self.assertRaises(IntegrityError), transaction.atomic():
                act()


class WhatReadersHave(TestCase):
    def setUp(self):
        self.chief = make.chief()
        self.now = timezone.now()

    def test_a_scheduled_article_appears_at_its_minute_and_not_before(self):
        version = make.published(from_moment=self.now + HOUR)
        before = self.now + HOUR - datetime.timedelta(microseconds=1)
        self.assertFalse(public(version.article, before).exists())
        self.assertTrue(public(version.article, self.now + HOUR).exists())

    def test_an_edit_changes_nothing_for_readers_until_it_is_published(self):
        version = make.published(headline="Cũ")
        article = version.article
        Article.objects.filter(pk=article.pk).update(headline="Mới")
        workflow.record_change(article, self.chief)
        self.assertEqual(public(article).get().headline, "Cũ")
        make.published(article)
        self.assertEqual(public(article).get().headline, "Mới")
        self.assertEqual(public(article).get().published_at, version.published_at)

    def test_two_versions_meet_at_one_moment_and_never_overlap(self):
        version = make.published()
        article = version.article
        Article.objects.filter(pk=article.pk).update(headline="Mới")
        workflow.record_change(article, self.chief)
        second = make.published(article)
        version.refresh_from_db()
        self.assertEqual(version.in_force_until, second.in_force_from)
        with self.assertRaises(IntegrityError), transaction.atomic():
            PublishedArticle.objects.filter(pk=version.pk).update(in_force_until=None)

    def test_cancelling_a_schedule_leaves_what_was_in_force(self):
        version = make.published(headline="Cũ")
        article = version.article
        Article.objects.filter(pk=article.pk).update(headline="Mới")
        workflow.record_change(article, self.chief)
        make.published(article, from_moment=timezone.now() + HOUR)
        workflow.unschedule(article, self.chief)
        later = timezone.now() + 2 * HOUR
        self.assertEqual(public(article, later).get().headline, "Cũ")

    def test_a_retraction_seals_every_version_past_and_future(self):
        version = make.published(at=self.now - HOUR, from_moment=self.now - HOUR)
        article = version.article
        Article.objects.filter(pk=article.pk).update(headline="Mới")
        workflow.record_change(article, self.chief)
        make.published(article, from_moment=timezone.now() + HOUR)
        workflow.retract(article, self.chief, "sai sự thật")
        for moment in (self.now - HOUR / 2, timezone.now(), timezone.now() + 2 * HOUR):
            self.assertFalse(public(article, moment).exists())
        self.assertEqual(Retraction.objects.get().reason, "sai sự thật")

    def test_pictures_get_public_names_and_lose_them_with_the_article(self):
        article = make.article()
        article.captions.create(text="Hội trường", photo=make.photo())
        with self.captureOnCommitCallbacks(execute=True):
            version = make.published(article)
        names = [file["name"] for file in version.photos.get().files]
        storage = workflow.publishing.media.default_storage
        self.assertTrue(names and all(storage.exists(name) for name in names))
        with self.captureOnCommitCallbacks(execute=True):
            workflow.retract(article, self.chief, "sai")
        self.assertFalse(any(storage.exists(name) for name in names))

    def test_a_lent_right_holds_in_its_sections_and_its_time_alone(self):
        managing = make.user(groups.MANAGING_EDITOR)
        here, elsewhere = make.approved(), make.approved()
        right = PublishingRight.objects.create(
            user=managing,
            lent_by=self.chief,
            in_force_from=self.now - HOUR,
            in_force_until=self.now + HOUR,
        )
        right.sections.add(here.section)
        self.assertFalse(rights.may_publish(elsewhere, managing))
        self.assertFalse(rights.may_publish(here, managing, self.now + HOUR))
        with self.assertRaises(workflow.NotAllowed):
            workflow.publish(elsewhere, managing)
        workflow.publish(here, managing)
        self.assertTrue(public(here).exists())

    def test_a_correction_stands_with_the_version_in_force(self):
        version = make.published()
        workflow.correct(version.article, self.chief, "Số đúng là 3.430.")
        version.refresh_from_db()
        self.assertEqual([row["text"] for row in version.corrections], ["Số đúng là 3.430."])
