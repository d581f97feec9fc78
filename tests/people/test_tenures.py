"""Who held which office on which day, with ends that nobody knows exactly."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase

from people import groups, register
from people.models import Tenure
from tests import make

pytestmark = pytest.mark.postgres


def day(text):
    return datetime.date.fromisoformat(text)


class UncertainEnds(TestCase):
    def setUp(self):
        self.tenure = make.tenure(
            "2016-04-22", until_earliest=day("2020-01-20"), until_latest=day("2020-07-17")
        )

    def holds(self, moment):
        rows = Tenure.objects.filter(pk=self.tenure.pk)
        return rows.surely_on(day(moment)).exists(), rows.possibly_on(day(moment)).exists()

    def test_a_day_is_sure_possible_or_neither(self):
        self.assertEqual(self.holds("2016-04-21"), (False, False))
        self.assertEqual(self.holds("2016-04-22"), (True, True))
        self.assertEqual(self.holds("2020-01-19"), (True, True))
        self.assertEqual(self.holds("2020-01-20"), (False, True))
        self.assertEqual(self.holds("2020-07-17"), (False, True))
        self.assertEqual(self.holds("2020-07-18"), (False, False))

    def test_a_tenure_still_held_covers_every_later_day(self):
        held = make.tenure("2016-01-01", end=None)
        self.assertIn(held, Tenure.objects.surely_on(day("2060-01-01")))

    def test_titles_of_a_day_are_the_verified_ones_in_order_of_rank(self):
        person = make.person()
        make.tenure(person=person, position=make.position(title="Sau", rank=200))
        make.tenure(person=person, position=make.position(title="Trước", rank=100))
        make.tenure(person=person, verified_at=None)
        titles = [tenure.printed_title for tenure in person.titles_on(day("2019-01-05"))]
        self.assertEqual(titles, ["Trước", "Sau"])


class OneSureHolder(TestCase):
    def setUp(self):
        self.post = {"position": make.position(), "organization": make.organization()}
        self.first = make.tenure("2016-01-01", "2020-07-17", **self.post)

    def test_two_people_do_not_surely_hold_one_post_on_one_day(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            make.tenure("2020-07-16", "2021-01-01", **self.post)

    def test_on_the_day_of_the_handover_both_are_right(self):
        second = make.tenure("2020-07-17", "2021-01-01", **self.post)
        possible = Tenure.objects.possibly_on(day("2020-07-17"))
        self.assertEqual(set(possible), {self.first, second})

    def test_an_uncertain_an_acting_and_an_unverified_tenure_exclude_nobody(self):
        make.tenure("2019-01-01", None, end_known="unknown", **self.post)
        make.tenure("2019-01-01", "2020-01-01", is_acting=True, **self.post)
        make.tenure("2019-01-01", "2020-01-01", verified_at=None, **self.post)

    def test_a_form_says_it_in_the_same_sentence_on_both_databases(self):
        rival = Tenure(
            person=make.person(),
            from_earliest=day("2019-01-01"),
            from_latest=day("2019-01-01"),
            end_known="held",
            verified_at=self.first.verified_at,
            **self.post,
        )
        with self.assertRaisesMessage(ValidationError, "chắc chắn có người khác"):
            rival.full_clean()

    def test_an_end_before_the_start_is_refused(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            make.tenure("2020-01-01", "2019-01-01")


class WhoMay(TestCase):
    def test_only_the_registrar_and_the_desks_leads_verify(self):
        tenure = make.tenure(verified_at=None)
        for name in (groups.REPORTER, groups.EDITOR, groups.CONTRIBUTOR):
            with self.assertRaises(PermissionDenied):
                register.verify(tenure, make.user(name))
        register.verify(tenure, make.user(groups.REGISTRAR))
        self.assertIsNotNone(Tenure.objects.get().verified_at)

    def test_only_the_managing_editor_and_the_chief_decide_who_is_a_public_figure(self):
        person = make.person(public=False)
        for name in (groups.REPORTER, groups.EDITOR, groups.REGISTRAR):
            with self.assertRaises(PermissionDenied):
                register.mark_public_figure(person, make.user(name))
        register.mark_public_figure(person, make.user(groups.MANAGING_EDITOR))
        self.assertTrue(person.is_public_figure)

    def test_a_key_does_not_change(self):
        person = make.person()
        person.key = "another"
        with self.assertRaisesMessage(ValueError, "does not change"):
            person.save()

    def test_an_organisation_is_not_a_part_of_itself(self):
        above = make.organization()
        below = make.organization(parent=above)
        above.parent = below
        with self.assertRaises(ValidationError):
            above.full_clean()
