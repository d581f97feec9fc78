"""The register at the desk: one form for several titles, and a page for each verb."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people import groups
from people.models import Merge, Organization, Person, Tenure
from tests import make

pytestmark = pytest.mark.postgres


def inline(number, tenure=None, **fields):
    """The posted fields of one tenure in a person's form."""
    fields = {
        "id": tenure.pk if tenure else "",
        "position": "",
        "organization": "",
        "begins": "",
        "ends": "",
        "source": "",
        "title": "",
        "note": "",
        "confirmed_on": "",
        "announced_at_0": "1/1/2016",
        "announced_at_1": "00:00",
    } | fields
    return {f"tenures-{number}-{name}": value for name, value in fields.items()}


class DeskTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.registrar = make.user(groups.REGISTRAR)
        cls.post = {"position": make.position(), "organization": make.organization()}

    def setUp(self):
        self.client.force_login(self.registrar)


class OnePersonOneForm(DeskTest):
    def save(self, *inlines, address=None, initial=0):
        data = {
            "full_name": "Lê Thử",
            "honorific": "",
            "exposure": "full",
            "slug": "",
            "note": "",
            "tenures-TOTAL_FORMS": len(inlines),
            "tenures-INITIAL_FORMS": initial,
        }
        for fields in inlines:
            data |= fields
        return self.client.post(address or reverse("admin:people_person_add"), data)

    def chosen(self, **fields):
        return {name: row.pk for name, row in self.post.items()} | fields

    def test_two_titles_typed_as_the_desk_thinks_are_saved_and_shown_as_understood(self):
        many = make.position(single_holder=False)
        self.save(
            inline(
                0, **self.chosen(begins="22/4/2016", ends="20/1/2020 - 17/7/2020", vouched="on")
            ),
            inline(1, **self.chosen(position=many.pk, begins="2015", ends="nay")),
        )
        first, second = Tenure.objects.order_by("pk")
        self.assertEqual(first.verified_by, self.registrar)
        self.assertIsNone(second.verified_at)
        address = reverse("admin:people_person_change", args=[first.person_id])
        page = self.client.get(address).content.decode()
        self.assertIn("từ 22/04/2016, chắc chắn giữ chức đến trước ngày 20/01/2020", page)
        self.assertIn("chắc chắn từ 31/12/2015, còn giữ chức", page)

    def test_what_cannot_be_read_or_cannot_be_keeps_what_was_typed(self):
        make.tenure("2016-01-01", None, **self.post)
        for fields, sentence in (
            ({"begins": "22/13/2016"}, "22/13/2016"),
            ({"begins": "2018", "ends": "2017"}, "Nhiệm kỳ kết thúc sau khi bắt đầu"),
            (
                {"begins": "1/1/2018", "ends": "nay", "vouched": "on"},
                "chắc chắn có người khác giữ chức danh này",
            ),
            ({"begins": "2018", "organization": ""}, "Hãy ghi cơ quan"),
        ):
            with self.subTest(fields):
                response = self.save(inline(0, **self.chosen(**fields)))
                self.assertContains(response, sentence)
                self.assertContains(response, f'value="{fields["begins"]}"')
        self.assertEqual(Tenure.objects.count(), 1)

    def test_facts_that_somebody_without_the_right_changes_are_verified_no_longer(self):
        tenure = make.tenure(**self.post)
        self.client.force_login(make.user(groups.EDITOR_IN_CHIEF))
        address = reverse("admin:people_person_change", args=[tenure.person_id])
        same = self.chosen(begins="1/1/2016", ends="1/1/2020", tenure=tenure, vouched="on")
        same["person"] = tenure.person_id
        self.save(inline(0, **same | {"source": "Báo mẫu"}), address=address, initial=1)
        tenure.refresh_from_db()
        self.assertEqual(tenure.source, "Báo mẫu")
        self.assertIsNotNone(tenure.verified_at)
        self.save(inline(0, **same | {"ends": "2/1/2020"}), address=address, initial=1)
        tenure.refresh_from_db()
        self.assertEqual(tenure.until_text, "2/1/2020")
        self.assertIsNone(tenure.verified_at)


class Verbs(DeskTest):
    def test_a_successor_is_appointed_from_the_tenure_that_ends(self):
        held, person = make.tenure("2016-01-01", None, **self.post), make.person()
        address = reverse("admin:people_tenure_successor", args=[held.pk])
        self.assertContains(self.client.get(address), held.person.full_name)
        refused = self.client.post(address, {"person": person.pk, "day": "1/1/2015"})
        self.assertContains(refused, "ngày bàn giao không thể sớm hơn")
        refused = self.client.post(address, {"person": person.pk, "day": "2015"})
        self.assertContains(refused, "hãy ghi đúng một ngày")
        self.client.post(address, {"person": person.pk, "day": "17/7/2020", "source": "Báo mẫu"})
        held.refresh_from_db()
        self.assertEqual(held.until_text, "17/7/2020")
        self.assertEqual(person.tenures.get().source, "Báo mẫu")

    def test_somebody_is_appointed_to_any_post(self):
        held, person = make.tenure("2016-01-01", None, **self.post), make.person()
        self.client.post(
            reverse("admin:people_tenure_appoint"),
            {name: row.pk for name, row in self.post.items()}
            | {"person": person.pk, "day": "17/7/2020"},
        )
        held.refresh_from_db()
        self.assertEqual((held.end_known, person.tenures.count()), ("dated", 1))

    def test_the_review_names_what_to_look_at_with_links(self):
        first = make.tenure("2010-01-01", "2012-01-01", **self.post)
        make.tenure("2013-01-01", None, **self.post)
        make.person(full_name="Lê Thử")
        make.person(full_name="Lê Thử")
        page = self.client.get(reverse("admin:people_tenure_review"))
        self.assertContains(page, reverse("admin:people_tenure_change", args=[first.pk]))
        self.assertContains(page, "01/01/2012 – 01/01/2013")
        self.assertContains(page, reverse("admin:people_person_merge"))

    def test_two_people_are_merged_after_a_look_and_come_apart_again(self):
        kept, double = make.person(), make.person()
        make.tenure(person=double)
        chosen = {"action": "merge_selected", "_selected_action": [kept.pk, double.pk]}
        response = self.client.post(reverse("admin:people_person_changelist"), chosen)
        self.assertContains(self.client.get(response.url), double.full_name)
        self.client.post(response.url)
        double.refresh_from_db()
        self.assertEqual(double.merged_into, kept)
        listed = self.client.get(reverse("admin:people_person_changelist"))
        self.assertNotContains(listed, reverse("admin:people_person_change", args=[double.pk]))
        made = Merge.objects.get()
        page = self.client.get(reverse("admin:people_merge_change", args=[made.pk]))
        undo = reverse("admin:people_merge_undo", args=[made.pk])
        self.assertContains(page, undo)
        self.client.post(undo)
        double.refresh_from_db()
        self.assertIsNone(double.merged_into)

    def test_districts_end_on_one_day_with_their_holders(self):
        bodies = [make.organization(level="district") for _unused in range(2)]
        held = make.tenure("2020-01-01", None, organization=bodies[0])
        chosen = {"action": "end_selected", "_selected_action": [body.pk for body in bodies]}
        response = self.client.post(reverse("admin:people_organization_changelist"), chosen)
        self.assertContains(self.client.get(response.url), held.person.full_name)
        heir = f"successor_{bodies[0].pk}"
        self.client.post(response.url, {"day": "1/7/2025", heir: self.post["organization"].pk})
        ended = Organization.objects.filter(in_force_until=datetime.date(2025, 7, 1))
        self.assertEqual(set(ended), set(bodies))
        self.assertEqual(ended.get(pk=bodies[0].pk).successor, self.post["organization"])
        held.refresh_from_db()
        self.assertEqual(held.until_text, "1/7/2025")

    def test_all_titles_of_the_chosen_people_are_verified_at_once_but_a_second_sure_holder(self):
        imported = [
            make.tenure(end=None, verified_at=None, person=make.person(full_name=name), **post)
            for name, post in (("Lê Chưa", {}), ("Lê Hai", self.post))
        ]
        make.tenure(end=None, **self.post)
        people = reverse("admin:people_person_changelist")
        answer = self.client.get(f"{people}?kiem-chung=chua")
        self.assertContains(answer, '<td class="field-unverified">1 / 1</td>', count=2)
        chosen = {"_selected_action": [tenure.person_id for tenure in imported]}
        answer = self.client.post(people, chosen | {"action": "verify_titles"}, follow=True)
        self.assertContains(answer, "Đã kiểm chứng: 1.")
        verified = [Tenure.objects.get(pk=t.pk).verified_by for t in imported]
        self.assertEqual(verified, [self.registrar, None])
        self.assertContains(answer, "Lê Hai")

    def test_who_may_not_verify_is_not_offered_to(self):
        self.client.force_login(make.user(groups.EDITOR))
        make.tenure(verified_at=None)
        answer = self.client.get(reverse("admin:people_person_changelist"))
        self.assertNotContains(answer, "verify_titles")

    def test_the_list_of_people_asks_the_same_number_of_queries_for_1_and_20_people(self):
        address = reverse("admin:people_person_changelist")
        counts = []
        for number in (1, 19):
            for _unused in range(number):
                make.tenure(verified_at=None)
            with CaptureQueriesContext(connection) as asked:
                self.client.get(address)
            counts.append(len(asked))
        self.assertEqual(*counts)

    def test_a_position_that_two_held_at_once_is_refused_with_their_names(self):
        position = make.position(single_holder=False)
        tenures = [
            make.tenure(position=position, organization=self.post["organization"])
            for _unused in range(2)
        ]
        address = reverse("admin:people_position_change", args=[position.pk])
        response = self.client.post(
            address, {"title": position.title, "axis": "state", "rank": 1, "single_holder": "on"}
        )
        for tenure in tenures:
            self.assertContains(response, tenure.person.full_name)

    def test_an_organisation_is_not_cut_short_under_a_tenure(self):
        make.tenure("2016-01-01", None, **self.post)
        body = self.post["organization"]
        response = self.client.post(
            reverse("admin:people_organization_change", args=[body.pk]),
            {
                "name": body.name,
                "kind": "agency",
                "level": "province",
                "in_force_until": "1/1/2019",
            },
        )
        self.assertContains(response, "đã kết thúc ngày 01/01/2019")


class Files(DeskTest):
    address = "/admin/people/person/import/"

    def upload(self, text):
        return self.client.post(
            self.address, {"file": SimpleUploadedFile("danh-ba.csv", text.encode())}
        )

    def test_a_file_is_shown_first_and_kept_when_told_to(self):
        page = self.upload("họ tên\nLê Thử\n")
        self.assertContains(page, "1 mới")
        self.assertFalse(Person.objects.filter(full_name="Lê Thử").exists())
        ticket = page.context["ticket"]
        self.client.post(self.address, {"ticket": ticket})
        self.assertTrue(Person.objects.filter(full_name="Lê Thử").exists())
        response = self.client.post(self.address, {"ticket": ticket}, follow=True)
        self.assertContains(response, "hãy chọn lại tệp")

    def test_errors_are_listed_by_row_and_column_and_there_is_nothing_to_take_up(self):
        page = self.upload("họ tên,chức vụ,cơ quan,từ,đến\nLê Thử,Giám đốc,Sở Mẫu,2018,2017\n")
        self.assertContains(page, "dòng 2")
        self.assertContains(page, "Kết thúc (2017) trước khi bắt đầu (2018)")
        self.assertIsNone(page.context["ticket"])
        self.assertContains(self.upload("mầu\nxanh\n"), "mầu")

    def test_a_ticket_is_its_owners_alone(self):
        ticket = self.upload("họ tên\nLê Thử\n").context["ticket"]
        self.client.force_login(make.user(groups.REGISTRAR))
        self.assertEqual(self.client.post(self.address, {"ticket": ticket}).status_code, 403)
        self.client.post(self.address, {"ticket": f"{ticket}x"})
        self.assertFalse(Person.objects.filter(full_name="Lê Thử").exists())

    def test_the_register_is_sent_as_a_file(self):
        make.person(full_name="Lê Thử")
        for name in ("people.csv", "organizations.csv", "positions.csv", "register.json"):
            response = self.client.get(reverse("admin:people_person_export", args=[name]))
            self.assertIn("attachment", response["Content-Disposition"], name)


class WhoMay(DeskTest):
    def test_only_the_register_opens_its_verbs(self):
        held = make.tenure("2016-01-01", None, **self.post)
        pages = [
            reverse("admin:people_tenure_successor", args=[held.pk]),
            reverse("admin:people_tenure_appoint"),
            reverse("admin:people_person_import"),
            reverse("admin:people_person_export", args=["people.csv"]),
            f"{reverse('admin:people_person_merge')}?giu=1&gop=2",
            f"{reverse('admin:people_organization_end')}?ids=1",
        ]
        for group in groups.GROUPS:
            self.client.force_login(make.user(group))
            may = group in (groups.REGISTRAR, groups.MANAGING_EDITOR)
            for page in pages:
                with self.subTest(group=group, page=page):
                    self.assertEqual(self.client.get(page).status_code == 403, not may)
