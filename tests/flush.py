"""Emptying the test database between tests, although its logs refuse to be emptied.

On SQLite `flush` deletes rows, which an AppendOnly table's trigger aborts; PostgreSQL truncates,
which the row trigger does not see. The triggers are lifted around the flush and put back.
"""

from django.db import transaction
from django.db.backends.sqlite3.base import DatabaseWrapper

REFUSE_DELETE = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    " AND sql LIKE '%BEFORE DELETE%' AND sql LIKE '%RAISE(ABORT%'"
)
plain_flush = DatabaseWrapper.ops_class.execute_sql_flush


def flush_append_only(self, sql_list):
    """Do what `execute_sql_flush` does, with the delete-refusing triggers out of the way."""
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
