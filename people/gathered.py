"""Rows that hang on a row, as one value of it: asked with it, in one question."""

from django.db.models import JSONField, Subquery
from django.db.models.functions import JSONArray


class Gathered(Subquery):
    """The rows of a query about an OuterRef, in its order: `[[value, …], …]`, `[]` for none.

    Values are what JSON has: text, numbers, booleans, None.
    """

    output_field = JSONField()
    template = "(SELECT COALESCE(jsonb_agg(gathered), '[]') FROM (%(subquery)s) AS rows)"

    def __init__(self, queryset, *columns):
        super().__init__(queryset.values(gathered=JSONArray(*columns)))

    def as_sqlite(self, compiler, connection):
        template = "(SELECT json_group_array(json(gathered)) FROM (%(subquery)s))"
        return self.as_sql(compiler, connection, template=template)
