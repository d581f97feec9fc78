"""The seed: word for word, as a fixture alone, and on its page."""

import copy
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError
from django.test import TestCase
from django.utils.html import strip_tags

from articles import body, document, sample_pictures, searching
from articles.models import (
    Article,
    Mention,
    Origin,
    PublishedArticle,
    PublishedMention,
    Revision,
)
from articles.publishing.freezing import search_texts
from articles.scope import Scope
from people.models import Organization, Person, Position, Tenure
from tests import make
from vietnamese.collation import name_sort_key

pytestmark = pytest.mark.postgres
FIXTURES = Path(settings.BASE_DIR) / "fixtures"
DECOMPOSITION = json.loads((FIXTURES / "source/seed-decomposition.json").read_text("utf-8"))
LINES = (FIXTURES / "source/seed-article.txt").read_text("utf-8").split("\n")


def words(text):
    return re.findall(r"[\w.,%“”()…–&/-]*\w[\w.,%“”()…–&/-]*", text)


def everything():
    """Return every row of every model of ours, as plain data."""
    rows = {}
    for model in (Article, Mention, Origin, PublishedArticle, PublishedMention, Revision):
        rows[model.__name__] = list(model.objects.order_by("pk").values())
    for model in (Person, Tenure, Organization, Position):
        rows[model.__name__] = list(model.objects.order_by("pk").values())
    return rows


class TheSeed(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", "lang_son_2019", verbosity=0)
        cls.version = PublishedArticle.objects.public().get()

    def test_every_word_but_the_day_of_capture_stands_on_its_page_in_order(self):
        page = self.client.get(self.version.get_absolute_url()).content.decode()
        text = strip_tags(page[page.index("<h1") - 2000 :]).replace("&quot;", '"')
        shown = re.sub(r"\s+", " ", text)
        at = 0
        for block in DECOMPOSITION["blocks"][1:]:
            first, last = block["lines"]
            printed = " ".join(line.strip() for line in LINES[first - 1 : last])
            for word in printed.replace("LSO-", "LSO ").split():
                found = shown.find(word, at)
                self.assertGreaterEqual(found, 0, f"{word!r} of {block['role']} is missing")
                at = found + len(word)

    def test_the_day_of_capture_is_nowhere_a_publication_date(self):
        self.assertEqual(self.version.published_at.astimezone().year, 2019)
        self.assertEqual(Origin.objects.get().page_date.isoformat(), "2023-12-03")
        self.assertNotContains(self.client.get(self.version.get_absolute_url()), "2023")

    def test_the_page_prints_the_day_and_invents_no_hour(self):
        page = self.client.get(self.version.get_absolute_url())
        self.assertContains(page, "Thứ Bảy, 05/01/2019")
        self.assertNotContains(page, "05/01/2019 0")

    def test_loading_it_again_changes_nothing(self):
        before = everything()
        call_command("loaddata", "lang_son_2019", verbosity=0)
        self.assertEqual(everything(), before)

    def test_loading_it_again_takes_no_work_away(self):
        Article.objects.update(lede="Sửa sau khi nạp.")
        call_command("loaddata", "lang_son_2019", verbosity=0)
        self.assertEqual(Article.objects.get().lede, "Sửa sau khi nạp.")

    def test_its_derived_columns_are_those_that_the_code_computes(self):
        content = self.version.document
        self.assertEqual(document.build(Article.objects.get()), content)
        self.assertEqual(document.digest(content), Revision.objects.get().digest)
        self.assertEqual(body.print_body(content, {}), self.version.body)
        self.assertEqual(body.minutes_to_read(self.version.body), self.version.minutes)
        exact, folded = search_texts(content, self.version.published_at)
        self.assertEqual((self.version.search_exact, self.version.search_folded), (exact, folded))
        whose = {(self.version.article_id, self.version.published_at)}
        for rows in (self.version.mentions, self.version.byline_rows):
            self.assertEqual(set(rows.values_list("article_id", "published_at")), whose)
        for person in Person.objects.all():
            self.assertEqual(person.sort_key, name_sort_key(person.full_name))
        for row in [
            *Person.objects.all(),
            *Organization.objects.all(),
            *Position.objects.all(),
            *Article.objects.all(),
        ]:
            stored = copy.copy(row.__dict__)
            row.derive()
            self.assertEqual(row.__dict__, stored)
        for tenure in Tenure.objects.all():
            self.assertEqual(tenure.is_sole, tenure.excludes_others())

    def test_all_ten_mentions_have_their_person_form_and_titles(self):
        expected = [
            (row["person"], row["kind"], ", ".join(row["titles"]))
            for row in DECOMPOSITION["mentions"]
        ]
        mentions = Mention.objects.select_related("person").order_by("order")
        self.assertEqual(
            [(m.person.full_name, m.form, m.title_as_printed) for m in mentions], expected
        )
        for mention in mentions:
            titles = {tenure.position.title for tenure in mention.tenures.all()}
            printed = {t.removesuffix(" Lạng Sơn") for t in mention.title_as_printed.split(", ")}
            self.assertEqual(titles, printed - {""})

    def test_it_is_found_at_once_with_and_without_diacritics(self):
        for typed in ("Phạm Ngọc Thưởng", "pham ngoc thuong", "điểm yếu", "diem yeu", "TỈNH UỶ"):
            self.assertEqual(self.found(typed), [self.version.pk], typed)
        self.assertEqual(self.found("thủy điện"), [])

    def found(self, typed):
        return searching.best(Scope(), searching.read(typed), 20)

    def test_both_officials_held_their_titles_that_day(self):
        day = Article.objects.get().event_date
        held = {
            person.full_name: [tenure.printed_title for tenure in person.titles_on(day)]
            for person in Person.objects.all()
        }
        self.assertEqual(
            held,
            {
                "Lâm Thị Phương Thanh": ["Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy"],
                "Phạm Ngọc Thưởng": ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"],
            },
        )

    def test_the_captions_stand_where_they_stood(self):
        blocks = re.findall(r"<figcaption>|<p>", self.version.body)
        self.assertEqual([i for i, tag in enumerate(blocks) if tag != "<p>"], [0, 10])


@pytest.mark.django_db
def test_the_sample_pictures_leave_its_words_and_their_places_alone():
    call_command("loaddata", "official_titles", "sections", "lang_son_2019", verbosity=0)
    before = Article.objects.get(key=sample_pictures.SEED).body
    assert sample_pictures.illustrate_seed(make.chief()) == 2
    assert Article.objects.get(key=sample_pictures.SEED).body == before
    assert sample_pictures.illustrate_seed(make.chief()) == 0


@pytest.mark.django_db
def test_a_broken_fixture_changes_nothing(tmp_path):
    rows = json.loads((FIXTURES / "lang_son_2019.json").read_text("utf-8"))
    version = next(r for r in rows if r["model"] == "articles.publishedarticle")
    twin = copy.deepcopy(version)
    twin["fields"]["key"] = "another-version-of-the-same-time"
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps([*rows, twin]), "utf-8")
    with pytest.raises(IntegrityError):
        call_command("loaddata", str(broken), verbosity=0)
    assert not Article.objects.exists()
    assert not Person.objects.exists()
