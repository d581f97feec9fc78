""" "Add to the register": what a text names is proposed, and the register decides."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import TestCase
from django.urls import reverse

from people import groups, register
from people.models import Person, Proposal
from tests import make

pytestmark = pytest.mark.postgres


def propose(by, **facts):
    facts = {"article_key": "bai-1", "headline": "Hội nghị", "url": "/admin/bai/1/"} | facts
    return register.propose("Nguyễn Thị Mới", ["Giám đốc Sở Nội vụ"], by, **facts)


class Proposals(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.reporter, cls.registrar = make.user(groups.REPORTER), make.user(groups.REGISTRAR)

    def test_a_person_is_proposed_once_from_one_article_and_again_from_another(self):
        first = propose(self.reporter, day=datetime.date(2019, 1, 5))
        self.assertEqual(propose(self.reporter), first)
        self.assertNotEqual(propose(self.reporter, article_key="bai-2"), first)
        self.assertEqual(first.titles, ["Giám đốc Sở Nội vụ"])

    def test_accepting_makes_a_person_whom_readers_do_not_see_and_keeps_the_printed_titles(self):
        proposal = propose(self.reporter)
        person = register.accept(proposal, self.registrar)
        self.assertEqual(person.full_name, "Nguyễn Thị Mới")
        self.assertFalse(person.is_public_figure)
        self.assertIn("Giám đốc Sở Nội vụ", person.note)
        self.assertFalse(Proposal.objects.waiting().exists())

    def test_accepting_as_somebody_known_makes_nobody(self):
        known = make.person(full_name="Nguyễn Thị Mới")
        register.accept(propose(self.reporter), self.registrar, known)
        self.assertEqual(Person.objects.get(), known)

    def test_a_decision_is_taken_once_and_by_the_register_alone(self):
        proposal = propose(self.reporter)
        with self.assertRaises(PermissionDenied):
            register.accept(proposal, self.reporter)
        register.reject(proposal, self.registrar, "Người dân được phỏng vấn")
        with self.assertRaises(ValueError):
            register.accept(proposal, self.registrar)
        self.assertFalse(Person.objects.exists())

    def test_the_desk_decides_with_two_buttons(self):
        self.client.force_login(self.registrar)
        for button, people in (("_reject", 0), ("_accept", 1)):
            proposal = propose(self.reporter, article_key=button)
            address = reverse("admin:people_proposal_change", args=[proposal.pk])
            self.assertContains(self.client.get(address), "Nguyễn Thị Mới")
            self.client.post(address, {button: "1", "person": "", "reason": ""})
            self.assertEqual(Person.objects.count(), people, button)
        self.assertFalse(Proposal.objects.waiting().exists())


class TheStamp(TestCase):
    def test_the_stamp_of_the_register_changes_with_every_save_and_every_deletion(self):
        tenure = make.tenure()
        seen = {register.stamp()}
        for row in (tenure.person, tenure.organization, tenure.position, tenure):
            row.save()
            seen.add(register.stamp())
        tenure.delete()
        seen.add(register.stamp())
        self.assertEqual(len(seen), 6)
        self.assertIn(register.stamp(), seen)
