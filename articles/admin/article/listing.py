"""The list of articles: what it shows and how it is filtered."""

from django.contrib import admin
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from people.admin.binned import BinFilter, Binned
from people.admin.searching import FoldedSearch

from ... import rights, workflow
from ...models import PublishedArticle
from .filters import SavedFilters

PUBLIC_STATES = {
    "unpublished": _("Unpublished"),
    "scheduled": _("Scheduled"),
    "in_force": _("Published"),
    "ended": _("Ended"),
    "retracted": _("Retracted"),
}


class StatusFilter(admin.SimpleListFilter):
    title = _("for readers")
    parameter_name = "doc"

    def lookups(self, request, model_admin):
        return [(name, PUBLIC_STATES[name]) for name in ("in_force", "scheduled", "retracted")]

    def queryset(self, request, queryset):
        return queryset.filter(**{f"is_{self.value()}": True}) if self.value() else queryset


class ArticleList(SavedFilters, FoldedSearch, Binned):
    """The articles that a user may open, the status beside what readers have."""

    list_display = (
        "headline",
        "status_word",
        "public_word",
        "section",
        "created_by",
        "modified_at",
    )
    list_filter = ("status", StatusFilter, "section", "kind")
    list_select_related = ("section", "created_by")
    refusals = (workflow.Refusal,)

    def put(self, request, row):
        workflow.put_in_bin(row, request.user)

    def take_out(self, request, row):
        workflow.take_out_of_bin(row, request.user)

    def shown(self, request):
        """Return the articles that the user may open here, or what the bin holds of them."""
        in_bin = BinFilter.parameter_name in request.GET
        return (rights.binned_for if in_bin else rights.visible_to)(request.user)

    def get_queryset(self, request):
        versions = PublishedArticle.objects.filter(article=OuterRef("pk")).order_by()
        open_versions = versions.filter(sealed_at=None)
        now = timezone.now()
        return self.shown(request).annotate(
            is_in_force=Exists(open_versions.in_force(now)),
            is_scheduled=Exists(open_versions.filter(in_force_from__gt=now)),
            is_retracted=ExpressionWrapper(
                Exists(versions) & ~Exists(open_versions), output_field=BooleanField()
            ),
        )

    @admin.display(description=_("status"), ordering="status")
    def status_word(self, article):
        return format_html(
            '<span class="state {}">{}</span>', article.status, article.get_status_display()
        )

    @admin.display(description=_("for readers"))
    def public_word(self, article):
        states = [s for s in ("retracted", "in_force", "scheduled") if getattr(article, f"is_{s}")]
        if not states:
            return "—"
        words = " · ".join(str(PUBLIC_STATES[state]) for state in states)
        return format_html('<span class="state {}">{}</span>', states[0], words)
