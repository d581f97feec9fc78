"""The register in and out: the same file twice changes nothing, nor does a bad one at all."""

import datetime
import io
import json
import tempfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase

from people import groups
from people.exchange.columns import Unreadable
from people.exchange.exporting import export_csv, export_json
from people.exchange.importing import import_register
from people.models import Organization, Person, Position, Tenure
from tests import make

pytestmark = pytest.mark.postgres

LIST = """\
Họ và tên;Chức vụ;Cơ quan;Từ;Đến;Kiểm chứng
Nguyễn Thị Thử;Giám đốc Sở Mẫu;Sở Mẫu tỉnh;22/4/2016;20/1/2020 - 17/7/2020;x
Nguyễn Thị Thử;Tỉnh ủy viên;Tỉnh ủy Mẫu;2015;nay;x
Trần Văn Thử;Giám đốc Sở Mẫu;Sở Mẫu tỉnh;7/2020;nay;
Hoà Thử;;;;;
"""


def run(text, **options):
    return import_register(text.encode() if isinstance(text, str) else text, **options)


def register():
    """Everything that a file may change, without the moments of writing."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Person, Organization, Position, Tenure)
    ]


class Importing(TestCase):
    def test_people_offices_and_organisations_come_with_one_file(self):
        report = run(LIST)
        self.assertTrue(report.kept, report.errors)
        self.assertEqual(report.counts["people"], {"created": 3, "updated": 0, "unchanged": 0})
        self.assertEqual(report.counts["tenures"]["created"], 3)
        self.assertIn("1 mục trong tệp chưa kiểm chứng", report.summary())
        tenure = Tenure.objects.get(person__full_name="Nguyễn Thị Thử", from_latest="2016-04-22")
        self.assertEqual(tenure.until_earliest, datetime.date(2020, 1, 20))
        self.assertEqual(tenure.until_latest, datetime.date(2020, 7, 17))
        self.assertIsNotNone(tenure.verified_at)
        self.assertIsNone(Tenure.objects.get(person__full_name="Trần Văn Thử").verified_at)
        party = Organization.objects.get(name="Tỉnh ủy Mẫu")
        self.assertEqual((party.kind, party.level), ("party", "province"))
        self.assertEqual(Person.objects.get(search_folded="hoa thu").slug, "hoa-thu")

    def test_the_same_file_twice_changes_nothing_and_a_better_date_is_no_second_tenure(self):
        run(LIST)
        before = register()
        report = run(LIST.replace("Hoà", "Hòa"))
        self.assertEqual({row["result"] for row in report.rows}, {"unchanged"})
        self.assertEqual(register(), before)
        run(LIST.replace(";2015;", ";3/2015;"))
        self.assertEqual(Tenure.objects.count(), 3)
        self.assertEqual(
            Tenure.objects.get(position__title="Tỉnh ủy viên").from_latest.isoformat(), "2015-03-31"
        )

    def test_a_dry_run_says_the_same_and_writes_nothing(self):
        report = run(LIST, dry_run=True)
        self.assertEqual(report.counts["tenures"]["created"], 3)
        self.assertFalse(report.kept)
        self.assertFalse(Person.objects.exists())

    def test_what_is_exported_comes_back_the_same(self):
        rank = make.position(title="Đại tá", axis="rank", single_holder=False)
        run(LIST)
        Tenure.objects.create(
            person=Person.objects.first(), position=rank, from_earliest="2010-01-01"
        )
        make.person(honorific="=Tên, lạ", public=True, exposure="that-day")
        parent = Organization.objects.get(name="Tỉnh ủy Mẫu")
        make.organization(name="Ban Mẫu", parent=parent, in_force_until="2025-07-01")
        files = (
            [export_csv("positions"), export_csv("organizations"), export_csv()],
            [export_json()],
        )
        self.assertIn(b"'=T\xc3\xaan", files[0][2])
        before = register()
        for exported in files:
            for content in exported:
                report = run(content)
                self.assertTrue(report.kept, report.errors)
                self.assertEqual({row["result"] for row in report.rows}, {"unchanged"})
        self.assertEqual(register(), before)

    def test_an_export_fills_an_empty_register(self):
        run(LIST)
        exported, counts = export_json(), [len(rows) for rows in register()]
        for model in (Tenure, Person, Organization, Position):
            model.objects.all().delete()
        self.assertTrue(run(exported).kept)
        self.assertEqual([len(rows) for rows in register()], counts)
        self.assertEqual(export_json(), exported)

    def test_english_headers_and_nested_json_mean_the_same(self):
        run("name,title,organization,from,until\nTrần Văn Thử,Giám đốc,Sở Mẫu,2016-04-22,nay\n")
        report = run(
            json.dumps(
                [
                    {
                        "full_name": "Trần Văn Thử",
                        "tenures": [
                            {
                                "position": "Giám đốc",
                                "organization": "Sở Mẫu",
                                "begins": "22/4/2016",
                                "ends": "nay",
                            }
                        ],
                    }
                ]
            )
        )
        self.assertEqual([row["result"] for row in report.rows], ["unchanged"])

    def test_what_other_programs_write_for_still_and_unknown_is_read(self):
        run(
            "name,title,organization,from,until\nA B,C,D,2016-04-22 00:00:00,present\nE F,C,D,?,-\n"
        )
        held, unknown = Tenure.objects.order_by("pk")
        self.assertEqual((held.from_text, held.until_text), ("22/4/2016", "nay"))
        self.assertEqual((unknown.from_text, unknown.until_text), ("không rõ", "không rõ"))

    def test_organisations_have_parents_that_stand_further_down(self):
        report = run(
            "Tên cơ quan,Loại,Cấp,Thuộc,Có đến,Kế thừa\n"
            "Ban Thử,party,province,Tỉnh ủy Thử,1/7/2025,Ban Mới\n"
            "Tỉnh ủy Thử,Đảng,tỉnh,,,\nBan Mới,party,province,Tỉnh ủy Thử,,\n"
        )
        self.assertTrue(report.kept, report.errors)
        body = Organization.objects.get(name="Ban Thử")
        self.assertEqual((body.parent.name, body.successor.name), ("Tỉnh ủy Thử", "Ban Mới"))

    def test_namesakes_are_told_apart_by_key_and_never_guessed(self):
        run("mã,họ tên\nthu-1,Lê Thử\nthu-2,Lê Thử\n")
        self.assertEqual(Person.objects.count(), 2)
        report = run("họ tên,xưng hô\nLê Thử,ông\n")
        self.assertIn("thu-1, thu-2", report.errors[0]["message"])

    def test_rights_are_asked_in_files_too(self):
        registrar = make.user(groups.REGISTRAR)
        self.assertTrue(run(LIST, by=registrar).kept)
        self.assertEqual(Tenure.objects.filter(verified_by=registrar).count(), 2)
        report = run("họ tên,nhân vật công chúng\nLê Thử,x\n", by=registrar)
        self.assertEqual(report.errors[0]["column"], "nhân vật công chúng")
        self.assertTrue(
            run("họ tên,nhân vật công chúng\nLê Thử,x\n", by=make.user(groups.MANAGING_EDITOR)).kept
        )


class BadInput(TestCase):
    """A sentence naming the row and the column; nothing half kept."""

    def refused(self, text, row, column, *words):
        before = register()
        report = run(text)
        self.assertFalse(report.kept)
        places = [(error["row"], error["column"]) for error in report.errors]
        self.assertIn((row, column), places, report.errors)
        message = next(
            e["message"] for e in report.errors if (e["row"], e["column"]) == (row, column)
        )
        for word in words:
            self.assertIn(word, message)
        self.assertEqual(register(), before)

    def test_a_tenure_that_ends_before_it_starts(self):
        self.refused(LIST.replace("7/2020;nay", "7/2020;2019"), "dòng 4", "đến", "2019", "7/2020")

    def test_a_day_that_is_none(self):
        self.refused(LIST.replace("22/4/2016", "31/4/2016"), "dòng 2", "từ", "31/4/2016")

    def test_a_tenure_outside_the_life_of_its_organisation(self):
        make.organization(name="Sở Mẫu tỉnh", in_force_from=datetime.date(2018, 1, 1))
        self.refused(LIST, "dòng 2", "từ", "01/01/2018")

    def test_a_life_shortened_under_a_tenure(self):
        run(LIST)
        self.refused("tên cơ quan,có đến\nSở Mẫu tỉnh,1/1/2019\n", "dòng 2", "có đến")

    def test_an_end_before_the_start_of_the_organisation(self):
        self.refused("tên cơ quan,có từ,có đến\nSở Thử,2/1/2019,1/1/2019\n", "dòng 2", "có đến")

    def test_a_circle_of_parents(self):
        self.refused(
            "tên cơ quan,cơ quan cấp trên\nMột,Hai\nHai,Ba\nBa,Một\n",
            "dòng 4", "cơ quan cấp trên", "Ba → Một → Hai → Ba",
        )  # fmt: skip

    def test_two_sure_holders_of_a_single_post(self):
        make.position(title="Giám đốc Sở Mẫu", single_holder=True)
        text = LIST.replace(";7/2020;nay;", ";1/2019;nay;x")
        self.refused(text, "dòng 4", "từ", "Nguyễn Thị Thử", "dòng 2")

    def test_a_second_time_in_the_same_post_during_the_first(self):
        self.refused(LIST + "Nguyễn Thị Thử;Tỉnh ủy viên;Tỉnh ủy Mẫu;2018;nay;\n", "dòng 6", "từ")

    def test_formulas(self):
        for start in ("=1+1", "+1", "-2", "@SUM(A1)"):
            self.refused(LIST.replace("Hoà Thử", start), "dòng 5", "họ tên", start)

    def test_a_cell_too_many(self):
        self.refused(LIST + "A;B;C;2016;2017;x;thừa\n", "dòng 6", "")

    def test_wrong_columns_name_the_nearest_that_we_know(self):
        for header, word in (
            ("Họ tên,Chức vị\n", "chức vụ"),
            ("Họ tên,Mầu mắt\n", "Mầu mắt"),
            ("Chức vụ,Cơ quan,Từ\n", "họ tên"),
            ("Họ tên,Tên\n", "Tên"),
        ):
            with self.assertRaises(Unreadable) as refused:
                run(header)
            self.assertIn(word, str(refused.exception))

    def test_encodings_are_read_right_or_named(self):
        for content in (
            LIST.encode("utf-8-sig"),
            LIST.encode("utf-16"),
            LIST.encode("utf-16-le"),
            LIST.replace("Nguyễn", "Nguyê\u0303n").replace("Họ", "Ho\u0323").encode("utf-8"),
        ):
            report = run(content, dry_run=True)
            self.assertFalse(report.errors)
            self.assertEqual(report.counts["people"]["created"], 3)
        old = "ho_ten\nNguyê\u0303n Thi\u0323 Thư\u0309\n".encode("cp1258")
        self.assertTrue(run(old).kept)
        self.assertEqual(Person.objects.get().full_name, "Nguyễn Thị Thử")
        mixed = LIST.encode() + "Trâ\u0300n;;;;;\n".encode("cp1258")
        with self.assertRaises(Unreadable) as refused:
            run(mixed)
        self.assertIn("6", str(refused.exception))
        self.refused(
            "họ tên\n" + "Nguyễn".encode().decode("cp1252", "replace") + " Thử\n",
            "dòng 2",
            "họ tên",
        )

    def test_what_is_no_list_at_all(self):
        for content in (
            b"",
            b"   ",
            b"{",
            b'{"a": 1}',
            b"\xff\xfe\x00",
            b'"h\xe1\xba\xa1',
            b"\x00" * 9,
        ):
            with self.subTest(content), self.assertRaises(Unreadable):
                run(content)
        self.refused('[3, {"full_name": "Lê Thử", "mat": 1}]', "people[1]", "")


class Commands(TestCase):
    def test_the_commands_write_read_and_report(self):
        run(LIST)
        with tempfile.TemporaryDirectory() as folder:
            file, report = Path(folder) / "a.csv", Path(folder) / "r.json"
            call_command("export_people", file, stdout=io.StringIO())
            call_command("import_people", file, report=report, stdout=io.StringIO())
            self.assertTrue(json.loads(report.read_text())["kept"])
            file.write_text("họ tên,từ\nLê Thử,2016\n", encoding="utf-8")
            errors = io.StringIO()
            with self.assertRaises(CommandError):
                call_command("import_people", file, stderr=errors)
            self.assertIn("dòng 2, chức vụ", errors.getvalue())
            with self.assertRaises(CommandError):
                call_command("import_people", file, by="khong-co-ai")
            with self.assertRaises(CommandError):
                call_command("import_people", Path(folder) / "nothing.csv")
            with self.assertRaises(CommandError):
                call_command("export_people", Path(folder) / "a.doc")
