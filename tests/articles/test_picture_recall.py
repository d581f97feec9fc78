"""A picture whose right has ended stops publication, and is taken back everywhere in one act."""

import datetime

import pytest
from django.core.files.storage import default_storage
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import picture_recall, picture_rights, portraits, publishing, workflow
from articles.models import Photo, Portrait, PublishedArticle
from people import groups
from tests import make

HOUR = datetime.timedelta(hours=1)
YESTERDAY = timezone.localdate() - datetime.timedelta(days=1)


def with_picture(photo):
    article = make.article(body='<p>Một.</p>\n<figure data-caption="k{0}"></figure>\n<p>Hai.</p>')
    article.body = article.body.format(article.pk)
    article.save()
    article.captions.create(photo=photo, key=f"k{article.pk}", text="Hội trường cũ.", alt="Cũ")
    return article


class Recalling(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make.chief()
        cls.photo = make.photo(description="Ảnh hết quyền")
        cls.other = make.photo(alt="Ảnh mới", credit="Ảnh: Thanh Sơn")

    def lapse(self):
        Photo.objects.filter(pk=self.photo.pk).update(rights_until=YESTERDAY)
        self.photo.refresh_from_db()

    def test_a_right_that_ended_or_was_never_said_stops_publication_with_every_sentence(self):
        article = with_picture(self.photo)
        unknown = make.photo(rights="unknown", description="Ảnh không rõ")
        article.captions.create(photo=unknown)
        self.lapse()
        make.approved(article)
        with pytest.raises(workflow.Refusal) as refusal:
            workflow.publish(article, self.chief)
        assert "Ảnh hết quyền" in str(refusal.value) and "đã hết ngày" in str(refusal.value)
        assert "Ảnh không rõ" in str(refusal.value)
        assert not article.published_versions.exists()

    def test_a_scheduled_publication_is_asked_for_its_own_day(self):
        article = with_picture(self.photo)
        Photo.objects.filter(pk=self.photo.pk).update(rights_until=timezone.localdate())
        make.approved(article)
        later = timezone.now() + datetime.timedelta(days=2)
        with pytest.raises(workflow.Refusal):
            workflow.publish(article, self.chief, from_moment=later)
        assert workflow.publish(article, self.chief)

    def test_what_readers_have_against_a_right_is_listed(self):
        version = make.published(with_picture(self.photo))
        assert list(picture_rights.lapsed()) == []
        self.lapse()
        assert list(picture_rights.lapsed()) == [self.photo]
        uses = picture_rights.published_uses([self.photo])
        assert [row.version for row in uses] == [version]

    def test_a_picture_is_taken_from_every_article_and_its_files_are_gone(self):
        versions = [make.published(with_picture(self.photo)) for _unused in range(2)]
        files = [file for v in versions for row in v.photos.all() for file in row.files]
        with self.captureOnCommitCallbacks(execute=True):
            articles = picture_recall.recall(self.photo, self.chief, reason="hết quyền")
        assert {article.pk for article in articles} == {v.article_id for v in versions}
        assert not any(default_storage.exists(file["name"]) for file in files)
        for version in versions:
            now = PublishedArticle.objects.public().get(article=version.article)
            assert now.pk != version.pk and now.picture is None
            assert "<figure" not in now.body and "Hội trường cũ" not in now.body
            assert "<p>Một.</p>" in now.body
            assert now.published_at == version.published_at
            version.refresh_from_db()
            assert version.sealed_at is not None
            article = version.article
            assert publishing.public_state(article) == "in_force"
            article.refresh_from_db()
            assert not article.captions.exists() and "<figure" not in article.body
            assert article.status == "edited"
            assert "hết quyền" in article.steps.order_by("-pk").first().reason

    def test_a_portrait_made_of_it_goes_too_or_shows_the_other(self):
        portrait = Portrait(person=make.person(), photo=self.photo)
        portraits.show(portrait)
        picture_recall.recall(self.photo, self.chief, instead=self.other, reason="hết quyền")
        assert Portrait.objects.get().photo == self.other
        picture_recall.recall(self.other, self.chief, reason="hết quyền")
        assert not Portrait.objects.exists()

    def test_another_picture_takes_its_place_with_its_own_words_for_those_who_cannot_see(self):
        version = make.published(with_picture(self.photo))
        picture_recall.recall(self.photo, self.chief, instead=self.other, reason="hết quyền")
        now = PublishedArticle.objects.public().get(article=version.article)
        assert [row.photo for row in now.photos.all()] == [self.other]
        assert "Ảnh mới" in now.body and "Ảnh: Thanh Sơn" in now.body
        assert "Hội trường cũ." in now.body
        assert version.article.captions.get().photo == self.other

    def test_a_version_still_to_come_comes_without_it_and_one_in_force_goes_on_until_then(self):
        article = with_picture(self.photo)
        now = make.published(article)
        article.refresh_from_db()
        article.headline = "Bản sau"
        article.save()
        workflow.record_change(article, self.chief)
        later = timezone.now() + HOUR
        make.published(article, from_moment=later)
        picture_recall.recall(self.photo, self.chief, reason="hết quyền")
        open_versions = article.published_versions.filter(sealed_at=None).order_by("in_force_from")
        assert [v.headline for v in open_versions] == [now.headline, "Bản sau"]
        assert [v.in_force_until for v in open_versions] == [later, None]
        assert open_versions[1].in_force_from == later
        assert not any("<figure" in v.body for v in open_versions)

    def test_only_the_editor_in_chief_takes_back_and_says_why_and_not_for_a_picture_as_bad(self):
        make.published(with_picture(self.photo))
        bad = make.photo(rights="unknown")
        for by, more in (
            (make.user(groups.MANAGING_EDITOR), {"reason": "hết quyền"}),
            (self.chief, {"reason": " "}),
            (self.chief, {"reason": "hết quyền", "instead": bad}),
            (self.chief, {"reason": "hết quyền", "instead": self.photo}),
        ):
            with pytest.raises(workflow.Refusal):
                picture_recall.recall(self.photo, by, **more)
        assert PublishedArticle.objects.public().get().picture

    def test_the_library_offers_it_to_the_editor_in_chief_in_one_act(self):
        version = make.published(with_picture(self.photo))
        address = reverse("admin:articles_photo_change", args=[self.photo.pk])
        recall = reverse("admin:articles_photo_recall", args=[self.photo.pk])
        for group, offered in ((groups.EDITOR, False), (groups.EDITOR_IN_CHIEF, True)):
            self.client.force_login(make.user(group))
            assert (recall in self.client.get(address).content.decode()) == offered
            self.client.post(recall, {"_reason": "hết quyền"}, follow=True)
            version.refresh_from_db()
            assert (version.sealed_at is not None) == offered
