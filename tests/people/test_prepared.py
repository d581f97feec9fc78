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
