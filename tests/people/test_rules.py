"""What the register's rows must keep, whoever writes them."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase

from people.models import Organization, Tenure
from tests import make

pytestmark = pytest.mark.postgres


def day(text):
    return datetime.date.fromisoformat(text)


class Circles(TestCase):
    def test_no_organisation_is_saved_as_a_part_or_a_successor_of_itself(self):
        for field in ("parent", "successor"):
            one = make.organization()
            two = make.organization(**{field: one})
            three = make.organization(**{field: two})
            setattr(one, field, three)
            with self.subTest(field), self.assertRaises(ValidationError) as refused:
                one.save()
            self.assertEqual(set(refused.exception.message_dict), {field})
            self.assertIsNone(getattr(Organization.objects.get(pk=one.pk), field))


class WithinTheLifeOfTheOrganisation(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.body = make.organization(
            in_force_from=day("2000-01-01"), in_force_until=day("2025-07-01")
        )

    def test_a_tenure_lies_within_the_life_of_its_organisation(self):
        for begin, end, allowed in (
            ("1990-01-01", "1995-01-01", False),
            ("1999-12-31", "2005-01-01", False),
            ("2000-01-01", "2025-07-01", True),
            ("2020-01-01", "2025-07-02", False),
            ("2025-07-01", "2026-01-01", False),
            ("2020-01-01", None, False),
        ):
            tenure = make.tenure(begin, end, organization=self.body)
            with self.subTest(begin=begin, end=end):
                self.assertEqual(tenure.outside_organization() is None, allowed)
                if not allowed:
                    with self.assertRaises(ValidationError):
                        tenure.full_clean()

    def test_an_uncertain_end_that_may_lie_within_is_left_alone(self):
        tenure = make.tenure(
            "2020-01-01", until_earliest=day("2025-06-01"), until_latest=day("2025-12-31")
        )
        tenure.organization = self.body
        self.assertIsNone(tenure.outside_organization())

    def test_only_what_is_held_by_a_person_alone_needs_no_organisation(self):
        rank = make.position(title="Đại tá", axis="rank", single_holder=False)
        make.tenure(position=rank, organization=self.body).full_clean()
        colonel = Tenure(person=make.person(), position=rank)
        colonel.full_clean()
        with self.assertRaises(ValidationError):
            Tenure(person=make.person(), position=make.position()).full_clean()


class OneHolderAtATime(TestCase):
    def test_a_position_that_becomes_single_tells_its_tenures_and_back(self):
        post = {
            "position": make.position(single_holder=False),
            "organization": make.organization(),
        }
        first = make.tenure("2016-01-01", "2018-01-01", **post)
        make.tenure("2016-01-01", "2018-01-01", is_acting=True, **post)
        post["position"].single_holder = True
        post["position"].save()
        self.assertEqual(Tenure.objects.get(is_sole=True), first)
        with self.assertRaises(IntegrityError), transaction.atomic():
            make.tenure("2017-01-01", "2019-01-01", **post)
        post["position"].single_holder = False
        post["position"].save()
        self.assertFalse(Tenure.objects.filter(is_sole=True).exists())

    def test_a_position_with_two_sure_holders_a_day_does_not_become_single(self):
        post = {
            "position": make.position(single_holder=False),
            "organization": make.organization(),
        }
        make.tenure("2016-01-01", "2018-01-01", **post)
        make.tenure("2017-12-31", "2019-01-01", **post)
        post["position"].single_holder = True
        with self.assertRaises(IntegrityError), transaction.atomic():
            post["position"].save()
        post["position"].refresh_from_db()
        self.assertFalse(post["position"].single_holder)
