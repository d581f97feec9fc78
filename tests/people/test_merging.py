"""Two rows that are one: everything moves to the kept one, and can move back."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import TestCase

from articles.models import Caption, CaptionPerson, Mention, Participation, Portrait
from people import groups, merging, review, roster
from people.models import Organization, PenName, Person, Tenure
from tests import make

pytestmark = pytest.mark.postgres


def rows():
    """Everything that points to people and organisations, without the moments of change."""
    return [
        list(model.objects.order_by("pk").values(*names))
        for model, names in (
            (Person, ("pk", "merged_into", "slug")),
            (Organization, ("pk", "merged_into", "parent", "successor")),
            (Tenure, ("pk", "person", "organization")),
            (Mention, ("pk", "person")),
            (CaptionPerson, ("pk", "person")),
            (Participation, ("pk", "person")),
            (PenName, ("pk", "person")),
            (Portrait, ("pk", "person")),
        )
    ]


class MergingPeople(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.registrar = make.user(groups.REGISTRAR)
        cls.kept, cls.double = make.person(full_name="Lê Thử"), make.person(full_name="Lê Thử")
        article = make.article(event=make.event())
        Mention.objects.create(article=article, person=cls.double)
        caption = Caption.objects.create(article=article)
        CaptionPerson.objects.create(caption=caption, person=cls.double)
        Participation.objects.create(event=article.event, person=cls.double, role="chaired")
        PenName.objects.create(name="Thử Bút", person=cls.double)
        cls.tenure = make.tenure(person=cls.double)
        cls.version = make.published(article)

    def test_everything_moves_and_undoing_moves_it_back(self):
        before = rows()
        merge = merging.merge(self.kept, self.double, self.registrar)
        for model in (Mention, CaptionPerson, Participation, PenName, Tenure):
            self.assertEqual({row.person for row in model.objects.all()}, {self.kept}, model)
        self.assertEqual(self.version.mentions.get().person, self.kept)
        self.assertEqual(self.double.merged_into, self.kept)
        merging.undo(merge, self.registrar)
        self.assertEqual(rows(), before)
        with self.assertRaises(ValidationError):
            merging.undo(merge, self.registrar)

    def test_what_the_kept_one_has_already_stays_behind(self):
        twin = make.tenure(
            person=self.kept,
            position=make.position(single_holder=False),
            organization=self.tenure.organization,
        )
        twin_of_double = make.tenure(
            person=self.double, position=twin.position, organization=twin.organization
        )
        for person in (self.kept, self.double):
            Portrait.objects.create(person=person, photo=make.photo())
        merging.merge(self.kept, self.double, self.registrar)
        self.assertEqual(set(self.kept.tenures.all()), {twin, self.tenure})
        self.assertEqual(list(self.double.tenures.all()), [twin_of_double])
        self.assertEqual(Portrait.objects.filter(person=self.double).count(), 1)

    def test_what_came_since_stays_when_a_merge_is_undone(self):
        merge = merging.merge(self.kept, self.double, self.registrar)
        since = make.tenure(person=self.kept)
        merging.undo(merge, self.registrar)
        self.assertEqual(list(self.kept.tenures.all()), [since])

    def test_a_chain_of_merges_leads_straight_to_the_last(self):
        last = make.person(full_name="Lê Thử")
        merging.merge(self.kept, self.double, self.registrar)
        self.kept.refresh_from_db()
        merging.merge(last, self.kept, self.registrar)
        self.double.refresh_from_db()
        self.assertEqual(self.double.merged_into, last)

    def test_texts_know_the_kept_one_alone(self):
        names = [person.name for person in roster.build().people.values()]
        self.assertEqual(names.count("Lê Thử"), 2)
        merging.merge(self.kept, self.double, self.registrar)
        names = [person.name for person in roster.build().people.values()]
        self.assertEqual(names.count("Lê Thử"), 1)

    def test_two_logins_are_two_people_and_only_the_register_merges(self):
        with self.assertRaises(PermissionDenied):
            merging.merge(self.kept, self.double, make.user(groups.REPORTER))
        for person in (self.kept, self.double):
            make.user(person=person)
        with self.assertRaises(ValidationError):
            merging.merge(self.kept, self.double, self.registrar)
        with self.assertRaises(ValidationError):
            merging.merge(self.kept, self.kept, self.registrar)

    def test_doubles_are_found_by_name_without_diacritics(self):
        make.person(full_name="Le Thu")
        (found,) = merging.doubles(Person)
        self.assertEqual(len(found), 3)
        merging.merge(self.kept, self.double, self.registrar)
        (found,) = merging.doubles(Person)
        self.assertEqual(len(found), 2)


class MergingOrganisations(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.registrar = make.user(groups.REGISTRAR)
        cls.kept, cls.double = make.organization(), make.organization()

    def test_tenures_parts_and_events_move(self):
        part = make.organization(parent=self.double)
        tenure, event = make.tenure(organization=self.double), make.event(organiser=self.double)
        before = rows()
        merge = merging.merge(self.kept, self.double, self.registrar)
        for row in (part, tenure, event):
            row.refresh_from_db()
        self.assertEqual((part.parent, tenure.organization), (self.kept, self.kept))
        self.assertEqual(event.organiser, self.kept)
        merging.undo(merge, self.registrar)
        self.assertEqual(rows(), before)

    def test_parts_and_successors_of_each_other_are_not_one(self):
        for field in ("parent", "successor"):
            one, other = make.organization(), make.organization()
            setattr(one, field, other)
            one.save()
            for kept, merged in ((one, other), (other, one)):
                with self.assertRaises(ValidationError):
                    merging.merge(kept, merged, self.registrar)

    def test_two_sure_holders_of_what_would_be_one_post_are_mended_first(self):
        position = make.position()
        for body in (self.kept, self.double):
            make.tenure(position=position, organization=body)
        before = rows()
        with self.assertRaises(ValidationError):
            merging.merge(self.kept, self.double, self.registrar)
        self.assertEqual(rows(), before)


class Review(TestCase):
    def test_the_register_names_double_holders_gaps_overlaps_and_what_lies_outside(self):
        post = {"position": make.position(), "organization": make.organization()}
        first = make.tenure("2010-01-01", "2012-01-01", **post)
        second = make.tenure("2013-01-01", "2016-01-01", **post)
        rival = make.tenure("2015-06-01", "2018-01-01", verified_at=None, **post)
        (gap,) = review.gaps()
        self.assertEqual((gap.first, gap.second), (first, second))
        self.assertEqual(gap.start, datetime.date(2012, 1, 1))
        (double,) = review.double_holders()
        self.assertEqual((double.first, double.second), (second, rival))
        again = make.tenure(
            "2011-01-01", "2012-01-01", person=first.person, verified_at=None, **post
        )
        self.assertEqual(review.overlaps()[0].second, again)
        Organization.objects.filter(pk=post["organization"].pk).update(
            in_force_from=datetime.date(2012, 6, 1)
        )
        self.assertEqual({f.first for f in review.outside()}, {first, again})
        held = make.tenure("2016-01-01", None, confirmed_on=datetime.date(2020, 1, 1))
        self.assertEqual([f.first for f in review.stale()], [held])
