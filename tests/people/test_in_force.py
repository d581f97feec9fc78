"""In force from one moment until another: the first belongs to it, the second no longer."""

import datetime

import pytest
from django.test import TestCase
from django.utils import timezone

from articles.models import PublishedArticle
from people.in_force import local_day
from people.models import Organization
from tests import make

pytestmark = pytest.mark.postgres
TICK = datetime.timedelta(microseconds=1)


class Boundaries(TestCase):
    def test_a_moment_belongs_to_what_begins_then_and_not_to_what_ends_then(self):
        version = make.published()
        start, end = version.in_force_from, version.in_force_from + datetime.timedelta(hours=1)
        PublishedArticle.objects.update(in_force_until=end)
        for at, expected in (
            (start - TICK, False),
            (start, True),
            (end - TICK, True),
            (end, False),
        ):
            self.assertEqual(PublishedArticle.objects.in_force(at).exists(), expected, at)

    def test_an_organisation_is_in_force_by_day_and_always_where_an_end_is_open(self):
        day = datetime.date
        make.organization(
            name="Huyện", in_force_from=day(1945, 9, 2), in_force_until=day(2025, 7, 1)
        )
        make.organization(name="Luôn luôn")
        names = lambda at: {row.name for row in Organization.objects.in_force(at)}  # noqa: E731
        self.assertEqual(names(day(1945, 9, 1)), {"Luôn luôn"})
        self.assertEqual(names(day(1945, 9, 2)), {"Huyện", "Luôn luôn"})
        self.assertEqual(names(day(2025, 6, 30)), {"Huyện", "Luôn luôn"})
        self.assertEqual(names(day(2025, 7, 1)), {"Luôn luôn"})

    def test_the_day_of_a_moment_is_the_one_in_viet_nam(self):
        evening = datetime.datetime(2025, 6, 30, 17, 30, tzinfo=datetime.UTC)
        self.assertEqual(local_day(evening), datetime.date(2025, 7, 1))
        self.assertEqual(local_day(datetime.date(2019, 1, 5)), datetime.date(2019, 1, 5))
        self.assertEqual(local_day(), timezone.localdate())
