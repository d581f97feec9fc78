"""Arrows point down: newsroom, articles, people, vietnamese; string foreign keys included."""

import pytest
from django.apps import apps

BELOW = {
    "people": {"people", "auth", "contenttypes"},
    "articles": {"articles", "people", "auth", "contenttypes"},
}


def relations(label):
    """Yield (model and field, label of the app it points to) for every relation of an app."""
    for model in apps.get_app_config(label).get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model:
                yield f"{model.__name__}.{field.name}", field.related_model._meta.app_label


@pytest.mark.parametrize("label", BELOW)
def test_no_relation_field_points_up(label):
    found = list(relations(label))
    assert found, f"{label} has no relation at all: is this test still looking at it?"
    assert {name: to for name, to in found if to not in BELOW[label]} == {}


def test_the_newsroom_app_owns_no_table():
    assert list(apps.get_app_config("newsroom").get_models()) == []
