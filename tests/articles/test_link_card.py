"""The picture that stands for an article without one."""

import io

from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import TestCase
from PIL import Image

from articles import link_card, workflow
from articles.models import PublishedArticle
from articles.publishing.reprinting import give_missing_card
from tests import make


class LinkCards(TestCase):
    def test_an_article_without_a_picture_is_published_with_a_drawn_one_of_1200_by_630_pixels(self):
        version = make.published(headline="Tỉnh ủy họp phiên thường kỳ")
        with default_storage.open(version.card["name"]) as file:
            self.assertEqual(Image.open(io.BytesIO(file.read())).size, (1200, 630))
        page = self.client.get(version.get_absolute_url())
        self.assertContains(page, f'og:image" content="http://127.0.0.1:8000{version.card["src"]}"')
        self.assertEqual(self.client.get(version.card["src"]).headers["Content-Type"], "image/jpeg")

    def test_an_article_with_a_picture_shows_that_and_has_no_card(self):
        article = make.article()
        article.captions.create(text="Hội trường", photo=make.photo())
        version = make.published(article)
        self.assertIsNone(version.card)
        self.assertContains(
            self.client.get(version.get_absolute_url()), f"{version.picture['src']}"
        )

    def test_a_retracted_article_leaves_no_card_behind(self):
        version = make.published()
        with self.captureOnCommitCallbacks(execute=True):
            workflow.retract(version.article, make.chief(), "sai")
        self.assertFalse(default_storage.exists(version.card["name"]))

    def test_a_version_from_before_there_were_cards_is_given_one_when_printed_again(self):
        version = make.published()
        PublishedArticle.objects.update(card=None)
        version.refresh_from_db()
        call_command("reprint", all=True, stdout=io.StringIO())
        version.refresh_from_db()
        self.assertTrue(default_storage.exists(version.card["name"]))
        self.assertFalse(give_missing_card(version))

    def test_a_headline_too_long_for_the_card_ends_in_an_ellipsis_within_its_four_lines(self):
        face, lines = link_card.headline_lines("Tập trung khắc phục điểm yếu " * 9)
        self.assertEqual(len(lines), 4)
        self.assertTrue(lines[-1].endswith("…"))
        self.assertTrue(all(face.getlength(line) <= 1200 - 2 * 80 + 40 for line in lines))
