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

COLUMN = "search_folded"
FEW = 1000


class WordParts(TriggerConstraint):
    """The index of `search_folded` of the table it stands on, in the order of a `moment`."""

    def __init__(self, *, index, moment, **kwargs):
        super().__init__(**kwargs)
        self.index, self.moment = index, moment

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"index": self.index, "moment": self.moment}

    def postgresql_constraint_sql(self, model, schema_editor):
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        # What waits to be put in is read at each search: little of it.
        return Statement(
            f"CREATE INDEX {self.index} ON %(table)s USING gin ({COLUMN} gin_trgm_ops) "
            "WITH (gin_pending_list_limit = 256)",
            table=Table(model._meta.db_table, schema_editor.quote_name),
        )

    def remove_sql(self, model, schema_editor):
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement(f"/* %(table)s */ DROP INDEX IF EXISTS {self.index}", table=table)

    def sqlite_statements(self, model, quote):
        options = "detail=none, tokenize='trigram'"
        yield from fts5.statements(self.index, (COLUMN,), self.moment, options)


class WordPartsQuerySet(models.QuerySet):
    def matching(self, words, known=None):
        """Return the rows that hold every typed word or part of a word, without diacritics.

        What the index found is kept in the dictionary `known`, for other lists in the same order.
        """
        found, words = self, fold(words).split()
        for word in words:
            found = found.filter(search_folded__contains=word)
        match, known = match_of(words), {} if known is None else known
        if not match:
            return found
        if connections[self.db].vendor == "postgresql":
            return self._named_when_rare(found, words, known) if len(words) == 1 else found
        return self._by_index(found, match, known)

    def _named_when_rare(self, found, words, known):
        """Leave the choice to PostgreSQL, but for a rare word: it takes each for 1 in 100."""
        if "rare" not in known:
            alone = self.model.objects.order_by()
            for word in words:
                alone = alone.filter(search_folded__contains=word)
            known["rare"] = list(alone.values_list("pk", flat=True)[: 3 * FEW])
        ids = known["rare"]
        return self.filter(pk__in=Listed(ids)) if len(ids) < 3 * FEW else found

    def _by_index(self, found, match, known):
        """Have SQLite begin with the words or with the list: of a thousand first ones of either,
        it is asked how many are what is looked for.
        """
        if match not in known:
            known[match] = self._ids_holding(match)
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
        return found if of_list > of_words else found._in_order_of_index(match)

    def holding(self, word):
        """Return the rows that hold one word, looked up whatever else is asked of them."""
        found, match = self.filter(search_folded__contains=word), match_of([word])
        if connections[self.db].vendor == "postgresql" or not match:
            return found
        ids = self._ids_holding(match)
        if len(ids) < FEW:
            return found.filter(pk__in=Listed(ids))
        return found._in_order_of_index(match)

    def _in_order_of_index(self, match):
        index = self._parts.index
        return self.extra(
            tables=[index],
            where=[
                f"{index} MATCH %s",
                f'"{self.model._meta.db_table}"."id" = {fts5.id_of(index)}',
            ],
            params=[match],
            order_by=[f"{'' if self._oldest_first else '-'}{index}.rowid"],
        )

    def _ids_holding(self, match):
        """Return the ids of the first thousand rows that the index of SQLite finds."""
        index = self._parts.index
        sql = (
            f"SELECT {fts5.id_of(index)} FROM {index} WHERE {index} MATCH %s "
            f"ORDER BY rowid {'ASC' if self._oldest_first else 'DESC'} LIMIT {FEW}"
        )
        with connections[self.db].cursor() as cursor:
            cursor.execute(sql, [match])
            return [row_id for (row_id,) in cursor.fetchall()]

    @property
    def _parts(self):
        return next(one for one in self.model._meta.constraints if isinstance(one, WordParts))

    @property
    def _oldest_first(self):
        return self.query.order_by[:1] == (self._parts.moment,)


def match_of(words):
    """Return what SQLite's index is asked for some words, "" where none has three letters."""
    tokens = {word[n : n + 3] for word in words for n in range(len(word) - 2)}
    return " AND ".join('"' + token.replace('"', '""') + '"' for token in sorted(tokens))


def first_of(parts, most, moment, newest_first=True):
    """Return the ids of the first rows of several lists together, each in order of `moment`."""
    found = set()
    for part in parts:
        found.update(part.values_list(moment, "pk")[:most])
    return [pk for _moment, pk in sorted(found, reverse=newest_first)][:most]
