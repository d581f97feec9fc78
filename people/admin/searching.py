"""Search without diacritics, and lists that never count a whole table."""

from django.contrib.admin import ShowFacets
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.paginator import InvalidPage, Paginator
from django.utils.functional import cached_property

from vietnamese.fold import fold

COUNTED = 500


class CappedPaginator(Paginator):
    """Counts up to 500 rows: an exact count of a million costs more than the page itself."""

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[:COUNTED].count()


class KeyedChangeList(ChangeList):
    """Asks for the keys of ten pages in order, then for the rows of one of them.

    So what is slow about a question, its filters and words, is answered once a page.
    """

    def get_results(self, request):
        keys = self.keys(request)
        self.paginator = Paginator(keys, self.list_per_page)
        self.result_count = len(keys)
        self.full_result_count, self.show_full_result_count = None, False
        self.show_admin_actions = True
        self.can_show_all = len(keys) <= self.list_max_show_all
        self.multi_page = len(keys) > self.list_per_page
        self.result_list = self.rows(self.keys_of_page(keys))

    def keys(self, request):
        return list(self.queryset.values_list("pk", flat=True)[:COUNTED])

    def keys_of_page(self, keys):
        if self.can_show_all and self.show_all:
            return keys
        try:
            return self.paginator.page(self.page_num).object_list
        except InvalidPage as error:
            raise IncorrectLookupParameters from error

    def rows(self, keys):
        """Return the rows of the keys, in their order."""
        found = self.loaded(self.root_queryset).in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def loaded(self, rows):
        """Load what the columns show."""
        return self.apply_select_related(rows)


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

    def get_changelist(self, request, **kwargs):
        return KeyedChangeList

    def get_search_results(self, request, queryset, search_term):
        for word in fold(search_term).split():
            queryset = queryset.filter(search_folded__contains=word)
        return queryset, False
