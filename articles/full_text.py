"""Full text search over published versions, kept by the database itself in the same transaction.

`search_exact` and `search_folded` hold tokens: each syllable and each pair of neighbours. On
PostgreSQL both become one stored `tsvector` with GIN; on SQLite a contentless FTS5 table
kept by triggers. So loaddata, imports and restore index themselves.
"""

import contextlib
import json

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.ddl_references import Statement, Table

from people.constraints import TriggerConstraint
from vietnamese.abbreviations import spelled_out
from vietnamese.fold import exact_tokens, folded_tokens

from . import fts5

TABLE = "articles_publishedarticle"
INDEX = "articles_full_text"
COLUMNS = ("search_exact", "search_folded")
VERSION_OF_ROWID = fts5.id_of(INDEX)


class FullText(TriggerConstraint):
    """The search index of the table it stands on."""

    def postgresql_constraint_sql(self, model, schema_editor):
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        # One vector, exact tokens after "=": an index that knows every token needs no second look
        # at the rows. Long columns leave the row, so that those found lie close together.
        tokens = "search_folded || ' ' || regexp_replace(search_exact, '(^| )', '\\1=', 'g')"
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement(
            "ALTER TABLE %(table)s SET (toast_tuple_target = 128); "
            "ALTER TABLE %(table)s ADD COLUMN search_vector tsvector GENERATED ALWAYS AS "
            f"(array_to_tsvector(array_remove(string_to_array({tokens}, ' '), ''))) STORED; "
            # What was published last waits in a list, which each search goes through: a short one.
            "CREATE INDEX search_gin ON %(table)s USING gin (search_vector) "
            "WITH (gin_pending_list_limit = 256)",
            table=table,
        )

    def remove_sql(self, model, schema_editor):
        columns = ("search_vector", *(f"{column}_vector" for column in COLUMNS))
        parts = ", ".join(f"DROP COLUMN IF EXISTS {column}" for column in columns)
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement(f"ALTER TABLE %(table)s {parts}", table=table)

    def sqlite_statements(self, model, quote):
        options = "detail=column, tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\""
        yield from fts5.statements(INDEX, COLUMNS, "published_at", options)


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


@contextlib.contextmanager
def by_index(using=DEFAULT_DB_ALIAS):
    """Have PostgreSQL find tokens by their index alone, for the queries of the block.

    It takes reading a long vector for as cheap as reading a number, and would rather read those of
    the whole archive for a frequent word.
    """
    if connections[using].vendor != "postgresql":
        yield
        return
    with transaction.atomic(using), connections[using].cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        yield


class FullTextQuerySet(models.QuerySet):
    def with_tokens(self, match):
        """Return the versions that hold every token of what `match_of` wrote, newest first.

        Asked once of a query.
        """
        if connections[self.db].vendor == "postgresql":
            condition = f'"{TABLE}".search_vector @@ %s::tsquery'
            return self.extra(where=[condition], params=[match])
        return self.extra(
            tables=[INDEX],
            where=[f"{INDEX} MATCH %s", f'"{TABLE}"."id" = {VERSION_OF_ROWID}'],
            params=[match],
            order_by=[f"-{INDEX}.rowid"],
        )


def match_of(exact, folded, using=DEFAULT_DB_ALIAS):
    """Return the tokens as the database is asked for all of them; "" for none.

    Tokens are letters, digits and "_", so they need no quoting of their own.
    """
    if connections[using].vendor == "postgresql":
        return " & ".join(
            [*(f"'={token}'" for token in exact), *(f"'{token}'" for token in folded)]
        )
    return " AND ".join(
        f"{column}: (" + " AND ".join(f'"{token}"' for token in tokens) + ")"
        for column, tokens in zip(COLUMNS, (exact, folded), strict=True)
        if tokens
    )


def known_tokens(tokens, using=DEFAULT_DB_ALIAS):
    """Return those of some folded tokens that any version holds, public or not."""
    if not tokens:
        return set()
    if connections[using].vendor == "postgresql":
        # The thousand commonest are known to its statistics: looked up, they are all gathered.
        sql = (
            "SELECT token FROM unnest(%s::text[]) AS token WHERE token IN (SELECT unnest("
            "most_common_elems::text::text[]) FROM pg_stats WHERE schemaname = current_schema() "
            f"AND tablename = '{TABLE}' AND attname = 'search_vector') OR EXISTS (SELECT 1 FROM "
            f"{TABLE} WHERE search_vector @@ quote_literal(token)::tsquery)"
        )
        asked = list(tokens)
    else:
        sql = (
            f"SELECT value FROM json_each(%s) WHERE EXISTS (SELECT 1 FROM {INDEX} "
            f"WHERE {INDEX} MATCH '{COLUMNS[1]}: \"' || value || '\"')"
        )
        asked = json.dumps(list(tokens))
    with by_index(using), connections[using].cursor() as cursor:
        cursor.execute(sql, [asked])
        return {token for (token,) in cursor.fetchall()}
