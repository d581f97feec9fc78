"""Search without diacritics, and lists that never count a whole table."""

from django.contrib.admin import ShowFacets
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.paginator import Paginator
from django.utils.functional import cached_property

from vietnamese.fold import fold

COUNTED = 1000


class CappedPaginator(Paginator):
    """Counts up to 1,000 rows: an exact count of a million costs more than the page itself."""

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[:COUNTED].count()


class NamedSelect(AutocompleteSelect):
    """Django's choice by search, with a name for screen readers while nothing is chosen."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"data-placeholder": str(self.field.verbose_name)}


class FoldedSearch:
    """An admin whose search looks every typed word up in `search_folded`, diacritics ignored."""

    search_fields = ("search_folded",)
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    paginator = CappedPaginator
    list_per_page = 50

    def get_search_results(self, request, queryset, search_term):
        for word in fold(search_term).split():
            queryset = queryset.filter(search_folded__contains=word)
        return queryset, False
