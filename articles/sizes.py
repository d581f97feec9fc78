"""What SQLite is told of the size of things: by itself it takes each index to find ten rows.

Of two conditions it then follows either index, and the wrong one goes through a million articles.
PostgreSQL counts for itself.
"""

from people.constraints import TriggerConstraint


class Expected(TriggerConstraint):
    """How many rows each index of a table is expected to have, and how many share a value.

    They stand in SQLite's own table of statistics, until somebody has it count (ANALYZE).
    """

    def __init__(self, *, indexes, **kwargs):
        super().__init__(**kwargs)
        self.indexes = indexes

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"indexes": self.indexes}

    def sqlite_statements(self, model, quote):
        table = """trim('%(table)s', '"')"""  # the table may be renamed before this is carried out
        yield "ANALYZE %(table)s"  # makes the table of statistics
        yield f"DELETE FROM sqlite_stat1 WHERE tbl = {table}"
        for index, numbers in self.indexes.items():
            row = f"{table}, '{index}', '{numbers}'"
            yield f"INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ({row})"
        yield "/* %(table)s */ ANALYZE sqlite_schema"  # reads them again

    def postgresql_constraint_sql(self, model, schema_editor):
        return None

    def create_sql(self, model, schema_editor):
        return None

    def remove_sql(self, model, schema_editor):
        return None
