"""Emptying the test database between tests, although its logs refuse to be emptied.

On SQLite `flush` deletes rows, which an AppendOnly table's trigger aborts; PostgreSQL truncates,
which the row trigger does not see. The triggers are lifted around the flush and put back. A page
of the browser that is being closed may still be answered then: its reading is waited for.
"""

import time

from django.db import OperationalError, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper

REFUSE_DELETE = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    " AND sql LIKE '%BEFORE DELETE%' AND sql LIKE '%RAISE(ABORT%'"
)
PATIENCE = 10  # seconds
plain_flush = DatabaseWrapper.ops_class.execute_sql_flush


def flush_append_only(self, sql_list):
    """Do what `execute_sql_flush` does, once nobody else reads any more."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return flush_without_triggers(self, sql_list)
        except OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def flush_without_triggers(self, sql_list):
    """Flush with the delete-refusing triggers out of the way, all or nothing."""
    with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
        triggers = cursor.execute(REFUSE_DELETE).fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {self.quote_name(name)}")
        plain_flush(self, sql_list)
        for _, sql in triggers:
            cursor.execute(sql)


def lift_append_only_around_flush():
    """Install it, for the whole run."""
    DatabaseWrapper.ops_class.execute_sql_flush = flush_append_only
