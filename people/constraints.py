"""Truths that the data must keep on both databases, where a CHECK is not enough.

PostgreSQL keeps `NoOverlap` by an exclusion constraint, which holds under concurrent writers;
SQLite, where one writes at a time, by triggers. The triggers are appended to the schema editor's
deferred statements in `constraint_sql`, so that they come back whenever SQLite remakes a table.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint, F, Func, Q


class TriggerConstraint(BaseConstraint):
    """A rule that SQLite keeps by the statements of `sqlite_statements()`."""

    def __eq__(self, other):
        if isinstance(other, TriggerConstraint):
            return self.deconstruct() == other.deconstruct()
        return NotImplemented

    __hash__ = None

    def sqlite_statements(self, model, quote):
        """Return SQL templates; `%(table)s` stands for the table, the only reference they hold."""
        raise NotImplementedError("Name the triggers that keep the rule on SQLite.")

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            quote = schema_editor.quote_name
            for template in self.sqlite_statements(model, quote):
                table = Table(model._meta.db_table, quote)
                schema_editor.deferred_sql.append(Statement(template, table=table))
            return None
        return self.postgresql_constraint_sql(model, schema_editor)

    def validate(self, model, instance, exclude=None, using="default"):
        """Nothing to ask of one instance, unless a subclass has a question."""


class NoOverlap(TriggerConstraint):
    """No two rows of one group have overlapping half-open intervals `[start, end)`.

    `group` names the fields that are equal within a group (none: all rows are one), `start` and
    `end` the columns (days or moments; an empty end is open), `only_if` a boolean column that a
    row must have set to count.
    """

    def __init__(self, *, group, start, end, only_if=None, **kwargs):
        super().__init__(**kwargs)
        self.group, self.start, self.end, self.only_if = tuple(group), start, end, only_if

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        kwargs |= {"group": self.group, "start": self.start, "end": self.end}
        if self.only_if:
            kwargs["only_if"] = self.only_if
        return path, args, kwargs

    # PostgreSQL

    def _exclusion(self, model):
        moments = isinstance(model._meta.get_field(self.start), models.DateTimeField)
        interval = Func(
            F(self.start), F(self.end), function="tstzrange" if moments else "daterange"
        )
        return ExclusionConstraint(
            name=self.name,
            expressions=[
                *((F(name), RangeOperators.EQUAL) for name in self.group),
                (interval, RangeOperators.OVERLAPS),
            ],
            condition=Q(**{self.only_if: True}) if self.only_if else None,
        )

    def postgresql_constraint_sql(self, model, schema_editor):
        return self._exclusion(model).constraint_sql(model, schema_editor)

    def create_sql(self, model, schema_editor):
        return self._exclusion(model).create_sql(model, schema_editor)

    def remove_sql(self, model, schema_editor):
        return self._exclusion(model).remove_sql(model, schema_editor)

    # SQLite

    def sqlite_statements(self, model, quote):
        column = {
            name: quote(model._meta.get_field(name).column)
            for name in (*self.group, self.start, self.end)
        }
        pk = quote(model._meta.pk.column)
        same = "".join(f"o.{column[name]} = NEW.{column[name]} AND " for name in self.group)
        start, end = column[self.start], column[self.end]
        counts, mine = "", ""
        if self.only_if:
            flag = quote(model._meta.get_field(self.only_if).column)
            counts, mine = f"WHEN NEW.{flag} ", f"o.{flag} AND "
        for verb in ("INSERT", "UPDATE"):
            yield (
                f"CREATE TRIGGER {quote(f'{self.name}_{verb.lower()}')} BEFORE {verb} ON %(table)s "
                f"{counts}BEGIN SELECT RAISE(ABORT, '{self.name}') WHERE EXISTS ("
                f"SELECT 1 FROM %(table)s o WHERE {mine}{same}o.{pk} IS NOT NEW.{pk} "
                f"AND (NEW.{end} IS NULL OR o.{start} < NEW.{end}) "
                f"AND (o.{end} IS NULL OR NEW.{start} < o.{end})); END"
            )

    # Forms

    def validate(self, model, instance, exclude=None, using="default"):
        """Raise ValidationError with the constraint's sentence when the instance would overlap."""
        involved = {*self.group, self.start, self.end}
        if exclude and involved & set(exclude):
            return
        if self.only_if and not getattr(instance, self.only_if):
            return
        values = [getattr(instance, model._meta.get_field(name).attname) for name in self.group]
        start, end = getattr(instance, self.start), getattr(instance, self.end)
        if None in values or start is None:
            return
        others = model._default_manager.using(using).filter(
            Q(**{f"{self.end}__gt": start}) | Q(**{self.end: None}),
            **dict(zip(self.group, values, strict=True)),
        )
        if end is not None:
            others = others.filter(**{f"{self.start}__lt": end})
        if self.only_if:
            others = others.filter(**{self.only_if: True})
        if others.exclude(pk=instance.pk).exists():
            raise ValidationError(
                self.get_violation_error_message(), code=self.violation_error_code or "overlap"
            )


class AppendOnly(TriggerConstraint):
    """Rows are added, never changed and never deleted: a log that can be believed."""

    def postgresql_constraint_sql(self, model, schema_editor):
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        name = schema_editor.quote_name(self.name)
        return Statement(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = '{self.name}'; END $$; "
            f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON %(table)s "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def remove_sql(self, model, schema_editor):
        name = schema_editor.quote_name(self.name)
        return Statement(
            f"DROP TRIGGER {name} ON %(table)s; DROP FUNCTION {name}()",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def sqlite_statements(self, model, quote):
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {quote(f'{self.name}_{verb.lower()}')} BEFORE {verb} ON %(table)s "
                f"BEGIN SELECT RAISE(ABORT, '{self.name}'); END"
            )


class SeenByReaders(TriggerConstraint):
    """Readers' pages show the table: each statement that writes to it leaves a `PublicChange`.

    Pages are kept until there is a new one (articles/views/keeping.py).
    """

    def postgresql_constraint_sql(self, model, schema_editor):
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        name = schema_editor.quote_name(self.name)
        return Statement(
            "CREATE OR REPLACE FUNCTION people_note_public_change() RETURNS trigger "
            "LANGUAGE plpgsql AS $$ BEGIN "
            "INSERT INTO people_publicchange (number, at) "
            "VALUES (pg_current_xact_id()::text::bigint, now()) ON CONFLICT DO NOTHING; "
            "RETURN NULL; END $$; "
            f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %(table)s "
            "FOR EACH STATEMENT EXECUTE FUNCTION people_note_public_change()",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def remove_sql(self, model, schema_editor):
        return Statement(
            f"DROP TRIGGER {schema_editor.quote_name(self.name)} ON %(table)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def sqlite_statements(self, model, quote):
        for verb in ("INSERT", "UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {quote(f'{self.name}_{verb.lower()}')} AFTER {verb} ON %(table)s "
                "BEGIN DELETE FROM people_publicchange; "
                "INSERT INTO people_publicchange (number, at) "
                "VALUES (random(), strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now')); END"
            )
