"""The desk's search: parts of words in headlines, found without going through all of them.

Both databases keep three letters in a row as tokens of `search_folded`: PostgreSQL by pg_trgm in
a GIN index, SQLite in an FTS5 table kept by triggers. Words of one or two letters have no token;
they are looked for in one row after the other.
"""

from django.db import connections, models
from django.db.backends.ddl_references import Statement, Table

from people.constraints import TriggerConstraint
from people.prepared import Listed
from vietnamese.fold import fold

from . import fts5

TABLE = "articles_article"
INDEX = "articles_word_parts"
COLUMN = "search_folded"
MOMENT = "modified_at"
FEW = 1000


class WordParts(TriggerConstraint):
    """The index of `search_folded` of the table it stands on."""

    def postgresql_constraint_sql(self, model, schema_editor):
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        # What waits to be put in is read at each search: little of it.
        return Statement(
            f"CREATE INDEX {INDEX} ON %(table)s USING gin ({COLUMN} gin_trgm_ops) "
            "WITH (gin_pending_list_limit = 256)",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def remove_sql(self, model, schema_editor):
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement(f"/* %(table)s */ DROP INDEX IF EXISTS {INDEX}", table=table)

    def sqlite_statements(self, model, quote):
        yield from fts5.statements(INDEX, (COLUMN,), MOMENT, "detail=none, tokenize='trigram'")


class WordPartsQuerySet(models.QuerySet):
    def matching(self, words, known=None):
        """Return the rows that hold every typed word or part of a word, without diacritics.

        What the index found is kept in the dictionary `known`, for other lists in the same order.
        """
        found, words = self, fold(words).split()
        for word in words:
            found = found.filter(search_folded__contains=word)
        tokens = {word[n : n + 3] for word in words for n in range(len(word) - 2)}
        if connections[self.db].vendor == "postgresql" or not tokens:
            return found  # PostgreSQL chooses by itself, from what it knows of both
        return self._by_index(found, sorted(tokens), {} if known is None else known)

    def _by_index(self, found, tokens, known):
        """Have SQLite begin with the words or with the list: of a thousand first ones of either,
        it is asked how many are what is looked for.
        """
        match = " AND ".join('"' + token.replace('"', '""') + '"' for token in tokens)
        oldest_first = self.query.order_by[:1] == (MOMENT,)
        if match not in known:
            known[match] = ids_holding(match, self.db, oldest_first)
        holding = known[match]
        if len(holding) < FEW:
            return found.filter(pk__in=Listed(holding))
        listed = list(self.values_list("pk", flat=True)[:FEW])
        if len(listed) < FEW:
            return found.filter(pk__in=Listed(listed))
        without_order = self.order_by(), found.order_by()
        of_words, of_list = (
            rows.filter(pk__in=Listed(ids)).count()
            for rows, ids in zip(without_order, (holding, listed), strict=True)
        )
        if of_list > of_words:
            return found
        return found.extra(
            tables=[INDEX],
            where=[f"{INDEX} MATCH %s", f'"{TABLE}"."id" = {fts5.id_of(INDEX)}'],
            params=[match],
            order_by=[f"{'' if oldest_first else '-'}{INDEX}.rowid"],
        )


def ids_holding(match, using, oldest_first):
    """Return the ids of the first thousand rows that the index of SQLite finds."""
    sql = (
        f"SELECT {fts5.id_of(INDEX)} FROM {INDEX} WHERE {INDEX} MATCH %s "
        f"ORDER BY rowid {'ASC' if oldest_first else 'DESC'} LIMIT {FEW}"
    )
    with connections[using].cursor() as cursor:
        cursor.execute(sql, [match])
        return [row_id for (row_id,) in cursor.fetchall()]
