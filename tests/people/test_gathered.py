"""Rows that hang on a row come with it, as one value."""

import pytest
from django.db.models import OuterRef
from django.test import TestCase

from people.gathered import Gathered
from people.models import Person, Tenure
from people.prepared import prepared
from tests import make


@prepared
def with_titles(name):
    held = Tenure.objects.filter(person=OuterRef("pk")).by_rank()
    return Person.objects.filter(full_name=name).annotate(
        held=Gathered(held, "position__title", "is_acting", "organization__name", "note")
    )


@pytest.mark.postgres
class Gathering(TestCase):
    def test_they_come_in_their_order_with_texts_truths_and_nothing_as_they_are(self):
        province = make.organization(name='Tỉnh "ủy" \\ Lạng Sơn')
        second, first = (make.position(rank=rank, title=f"Chức {rank}") for rank in (20, 10))
        person = make.person(full_name="Nông Thị Hoa")
        for position, body, acting in ((second, province, True), (first, province, False)):
            make.tenure(person=person, position=position, organization=body, is_acting=acting)
        with self.assertNumQueries(1):
            (found,) = with_titles(name="Nông Thị Hoa")
        name = 'Tỉnh "ủy" \\ Lạng Sơn'
        self.assertEqual(found.held, [["Chức 10", False, name, ""], ["Chức 20", True, name, ""]])

    def test_whoever_has_none_has_an_empty_list(self):
        make.person(full_name="Hoàng Văn Không")
        (found,) = with_titles(name="Hoàng Văn Không")
        self.assertEqual(found.held, [])
