"""A successor is appointed, an organisation ends, many end in one reform."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import TestCase
from django.utils import timezone

from people import groups, succession
from people.models import Tenure
from tests import make

pytestmark = pytest.mark.postgres
DAY = datetime.date(2020, 7, 17)


class Appointing(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.registrar = make.user(groups.REGISTRAR)
        cls.post = {"position": make.position(), "organization": make.organization()}
        cls.new = make.person()

    def appoint(self, person=None, day=DAY, **facts):
        return succession.appoint(
            person or self.new, day=day, by=self.registrar, **(self.post | facts)
        )

    def test_the_old_holder_ends_and_the_new_one_starts_on_the_handover_day(self):
        old = make.tenure("2016-04-22", None, **self.post)
        handover = self.appoint(source="Nghị quyết mẫu")
        self.assertEqual(handover.ended, old)
        self.assertEqual(handover.ended.until_text, "17/7/2020")
        self.assertEqual(handover.begun.from_text, "17/7/2020")
        possible = Tenure.objects.possibly_on(DAY)
        self.assertEqual(set(possible), {old, handover.begun})
        after = Tenure.objects.surely_on(DAY + datetime.timedelta(days=1))
        self.assertEqual(after.get(), handover.begun)

    def test_nobody_in_the_post_is_no_hindrance_and_an_acting_holder_ends_nobody(self):
        self.assertIsNone(self.appoint().ended)
        acting = make.person()
        self.assertIsNone(self.appoint(acting, DAY, is_acting=True).ended)
        self.assertEqual(Tenure.objects.filter(end_known="held").count(), 2)

    def test_in_a_post_of_many_only_the_named_one_is_followed(self):
        post = {
            "position": make.position(single_holder=False),
            "organization": make.organization(),
        }
        first, second = (
            make.tenure("2016-01-01", None, **post),
            make.tenure("2016-01-01", None, **post),
        )
        self.appoint(instead_of=second, **post)
        first.refresh_from_db()
        self.assertEqual(first.end_known, "held")
        self.assertEqual(Tenure.objects.filter(end_known="held").count(), 2)

    def test_readers_learn_of_both_at_the_announcement_and_not_before(self):
        now = timezone.now()
        old = make.tenure("2016-04-22", None, confirmed_on=timezone.localdate(), **self.post)
        moment = now + datetime.timedelta(hours=3)
        handover = self.appoint(day=timezone.localdate(), announced_at=moment)
        self.assertFalse(handover.ended.has_ended(now))
        self.assertNotIn(handover.begun, Tenure.objects.public(now))
        self.assertTrue(handover.ended.has_ended(moment))
        self.assertEqual(set(Tenure.objects.public(moment)), {old, handover.begun})

    def test_what_cannot_be_is_refused_with_a_sentence_and_changes_nothing(self):
        old = make.tenure("2016-04-22", None, **self.post)
        before = list(Tenure.objects.values())
        for person, day in ((old.person, DAY), (self.new, datetime.date(2016, 4, 21))):
            with self.assertRaises(ValidationError):
                self.appoint(person, day)
        with self.assertRaises(PermissionDenied):
            succession.appoint(self.new, day=DAY, by=make.user(groups.REPORTER), **self.post)
        self.assertEqual(list(Tenure.objects.values()), before)

    def test_a_post_known_to_be_taken_later_is_not_given_away(self):
        make.tenure("2020-08-01", None, **self.post)
        with self.assertRaises(ValidationError):
            self.appoint()


class Reforms(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.registrar = make.user(groups.REGISTRAR)
        cls.end = datetime.date(2025, 7, 1)

    def test_an_organisation_ends_with_everybody_who_holds_a_post_there(self):
        body, heir = make.organization(), make.organization()
        held = make.tenure("2020-01-01", None, organization=body)
        past = make.tenure("2010-01-01", "2015-01-01", organization=body)
        ended = succession.end_organization(body, self.end, self.registrar, heir)
        self.assertEqual(ended, [held])
        body.refresh_from_db()
        self.assertEqual((body.in_force_until, body.successor), (self.end, heir))
        held.refresh_from_db()
        past.refresh_from_db()
        self.assertEqual((held.until_text, past.until_text), ("1/7/2025", "1/1/2015"))

    def test_the_districts_end_in_one_go_or_not_at_all(self):
        districts = [make.organization(level="district") for _unused in range(3)]
        make.tenure("2020-01-01", None, organization=districts[0])
        late = make.tenure("2025-08-01", "2026-01-01", organization=districts[2])
        with self.assertRaises(ValidationError) as refused:
            succession.reform(districts, self.end, self.registrar)
        self.assertIn(districts[2].name, str(refused.exception))
        districts[0].refresh_from_db()
        self.assertIsNone(districts[0].in_force_until)
        late.delete()
        done = succession.reform(districts, self.end, self.registrar)
        self.assertEqual([len(done[body]) for body in districts], [1, 0, 0])
