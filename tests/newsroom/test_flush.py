"""Tests that empty the database can, and the logs still refuse everyone else."""

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

TRIGGER = (
    "CREATE TRIGGER probe BEFORE DELETE ON django_session BEGIN SELECT RAISE(ABORT, 'probe'); END"
)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL truncates")
def test_flush_passes_a_trigger_that_refuses_deletes_and_leaves_it_in_place():
    Session.objects.create(session_key="one", session_data="", expire_date=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(TRIGGER)
    try:
        connection.ops.execute_sql_flush(["DELETE FROM django_session"])
        assert not Session.objects.exists()
        Session.objects.create(session_key="two", session_data="", expire_date=timezone.now())
        with pytest.raises(DatabaseError, match="probe"), transaction.atomic():
            Session.objects.all().delete()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER IF EXISTS probe")
