"""Queries whose SQL Django writes once a process: readers' pages ask them with other values.

Building and compiling a query takes Django some ten times as long as the database needs for it.
"""

import copy
import functools
import inspect
import json

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression


class Given(Expression):
    """A value of a prepared query that is given when it is asked."""

    def __init__(self, name):
        super().__init__()
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def each(self, kind="bigint"):
        """Return the same for `__in`, where a list of any length is given; `kind` is its type."""
        return Each(self.name, kind)

    def written(self, values, connection):
        """Return what is handed to the database for this place, of all the given values."""
        return connection.ops.adapt_unknown_value(values[self.name])


class Each(Given):
    """The members of a given list, as the rows of a subquery."""

    def __init__(self, name, kind):
        super().__init__(name)
        self.kind = kind

    def as_sqlite(self, compiler, connection):
        return "(SELECT value FROM json_each(%s))", [self]

    def as_postgresql(self, compiler, connection):
        return f"(SELECT unnest(%s::{self.kind}[]))", [self]

    def written(self, values, connection):
        members = list(values[self.name])
        return members if connection.vendor == "postgresql" else json.dumps(members)


class Listed(Expression):
    """Known ids as the rows of a subquery, for `__in`.

    A thousand parameters cost Django more than the answer; and SQLite, which takes a subquery for
    few rows, begins with them whatever else is asked.
    """

    def __init__(self, ids):
        super().__init__()
        self.ids = list(ids)

    def as_sqlite(self, compiler, connection):
        return "(SELECT value FROM json_each(%s))", [json.dumps(self.ids)]

    def as_postgresql(self, compiler, connection):
        return "(SELECT unnest(%s::bigint[]))", [self.ids]


def prepared(build, *more):
    """Make of a function that returns a query one that returns the list of its rows.

    `build` is called once, with a `Given` for each of its parameters (and the names in `more`),
    which it can only hand on to lookups. What it returns is asked with the values as keywords.
    """
    parameters = inspect.signature(build).parameters.values()
    names = [*(one.name for one in parameters if one.kind != one.VAR_KEYWORD), *more]

    @functools.cache
    def compiled():
        query = build(**{name: Given(name) for name in names})
        compiler = query.query.get_compiler(DEFAULT_DB_ALIAS)
        return query, compiler, *compiler.as_sql()

    @functools.wraps(build)
    def rows(**values):
        query, compiler, sql, places = compiled()
        ready, asked = copy.copy(compiler), query.all()
        ready.connection = connections[DEFAULT_DB_ALIAS]  # each thread has its own
        params = [
            place.written(values, ready.connection) if isinstance(place, Given) else place
            for place in places
        ]
        ready.as_sql = lambda: (sql, params)
        asked.query.get_compiler = lambda *_, **__: ready
        return list(asked)

    return rows
