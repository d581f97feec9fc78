"""The register under people who write at once, and what a change of it does for readers."""

import datetime
import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from people import groups, register
from people.models import Person, Tenure
from tests import make

DAY = datetime.date(2019, 1, 5)


@pytest.mark.postgres_only
class TwoWritersAtOnce(TransactionTestCase):
    def test_one_of_two_sure_holders_is_kept(self):
        post = {"position": make.position(), "organization": make.organization()}
        people, outcome = [make.person(), make.person()], []
        both_in_a_transaction = threading.Barrier(2, timeout=10)

        def write(person):
            try:
                with transaction.atomic():
                    Tenure.objects.exists()
                    both_in_a_transaction.wait()
                    make.tenure(person=person, **post)
                outcome.append("kept")
            except IntegrityError:
                outcome.append("refused")
            finally:
                connection.close()

        threads = [threading.Thread(target=write, args=(person,)) for person in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        self.assertEqual(sorted(outcome), ["kept", "refused"])
        self.assertEqual(Tenure.objects.count(), 1)


@pytest.mark.postgres
class WhatReadersSee(TestCase):
    def test_an_unverified_tenure_is_seen_by_nobody_and_comes_back_when_vouched_for(self):
        tenure, registrar = make.tenure(verified_at=None), make.user(groups.REGISTRAR)
        self.assertFalse(tenure.person.titles_on(DAY).exists())
        register.verify(tenure, registrar)
        self.assertEqual(tenure.person.titles_on(DAY).get(), tenure)
        with self.assertRaises(PermissionDenied):
            register.unverify(tenure, make.user(groups.REPORTER))
        register.unverify(tenure, registrar)
        self.assertFalse(tenure.person.titles_on(DAY).exists())

    def test_a_tenure_is_public_from_its_announcement_on(self):
        moment = timezone.now() + datetime.timedelta(days=1)
        tenure = make.tenure(announced_at=moment)
        before = moment - datetime.timedelta(microseconds=1)
        self.assertFalse(Tenure.objects.public(before).exists())
        self.assertEqual(Tenure.objects.public(moment).get(), tenure)

    def test_vouching_for_a_second_sure_holder_is_refused_and_changes_nothing(self):
        post = {"position": make.position(), "organization": make.organization()}
        make.tenure(**post)
        rival = make.tenure(verified_at=None, **post)
        with self.assertRaises(IntegrityError), transaction.atomic():
            register.verify(rival, make.user(groups.REGISTRAR))
        rival.refresh_from_db()
        self.assertIsNone(rival.verified_at)

    def test_an_office_that_many_hold_takes_many(self):
        post = {
            "position": make.position(single_holder=False),
            "organization": make.organization(),
        }
        make.tenure(**post)
        make.tenure(**post)
        self.assertEqual(Tenure.objects.surely_on(DAY).count(), 2)

    def test_now_is_said_for_six_months_after_a_confirmation(self):
        held = make.tenure("2016-01-01", None, confirmed_on=DAY)
        for days, current in ((-1, False), (0, True), (183, True), (184, False)):
            at = DAY + datetime.timedelta(days=days)
            self.assertEqual(held.is_current(at), current, days)
        ended = make.tenure(confirmed_on=DAY, end="2019-02-01")
        self.assertTrue(ended.is_current(datetime.date(2019, 1, 31)))
        self.assertFalse(ended.is_current(datetime.date(2019, 2, 1)))

    def test_a_page_is_for_public_figures_who_are_shown_whole_and_not_in_the_bin(self):
        shown = make.person()
        make.person(public=False)
        make.person(exposure="no-page")
        make.person(exposure="that-day")
        make.person(binned_at=timezone.now())
        self.assertEqual(list(Person.objects.public_figures()), [shown])
        self.assertEqual([p for p in Person.objects.all() if p.has_page], [shown])

    def test_namesakes_have_slugs_of_their_own_that_a_new_name_does_not_move(self):
        first, second = (make.person(full_name="Nguyễn Văn Đạt") for _unused in range(2))
        self.assertEqual((first.slug, second.slug), ("nguyen-van-dat", "nguyen-van-dat-2"))
        first.full_name = "Nguyễn Văn Đạo"
        first.save()
        self.assertEqual(first.slug, "nguyen-van-dat")

    def test_the_longest_names_have_keys_that_fit(self):
        body = make.organization(name="Ạ" * 200)
        self.assertEqual(len(body.sort_key), 600)
        self.assertLessEqual(len(make.person(full_name="Ạ" * 120).sort_key), 400)

    def test_people_are_found_by_any_part_of_the_name_without_diacritics(self):
        person = make.person(full_name="Lâm Thị Phương Thanh")
        for typed in ("thanh lam", "Phương", "LÂM THI"):
            self.assertEqual(list(Person.objects.matching(typed)), [person])
        self.assertFalse(Person.objects.matching("thưởng").exists())


@pytest.mark.postgres
class Ranges(TestCase):
    def test_ends_the_wrong_way_round_are_refused_by_form_and_database(self):
        early, late = datetime.date(2016, 1, 1), datetime.date(2017, 1, 1)
        wrong = (
            {"from_earliest": late, "from_latest": early},
            {"until_earliest": late, "until_latest": early},
            {"end_known": "held", "until_earliest": late, "until_latest": late},
        )
        for fields in wrong:
            with self.subTest(fields):
                tenure = make.tenure()
                for name, value in fields.items():
                    setattr(tenure, name, value)
                with self.assertRaises(ValidationError):
                    tenure.full_clean()
                with self.assertRaises(IntegrityError), transaction.atomic():
                    tenure.save()

    def test_a_tenure_does_not_end_before_its_organisation_began(self):
        body = make.organization(in_force_from=datetime.date(2020, 1, 1))
        with self.assertRaises(ValidationError):
            make.tenure("2016-01-01", "2019-01-01", organization=body).full_clean()

    def test_a_start_within_a_range_is_sure_from_its_last_day(self):
        tenure = make.tenure("2016-01-01", from_latest=datetime.date(2016, 12, 31))
        rows = Tenure.objects.filter(pk=tenure.pk)
        for day, sure, possible in (
            (datetime.date(2015, 12, 31), False, False),
            (datetime.date(2016, 1, 1), False, True),
            (datetime.date(2016, 12, 30), False, True),
            (datetime.date(2016, 12, 31), True, True),
        ):
            self.assertEqual(rows.surely_on(day).exists(), sure, day)
            self.assertEqual(rows.possibly_on(day).exists(), possible, day)

    def test_an_unknown_end_leaves_every_later_day_possible_and_none_sure(self):
        tenure = make.tenure("2016-01-01", None, end_known="unknown")
        self.assertEqual(Tenure.objects.possibly_on(DAY).get(), tenure)
        self.assertFalse(Tenure.objects.surely_on(DAY).exists())
