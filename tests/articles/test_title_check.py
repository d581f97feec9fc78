"""The check of an article's titles: its day, its blocks, its findings, and the register's words."""

import datetime
import json
import unicodedata
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import translation

from articles import title_check
from articles.models import Article
from people import roster
from people.models import Tenure
from tests import make

SEED = Path(settings.BASE_DIR) / "fixtures/source/seed-article.txt"
DECOMPOSITION = json.loads(
    (Path(settings.BASE_DIR) / "fixtures/source/seed-decomposition.json").read_text("utf-8")
)


def findings(notes):
    return [note for note in notes if note.verdict != "ok"]


@pytest.mark.postgres
class TheSeed(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", "official_titles", "lang_son_2019", verbosity=0)
        cls.article = Article.objects.get(key="lang-son-2019")

    def notes(self, **changes):
        for name, value in changes.items():
            setattr(self.article, name, value)
        return title_check.notes(title_check.copy_of(self.article))

    def test_the_ten_mentions_of_its_decomposition_are_found_and_nothing_is_wrong_with_them(self):
        expected = [(m["person"], m["kind"], m["titles"]) for m in DECOMPOSITION["mentions"]]
        found = [(n.mention.name, n.mention.form, n.titles) for n in self.notes()]
        self.assertCountEqual(found, expected)
        self.assertEqual(findings(self.notes()), [])

    def test_a_title_of_somebody_else_is_found_with_who_held_it_and_the_registers_words(self):
        body = self.article.body.replace(
            "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chủ trì",
            "Phó Bí thư Tỉnh ủy, Bí thư Tỉnh ủy chủ trì",
        )
        with translation.override("vi"):
            (note,) = findings(self.notes(body=body))
        self.assertEqual(note.verdict, "not_held")
        self.assertEqual(note.severity, title_check.Severity.SERIOUS)
        self.assertIn("Lâm Thị Phương Thanh", note.sentence)
        self.assertIn("Chủ tịch UBND tỉnh", note.sentence)
        self.assertEqual(
            note.replacement,
            "Đồng chí Phạm Ngọc Thưởng, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh",
        )

    def test_three_years_later_the_titles_are_out_of_date(self):
        found = findings(self.notes(event_date=datetime.date(2022, 1, 5)))
        self.assertEqual({note.verdict for note in found}, {"outdated"})
        self.assertEqual(len(found), 6)
        first = found[0].replacement
        self.assertIn("nguyên Bí thư Tỉnh ủy", first)

    def test_a_mention_with_its_own_day_is_judged_by_that_day(self):
        words = "Đồng chí Phạm Ngọc Thưởng, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"
        day = datetime.date(2019, 6, 1)
        self.article.mentions.filter(words=words).update(day=day)
        found = findings(self.notes(event_date=datetime.date(2022, 1, 5)))
        self.assertNotIn(words, [note.words for note in found])

    def test_a_change_of_the_register_is_seen_at_once_and_no_change_costs_one_question(self):
        roster.current()
        with self.assertNumQueries(1):
            kept = roster.current()
        Tenure.objects.get(key="pham-ngoc-thuong-chu-tich-ubnd-tinh").save()
        self.assertIsNot(roster.current(), kept)


@pytest.mark.postgres
class Severity(TestCase):
    def notes(self, body, day="2019-01-05"):
        article = make.article(body=body, event_date=datetime.date.fromisoformat(day))
        return title_check.notes(title_check.copy_of(article))

    def test_ordinary_people_without_a_title_are_no_finding(self):
        (note,) = self.notes("<p>Ông Bàn Tài Sủi trồng quế.</p>")
        self.assertEqual(note.severity, title_check.Severity.NONE)

    def test_an_unknown_person_in_an_office_that_another_surely_held_is_serious(self):
        body = make.organization(name="UBND tỉnh Mây Ngàn", short_name="UBND tỉnh")
        post = make.position(title="Chủ tịch UBND tỉnh")
        make.tenure(person=make.person(full_name="Lý Văn Thật"), position=post, organization=body)
        (note,) = self.notes("<p>Ông Lý Văn Giả, Chủ tịch UBND tỉnh, dự.</p>")
        self.assertEqual(note.verdict, "unknown_person")
        self.assertEqual(note.severity, title_check.Severity.SERIOUS)
        self.assertIn("Lý Văn Thật", note.sentence)

    def test_the_same_words_again_are_another_occurrence(self):
        notes = self.notes("<p>Ông Bàn Tài Sủi trồng.</p><p>Ông Bàn Tài Sủi thu.</p>")
        self.assertEqual([note.occurrence for note in notes], [1, 2])


@pytest.mark.postgres
class TitlesNobodyHasAndRanks(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.person = make.person(full_name="Lý Văn Tá")
        cls.office = make.tenure(
            person=cls.person,
            position=make.position(title="Giám đốc Công an tỉnh"),
            organization=make.organization(name="Công an tỉnh Mây Ngàn", short_name="Công an tỉnh"),
        )
        for title, begin, end in (
            ("Thượng tá", "2014-09-01", "2018-07-01"),
            ("Đại tá", "2018-07-01", None),
        ):
            rank = make.position(title=title, axis="rank", single_holder=False)
            tenure = make.tenure(begin, end, person=cls.person, position=rank)
            Tenure.objects.filter(pk=tenure.pk).update(organization=None)

    def note(self, text, day="2019-01-05"):
        article = make.article(body=f"<p>{text}</p>", event_date=datetime.date.fromisoformat(day))
        with translation.override("vi"):
            (note,) = title_check.notes(title_check.copy_of(article))
        return note

    def test_a_title_nobody_has_is_asked_about_with_what_the_person_was_that_day(self):
        note = self.note("Ông Lý Văn Tá, Giám đốc Sở Xây dựng, kiểm tra.")
        self.assertEqual((note.verdict, note.severity), ("not_recorded", "hint"))
        self.assertIn("Danh bạ không ghi ai giữ chức Giám đốc Sở Xây dựng.", note.sentence)
        self.assertIn("5/1/2019, Lý Văn Tá giữ: Giám đốc Công an tỉnh.", note.sentence)
        self.assertNotIn("Đại tá", note.sentence)
        self.assertEqual(note.replacement, "Ông Lý Văn Tá, Giám đốc Công an tỉnh")

    def test_what_the_person_may_have_been_is_said_so_and_not_offered(self):
        self.office.until_earliest = self.office.until_latest = None
        self.office.end_known = "unknown"
        self.office.save()
        note = self.note("Ông Lý Văn Tá, Giám đốc Sở Xây dựng, kiểm tra.")
        self.assertIn("có thể Lý Văn Tá giữ: Giám đốc Công an tỉnh.", note.sentence)
        self.assertEqual(note.replacement, "")

    def test_an_unverified_tenure_lets_nobody_ask(self):
        self.office.verified_at = None
        self.office.save()
        note = self.note("Ông Lý Văn Tá, Giám đốc Sở Xây dựng, kiểm tra.")
        self.assertEqual(note.verdict, "ok")

    def test_a_rank_of_another_day_is_a_hint_and_the_registers_stands_in_its_place(self):
        text = "Sáng nay, đồng chí Thượng tá Lý Văn Tá, Giám đốc Công an tỉnh kiểm tra."
        note = self.note(text)
        self.assertEqual((note.verdict, note.severity), ("rank", "hint"))
        self.assertIn("danh bạ ghi Lý Văn Tá là Đại tá, không phải Thượng tá", note.sentence)
        self.assertEqual(note.replacement, "đồng chí Đại tá Lý Văn Tá, Giám đốc Công an tỉnh")
        self.assertEqual(self.note(text, day="2018-01-10").verdict, "ok")

    def test_an_office_alone_links_nobody_by_itself(self):
        note = self.note("Giám đốc Công an tỉnh cho biết vụ án đã khởi tố.")
        self.assertEqual(note.mention.name, "Lý Văn Tá")
        self.assertFalse(note.finding.is_supported)


class TheCommand(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", "official_titles", "lang_son_2019", verbosity=0)

    def report(self, *args, **kwargs):
        path = Path(self.enterContext(TemporaryDirectory())) / "report.json"
        call_command("check_titles", *args, report=path, stdout=StringIO(), **kwargs)
        return json.loads(path.read_text("utf-8"))

    def test_the_report_of_a_text_has_every_mention_with_its_place(self):
        entries = self.report(text=SEED, on=datetime.date(2019, 1, 5))
        text = unicodedata.normalize("NFC", SEED.read_text("utf-8"))
        self.assertEqual(len(entries), len(DECOMPOSITION["mentions"]))
        for entry, expected in zip(entries, DECOMPOSITION["mentions"], strict=True):
            start, end = expected["span"]
            self.assertEqual(
                (entry["name"], entry["form"], entry["titles"], entry["start"]),
                (expected["person"], expected["kind"], expected["titles"], start),
            )
            self.assertEqual(entry["verdict"], "ok")
            if entry["form"] in ("full", "short"):
                self.assertEqual(text[entry["start"] : entry["end"]], text[start:end])
        self.assertEqual(
            list(entries[0]),
            ["name", "start", "end", "where", "form", "titles", "verdict", "held", "message"],
        )

    def test_an_article_is_checked_by_its_own_day(self):
        article = Article.objects.get()
        Article.objects.update(event_date=datetime.date(2022, 1, 5))
        verdicts = {entry["verdict"] for entry in self.report(article=article.pk)}
        self.assertEqual(verdicts, {"ok", "outdated"})

    def test_the_archive_says_of_each_mention_in_which_article_it_stands(self):
        entries = self.report()
        self.assertEqual({entry["article"] for entry in entries}, {Article.objects.get().pk})
        self.assertEqual({entry["verdict"] for entry in entries}, {"ok"})

    def test_what_cannot_be_read_is_said_and_writes_nothing(self):
        folder = Path(self.enterContext(TemporaryDirectory()))
        (folder / "old.txt").write_bytes("Tỉnh ủy".encode("utf-16"))
        for text in (folder / "old.txt", folder / "missing.txt"):
            with self.assertRaises(CommandError) as raised:
                call_command("check_titles", text=text, on=datetime.date(2019, 1, 5))
            self.assertIn(text.name, str(raised.exception))
        with self.assertRaises(CommandError):
            call_command("check_titles", text=SEED)
        with self.assertRaises(CommandError):
            call_command("check_titles", article=10**9)
