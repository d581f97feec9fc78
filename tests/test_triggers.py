"""The rules that triggers keep on SQLite are there after all migrations."""

import pytest
from django.db import connection

OVERLAP = (
    "mood_one_at_a_time",
    "plan_one_approved_at_a_time",
    "placement_one_in_a_slot",
    "published_event_one_version_at_a_time",
    "published_one_version_at_a_time",
    "tenure_one_sole_holder",
)
APPEND_ONLY = (
    "arrangement_is_append_only",
    "correction_is_append_only",
    "retraction_is_append_only",
    "step_is_append_only",
)
SEEN = (
    "correction",
    "formersectionname",
    "frontpageplan",
    "masthead",
    "mood",
    "mostread",
    "organization",
    "penname",
    "person",
    "placement",
    "plannedplacement",
    "portrait",
    "position",
    "publishedarticle",
    "publishedbyline",
    "publishedevent",
    "publishedmention",
    "publishedtopic",
    "retraction",
    "section",
    "tenure",
    "topic",
)


@pytest.mark.django_db
@pytest.mark.skipif("sqlite" not in connection.vendor, reason="PostgreSQL has constraints instead")
def test_every_trigger_lives_after_all_migrations():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        live = {name for (name,) in cursor.fetchall()}
    expected = {f"{name}_{verb}" for name in OVERLAP for verb in ("insert", "update")}
    expected |= {f"{name}_{verb}" for name in APPEND_ONLY for verb in ("update", "delete")}
    for index in ("articles_full_text", "articles_word_parts", "photo_word_parts"):
        expected |= {f"{index}_{verb}" for verb in ("insert", "update", "delete")}
    expected |= {f"{name}_seen_{verb}" for name in SEEN for verb in ("insert", "update", "delete")}
    assert live == expected
