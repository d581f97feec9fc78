"""Queries whose SQL Django writes once a process: readers' pages ask them with other values.

Building and compiling a query takes Django some ten times as long as the database needs for it.
"""

import datetime
import functools
import inspect
import json

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression
from django.db.models.base import ModelState
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable


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

    def written(self, value, connection):
        """Return what is handed to the database for a value."""
        if isinstance(value, datetime.datetime) and connection.vendor == "sqlite":
            return str(value.astimezone(datetime.UTC).replace(tzinfo=None))  # as Django keeps it
        return connection.ops.adapt_unknown_value(value)


class Each(Given):
    """The members of a given list, as the rows of a subquery."""

    def __init__(self, name, kind):
        super().__init__(name)
        self.kind = kind

    def as_sqlite(self, compiler, connection):
        return "(SELECT value FROM json_each(%s))", [self]

    def as_postgresql(self, compiler, connection):
        return f"(SELECT unnest(%s::{self.kind}[]))", [self]

    def written(self, value, connection):
        members = list(value)
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
    Rows are what the query's would be, but to be read alone: saving one is an error.
    """
    parameters = inspect.signature(build).parameters.values()
    names = [*(one.name for one in parameters if one.kind != one.VAR_KEYWORD), *more]

    @functools.cache
    def compiled():
        query = build(**{name: Given(name) for name in names})
        compiler = query.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, places = compiler.as_sql()
        # By names, which Django writes into a driver's SQL many times as fast as places.
        named = [
            (place.name if isinstance(place, Given) else f"fixed_{number}", place)
            for number, place in enumerate(places)
        ]
        given = {name: place for name, place in named if isinstance(place, Given)}
        fixed = {name: place for name, place in named if name not in given}
        sql = sql.replace("%%", "%%%%") % tuple(f"%({name})s" for name, _place in named)
        return sql, fixed, given, Columns(compiler), rows_of(query, compiler)

    @functools.wraps(build)
    def rows(**values):
        sql, fixed, given, columns, made = compiled()
        connection = connections[DEFAULT_DB_ALIAS]  # each thread has its own
        params = {name: one.written(values[name], connection) for name, one in given.items()}
        with connection.cursor() as cursor:
            cursor.execute(sql, fixed | params)
            return made(columns.read(cursor.fetchall(), connection))

    return rows


def read_moment(value, _field, _connection):
    moment = datetime.datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=datetime.UTC)


# Of what Django reads columns with, what a page does a hundred times: the same in less time.
QUICK = {"DatabaseOperations.convert_datetimefield_value": read_moment}  # SQLite's are kept in UTC


class Columns:
    """What the columns of a query's rows are made into, as Django's compiler would."""

    def __init__(self, compiler):
        fields = [column for column, *_rest in compiler.select[: compiler.col_count]]
        self.converters = [
            (place, QUICK.get(converter.__qualname__, converter), field)
            for place, (converters, field) in compiler.get_converters(fields).items()
            for converter in converters
        ]

    def read(self, rows, connection):
        rows = [list(row) for row in rows]
        for place, converter, field in self.converters:
            for row in rows:
                if row[place] is not None:
                    row[place] = converter(row[place], field, connection)
        return rows


def rows_of(query, compiler):
    """Return a function that makes of rows as lists what the query would answer with."""
    kind = query._iterable_class
    if kind is FlatValuesListIterable:
        return lambda rows: [row[0] for row in rows]
    if kind is ValuesListIterable:
        return lambda rows: [tuple(row) for row in rows]
    if kind is not ModelIterable:
        raise TypeError(f"A prepared query has no {kind.__name__}: ask for rows or values_list().")
    model = Made(compiler.klass_info, compiler.select)
    annotations = list(compiler.annotation_col_map.items())

    def made(rows):
        known: dict = {}
        instances = [model.instance(row, known) for row in rows]
        for name, place in annotations:
            for instance, row in zip(instances, rows, strict=True):
                instance.__dict__[name] = row[place]
        return instances

    return made


class Made:
    """Instances of a model, each from some columns of a row, with those that are joined to it.

    As Model.from_db makes them, without what forms, signals and saving need: a third of its time.
    """

    def __init__(self, info, select):
        self.model = info["model"]
        places = info["select_fields"]  # beside each other, as Django reads them too
        self.names = [select[place][0].target.attname for place in places]
        self.part = slice(places[0], places[-1] + 1)
        self.key = places[self.names.index(self.model._meta.pk.attname)]
        self.joined = [
            (Made(one, select), one["local_setter"], one["remote_setter"])
            for one in info.get("related_klass_infos", ())
        ]

    def instance(self, row, known):
        """Return what a row has of the model; what is joined to many rows is one instance."""
        if row[self.key] is None:
            return None  # joined, and not there
        made, state = self.model.__new__(self.model), ModelState()
        state.adding, state.db = False, DEFAULT_DB_ALIAS
        values = zip(self.names, row[self.part], strict=True)
        made.__dict__.update(values, _state=state, save=refuse_to_save)
        for other, set_here, set_there in self.joined:
            place = other, row[other.key]
            joined = known.get(place) or other.instance(row, known)
            known[place] = joined
            set_here(made, joined)
            if joined is not None:
                set_there(joined, made)
        return made


def refuse_to_save(*_args, **_kwargs):
    raise TypeError("What a prepared query returned is to be read alone: get the row to save it.")
