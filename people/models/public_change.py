"""What tells kept pages that something readers see has changed: written by triggers alone."""

import datetime

from django.db import connection, models
from django.utils import timezone

KEPT = datetime.timedelta(days=2)  # longer than a page is kept, and than a transaction lasts


class PublicChange(models.Model):
    """A transaction that wrote to a table of readers' pages (`people.constraints.SeenByReaders`).

    On PostgreSQL one row a transaction, `number` being its own number: nobody waits for another. On
    SQLite, where one writes at a time, a single row with a new random number at each write.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.number}"


def forget_old():
    """Delete the rows that no page is measured by any more; on SQLite the one row stays."""
    if connection.vendor == "postgresql":
        PublicChange.objects.filter(at__lt=timezone.now() - KEPT).delete()
