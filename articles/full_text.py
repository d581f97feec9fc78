"""Full text search over published versions, kept by the database itself in the same transaction.

`search_exact` and `search_folded` hold tokens: each syllable and each pair of neighbours. On
PostgreSQL both become stored `tsvector` columns with GIN; on SQLite an external-content FTS5 table
kept by triggers. So loaddata, imports and restore index themselves.
"""

from django.db import connections, models
from django.db.backends.ddl_references import Statement, Table
from django.db.models import Case, IntegerField, Value, When
from django.db.models.expressions import RawSQL

from people.constraints import TriggerConstraint
from vietnamese.abbreviations import spelled_out
from vietnamese.fold import exact_tokens, folded_tokens

TABLE = "articles_publishedarticle"
INDEX = "articles_full_text"
COLUMNS = ("search_exact", "search_folded")


class FullText(TriggerConstraint):
    """The search index of the table it stands on."""

    def postgresql_constraint_sql(self, model, schema_editor):
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        parts = [
            f"ALTER TABLE %(table)s ADD COLUMN {column}_vector tsvector GENERATED ALWAYS AS "
            f"(array_to_tsvector(array_remove(string_to_array({column}, ' '), ''))) STORED; "
            f"CREATE INDEX {column}_gin ON %(table)s USING gin ({column}_vector)"
            for column in COLUMNS
        ]
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement("; ".join(parts), table=table)

    def remove_sql(self, model, schema_editor):
        parts = [f"ALTER TABLE %(table)s DROP COLUMN {column}_vector" for column in COLUMNS]
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement("; ".join(parts), table=table)

    def sqlite_statements(self, model, quote):
        columns = ", ".join(COLUMNS)
        new = ", ".join(f"NEW.{column}" for column in COLUMNS)
        old = ", ".join(f"OLD.{column}" for column in COLUMNS)
        insert = f"INSERT INTO {INDEX}(rowid, {columns}) VALUES (NEW.id, {new});"
        delete = f"INSERT INTO {INDEX}({INDEX}, rowid, {columns}) VALUES ('delete', OLD.id, {old});"
        yield f"/* %(table)s */ DROP TABLE IF EXISTS {INDEX}"
        yield (
            f"/* %(table)s */ CREATE VIRTUAL TABLE {INDEX} USING fts5({columns}, "
            f"content='{model._meta.db_table.removeprefix('new__')}', content_rowid='id', "
            "detail=column, tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
        )
        yield f"/* %(table)s */ INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')"
        yield f"CREATE TRIGGER {INDEX}_insert AFTER INSERT ON %(table)s BEGIN {insert} END"
        yield f"CREATE TRIGGER {INDEX}_delete AFTER DELETE ON %(table)s BEGIN {delete} END"
        yield (
            f"CREATE TRIGGER {INDEX}_update AFTER UPDATE OF {columns} ON %(table)s "
            f"BEGIN {delete} {insert} END"
        )


def texts(head, rest):
    """Return the two search columns, (exact, folded), for the parts of a headline and of a text.

    Each token once; those of the headline stand there a second time with "_" before them, so that
    what an article is about can be asked apart from what it mentions.
    """
    head, rest = _spelled_out(head), _spelled_out(rest)
    columns = []
    for tokens in (exact_tokens, folded_tokens):
        top = tokens(head)
        found = [*top, *tokens(rest), *(f"_{token}" for token in top)]
        columns.append(" ".join(dict.fromkeys(found)))
    return tuple(columns)


def _spelled_out(parts):
    return spelled_out("\n".join(part for part in parts if part))


def _needles(tokens):
    """Keep the pairs where a query has some (they make a phrase one look-up), else the words."""
    pairs = [token for token in tokens if "_" in token]
    return list(dict.fromkeys(pairs or tokens))[:32]


class FullTextQuerySet(models.QuerySet):
    def search(self, words):
        """Return the versions that hold the words: exact tones first, then folded, newest first.

        Nothing is found for words without a letter or digit. Words in quotes or not, neighbours
        in the query are neighbours in the text, or else all words stand somewhere in it.
        """
        exact, folded = exact_tokens(words), folded_tokens(words)
        if not folded:
            return self.none()
        singles = [token for token in dict.fromkeys(folded) if "_" not in token][:32]
        fit = Case(
            When(self._holds("search_exact", _needles(exact)), then=Value(0)),
            When(self._holds("search_folded", _needles(folded)), then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        return (
            self.filter(self._holds("search_folded", singles))
            .annotate(fit=fit)
            .order_by("fit", "-published_at", "-article_id")
        )

    def _holds(self, column, tokens):
        """Return a condition: the column holds every token. Tokens are letters, digits and _."""
        if connections[self.db].vendor == "postgresql":
            query = " & ".join(f"'{token}'" for token in tokens)
            sql = f'"{TABLE}"."{column}_vector" @@ %s::tsquery'
        else:
            query = f"{column}: (" + " AND ".join(f'"{token}"' for token in tokens) + ")"
            sql = f'"{TABLE}"."id" IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s)'
        return RawSQL(sql, [query], output_field=models.BooleanField())
