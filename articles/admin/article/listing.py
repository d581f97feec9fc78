"""The list of articles: what it shows and how it is filtered."""

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.admin.binned import BinFilter, Binned
from people.admin.searching import FoldedSearch, KeyedChangeList

from ... import public_states, rights, workflow
from .filters import SavedFilters

PUBLIC_STATES = {
    "unpublished": _("Unpublished"),
    "scheduled": _("Scheduled"),
    "in_force": _("Published"),
    "ended": _("Ended"),
    "retracted": _("Retracted"),
}
SHOWN = ("kind", "headline", "status", "section__name", "created_by__username", "modified_at")
SHOWN += ("created_by__first_name", "created_by__last_name")


class StatusFilter(admin.SimpleListFilter):
    title = _("for readers")
    parameter_name = "doc"

    def lookups(self, request, model_admin):
        return [(name, PUBLIC_STATES[name]) for name in ("in_force", "scheduled", "retracted")]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return public_states.in_state(queryset, self.value(), timezone.now())


class ArticleChangeList(KeyedChangeList):
    """The rows of one page as _list.html prints them, with what readers have of each."""

    def loaded(self, rows):
        return super().loaded(rows).only(*SHOWN)

    def rows(self, keys):
        articles = super().rows(keys)
        states = public_states.states_of(keys, timezone.now())
        for article in articles:
            article.state = next(iter(states[article.pk]), "")
            article.state_words = " · ".join(str(PUBLIC_STATES[s]) for s in states[article.pk])
        return articles

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
    list_filter = ("status", StatusFilter, "section", "kind")
    list_select_related = ("section", "created_by")
    refusals = (workflow.Refusal,)

    def changelist_view(self, request, extra_context=None):
        """Show the list with Django's own scripts, without those of the writing page."""
        extra = {"media": admin.ModelAdmin.media.fget(self)}
        return super().changelist_view(request, extra | (extra_context or {}))

    def get_changelist(self, request, **kwargs):
        return ArticleChangeList

    def get_search_results(self, request, queryset, search_term):
        return queryset.matching(search_term), False

    def put(self, request, row):
        workflow.put_in_bin(row, request.user)

    def take_out(self, request, row):
        workflow.take_out_of_bin(row, request.user)

    def shown(self, request):
        """Return the articles that the user may open here, or what the bin holds of them."""
        in_bin = BinFilter.parameter_name in request.GET
        return (rights.binned_for if in_bin else rights.visible_to)(request.user)

    def get_queryset(self, request):
        return self.shown(request)
