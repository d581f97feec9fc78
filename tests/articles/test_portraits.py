"""The picture that stands for a public figure."""

import datetime

from django.core.files.storage import default_storage
from django.test import TestCase
from django.utils import timezone

from articles import portraits
from articles.models import Portrait
from tests import make


class Portraits(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.person = make.person(full_name="Lâm Thị Mẫu")
        article = make.article()
        article.mentions.create(person=cls.person, title_as_printed="Chủ tịch")
        cls.version = make.published(article)
        cls.portrait = Portrait(person=cls.person, photo=make.photo())
        portraits.show(cls.portrait)

    def shown(self, address):
        page = self.client.get(address).content.decode()
        return any(f"/anh/{file['name']}" in page for file in self.portrait.files)

    def test_it_stands_on_the_persons_page_and_beside_an_article_that_names_them(self):
        self.assertTrue(self.shown(self.person.get_absolute_url()))
        self.assertTrue(self.shown(self.version.get_absolute_url()))

    def test_without_one_or_when_its_rights_have_ended_the_initials_stand_there(self):
        photo = self.portrait.photo
        photo.rights_until = timezone.localdate() - datetime.timedelta(days=1)
        photo.save()
        portraits.follow_rights(photo)
        self.assertFalse(self.shown(self.version.get_absolute_url()))
        self.assertContains(self.client.get(self.version.get_absolute_url()), ">LM</span>")

    def test_another_picture_or_none_leaves_no_public_file_behind(self):
        before = self.portrait.files
        self.portrait.photo = make.photo()
        with self.captureOnCommitCallbacks(execute=True):
            portraits.show(self.portrait)
        after = self.portrait.files
        self.assertFalse(default_storage.exists(before[0]["name"]))
        self.assertTrue(default_storage.exists(after[0]["name"]))
        with self.captureOnCommitCallbacks(execute=True):
            portraits.withdraw(self.portrait)
        self.assertFalse(default_storage.exists(after[0]["name"]))
