"""A background job runs at least once, whatever happens to the worker that took it."""

import signal
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from newsroom.jobs import ABANDONED_AFTER, put_back_abandoned

pytestmark = pytest.mark.django_db(transaction=True)

NOTES = []


@task()
def note(word):
    NOTES.append(word)


@task()
def stumble():
    raise ValueError("the picture cannot be read")


@pytest.fixture(autouse=True)
def as_before():
    """The worker answers signals in its own way; afterwards pytest has its own back."""
    NOTES.clear()
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_a_job_waits_until_a_worker_runs_it():
    note.enqueue("ảnh")
    assert NOTES == []
    call_command("work", until_empty=True)
    assert NOTES == ["ảnh"]


def test_a_failed_job_keeps_its_reason_and_stops_no_other():
    stumble.enqueue()
    note.enqueue("sau")
    call_command("work", until_empty=True)
    assert NOTES == ["sau"]
    failed = DBTaskResult.objects.get(status=TaskResultStatus.FAILED)
    assert "the picture cannot be read" in failed.traceback


def test_a_job_whose_worker_was_killed_is_run_again():
    note.enqueue("lại")
    DBTaskResult.objects.get().claim("killed")
    call_command("work", until_empty=True)
    assert NOTES == [], "a job that was taken just now may still be running"
    later = timezone.now() + ABANDONED_AFTER + timedelta(seconds=1)
    assert put_back_abandoned(at=later) == 1
    call_command("work", until_empty=True)
    assert NOTES == ["lại"]
