"""Background jobs: each is run at least once, also when the worker that took it was killed."""

import logging
import time
from datetime import timedelta

from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from articles.sweeping import sweep
from newsroom.clock import Clock

logger = logging.getLogger(__name__)

ABANDONED_AFTER = timedelta(minutes=15)  # no job of ours takes that long
SWEEP_EVERY = timedelta(hours=6)
PAUSE = 1.0  # seconds between two looks at an empty queue


def new_worker():
    """Return a worker for every queue that ends its run when nothing waits."""
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=PAUSE,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )


def put_back_abandoned(at=None):
    """Put back jobs whose worker took them too long ago to be alive; return how many."""
    before = (at or timezone.now()) - ABANDONED_AFTER
    abandoned = DBTaskResult.objects.running().filter(started_at__lt=before)
    count = abandoned.update(status=TaskResultStatus.READY)
    if count:
        logger.warning("Put back %d jobs whose worker did not finish them.", count)
    return count


def sweep_now_and_then(last, at=None):
    """Sweep files that nothing names once in SWEEP_EVERY; return when it was done last."""
    at = at or timezone.now()
    if last and at - last < SWEEP_EVERY:
        return last
    if names := sweep(at):
        logger.warning("Deleted %d picture files that no row names.", len(names))
    return at


def work(worker, *, until_empty=False):
    """Run the jobs that wait, and go on until told to stop (or until none waits)."""
    worker.configure_signals()
    swept = timezone.now()
    clock = Clock()
    while worker.running:
        close_old_connections()
        put_back_abandoned()
        swept = sweep_now_and_then(swept)
        clock.tick()
        if DBTaskResult.objects.ready().exists():
            worker.run()
        if until_empty:
            return
        if worker.running:
            time.sleep(PAUSE)
