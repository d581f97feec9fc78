"""The list of articles: what it shows and how it is filtered."""

import dataclasses
import datetime

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.db import connections
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.admin.binned import BinFilter, Binned
from people.admin.searching import COUNTED, FoldedSearch, KeyedChangeList
from people.prepared import Listed, prepared

from ... import public_states, rights, workflow
from ...models import Article
from ...word_parts import FEW, first_of
from .filters import SavedFilters

PUBLIC_STATES = {
    "unpublished": _("Unpublished"),
    "scheduled": _("Scheduled"),
    "in_force": _("Published"),
    "ended": _("Ended"),
    "retracted": _("Retracted"),
}


@dataclasses.dataclass
class Row:
    """What the list shows of one article, beside what readers have of it."""

    pk: int
    headline: str
    status: str
    modified_at: datetime.datetime
    section: str | None
    author: str | None
    state: str = ""
    state_words: str = ""


@prepared
def shown(keys):
    by = "created_by__first_name", "created_by__last_name", "created_by__username"
    columns = "pk", "headline", "status", "modified_at", "section__name", *by
    return Article.objects.filter(pk__in=keys.each()).order_by().values_list(*columns)


class StatusFilter(admin.SimpleListFilter):
    title = _("for readers")
    parameter_name = "doc"

    def lookups(self, request, model_admin):
        return [(name, PUBLIC_STATES[name]) for name in ("in_force", "scheduled", "retracted")]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        known = vars(self).setdefault("known", {"at": timezone.now()})
        return public_states.in_state(queryset, self.value(), known["at"], known)


class KindFilter(admin.ChoicesFieldListFilter):
    """Names what is of a rare kind by its ids: beside a section SQLite would follow the section."""

    def queryset(self, request, queryset):
        found = super().queryset(request, queryset)
        if not self.used_parameters or connections[queryset.db].vendor != "sqlite":
            return found
        if not hasattr(self, "_ids"):
            alone = super().queryset(request, Article.objects.order_by())
            self._ids = list(alone.values_list("pk", flat=True)[:FEW])
        return found if len(self._ids) == FEW else queryset.filter(pk__in=Listed(self._ids))


class ArticleChangeList(KeyedChangeList):
    """The rows of one page as _list.html prints them, with what readers have of each."""

    def get_queryset(self, request, exclude_parameters=None):
        """Return what an action chooses from; to be looked at, it is asked for part by part."""
        if request.method != "GET":
            return super().get_queryset(request, exclude_parameters)
        self.parts = []
        for part in self.model_admin.parts(request):
            self.root_queryset = part
            self.parts.append(super().get_queryset(request, exclude_parameters))
        return self.parts[0]

    def get_filters(self, request):
        """Return the filters, read once for all parts."""
        if not hasattr(self, "_filters"):
            self._filters = super().get_filters(request)
        return self._filters

    def keys(self, request):
        if request.method != "GET" or len(self.parts) == 1:
            return super().keys(request)
        newest_first = self.direction == "descending"
        return first_of(self.parts, COUNTED, "modified_at", newest_first)

    def rows(self, keys):
        rows = {}
        for *facts, first_name, last_name, username in shown(keys=keys):
            author = " ".join(filter(None, (first_name, last_name))) or username
            rows[facts[0]] = Row(*facts, author)
        for key, states in public_states.states_of(keys, timezone.now()).items():
            if states and key in rows:
                rows[key].state = states[0]
                rows[key].state_words = " · ".join(str(PUBLIC_STATES[s]) for s in states)
        return [rows[key] for key in keys if key in rows]

    @property
    def direction(self):
        return "ascending" if self.params.get(ORDER_VAR) == "1" else "descending"

    def turned(self):
        """Return the address of the same list from its other end."""
        other = "1" if self.direction == "descending" else None
        return self.get_query_string({ORDER_VAR: other})

    @property
    def kept(self):
        """Return what leads back to this list from an article's page."""
        return f"?{self.preserved_filters}" if self.preserved_filters else ""


class ArticleList(SavedFilters, FoldedSearch, Binned):
    """The articles that a user may open, the status beside what readers have."""

    # What the list can be ordered by, which an index gives; the columns are those of _list.html.
    list_display = ("modified_at",)
    list_filter = (
        "status",
        StatusFilter,
        "section",
        ("kind", KindFilter),
    )
    refusals = (workflow.Refusal,)

    def changelist_view(self, request, extra_context=None):
        """Show the list with Django's own scripts, without those of the writing page."""
        extra = {"media": admin.ModelAdmin.media.fget(self)}
        return super().changelist_view(request, extra | (extra_context or {}))

    def get_changelist(self, request, **kwargs):
        return ArticleChangeList

    def get_search_results(self, request, queryset, search_term):
        known = vars(request).setdefault("words_found", {})
        return queryset.matching(search_term, known), False

    def put(self, request, row):
        workflow.put_in_bin(row, request.user)

    def take_out(self, request, row):
        workflow.take_out_of_bin(row, request.user)

    def shown(self, request):
        """Return the articles that the user may open here, or what the bin holds of them."""
        in_bin = BinFilter.parameter_name in request.GET
        return (rights.binned_for if in_bin else rights.visible_to)(request.user)

    def parts(self, request):
        """Return the same in parts, each of which an index gives in order."""
        if BinFilter.parameter_name in request.GET:
            return [rights.binned_for(request.user)]
        return rights.visible_by_parts(request.user)

    def get_queryset(self, request):
        return self.shown(request)
