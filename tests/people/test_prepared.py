"""A prepared query answers as the same query asked in the usual way, its SQL written once."""

import datetime
import threading
from unittest import mock

import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.test import TestCase, TransactionTestCase
from django.utils import timezone

from people.models import Person, Tenure
from people.prepared import prepared
from tests import make

HOUR = datetime.timedelta(hours=1)


@prepared
def announced(at, people):
    tenures = Tenure.objects.filter(announced_at__lte=at, person__in=people.each())
    return tenures.select_related("person").order_by("pk")


@prepared
def named(keys):
    return Person.objects.filter(key__in=keys.each("text")).values_list("full_name", flat=True)


@prepared
def without_one(kind):
    tenures = Tenure.objects.filter(organization=None, title="100%", title__lte=kind)
    return tenures.exclude(title__contains="50%").select_related("organization")


@pytest.mark.postgres
class Prepared(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.now = timezone.now()
        cls.tenures = [make.tenure(announced_at=cls.now + hours * HOUR) for hours in (-2, -1, 1)]
        cls.people = [tenure.person for tenure in cls.tenures]

    def test_each_call_is_answered_by_its_own_values(self):
        everybody = [person.pk for person in self.people]
        for hours, many in ((-3, 0), (-1.5, 1), (0, 2), (2, 3)):
            rows = announced(at=self.now + hours * HOUR, people=everybody)
            self.assertEqual(rows, self.tenures[:many])
        self.assertEqual(announced(at=self.now, people=everybody[1:]), self.tenures[1:2])

    def test_a_list_may_be_of_any_length_and_empty(self):
        names = sorted(person.full_name for person in self.people)
        keys = [person.key for person in self.people]
        self.assertEqual(sorted(named(keys=keys)), names)
        self.assertEqual(named(keys=keys[:1]), [self.people[0].full_name])
        self.assertEqual(named(keys=[]), [])
        self.assertEqual(announced(at=self.now, people=[]), [])

    def test_what_is_joined_comes_with_the_rows_and_the_rows_are_nobody_elses(self):
        asked = {"at": self.now, "people": [self.people[0].pk]}
        with self.assertNumQueries(2):
            (first,), (again,) = announced(**asked), announced(**asked)
            self.assertEqual(first.person, self.people[0])
        first.title = "Khác"
        self.assertNotEqual(again.title, first.title)

    def test_rows_are_as_django_makes_them_and_refuse_to_be_saved(self):
        usual = Tenure.objects.select_related("person").in_bulk()
        everybody = [person.pk for person in self.people]
        for row in announced(at=self.now + 2 * HOUR, people=everybody):
            for made, by_django in ((row, usual[row.pk]), (row.person, usual[row.pk].person)):
                fields = [field.attname for field in made._meta.concrete_fields]
                self.assertEqual(*([getattr(one, f) for f in fields] for one in (made, by_django)))
                with self.assertRaisesMessage(TypeError, "to be read alone"):
                    made.save()

    def test_what_is_joined_and_not_there_is_none_and_a_text_may_have_a_percent_sign(self):
        Tenure.objects.filter(pk=self.tenures[0].pk).update(organization=None, title="100%")
        self.assertEqual([row.organization for row in without_one(kind="100%")], [None])

    def test_a_kind_of_rows_that_nothing_makes_is_refused(self):
        with self.assertRaisesMessage(TypeError, "NamedValuesListIterable"):
            prepared(lambda: Person.objects.values_list("pk", named=True))()

    def test_the_sql_is_written_once(self):
        named(keys=[])
        with mock.patch.object(SQLCompiler, "as_sql", side_effect=AssertionError("written again")):
            named(keys=[self.people[0].key])

    def test_a_value_that_is_not_given_is_an_error_and_not_an_empty_answer(self):
        with self.assertRaises(KeyError):
            announced(at=self.now)


@pytest.mark.postgres
class InThreads(TransactionTestCase):
    def test_each_thread_asks_by_its_own_connection(self):
        person, found = make.person(), []
        named(keys=[])

        def ask():
            found.append(named(keys=[person.key]))
            connection.close()

        threads = [threading.Thread(target=ask) for _n in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [[person.full_name]] * 3)
