"""People and pen names at the desk."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..models import PenName, Person, Tenure
from ..register import may_mark_public_figures, may_verify
from .binned import Binned
from .exchange import ImportPages
from .merging import MergePages
from .searching import FoldedSearch
from .terms import TenureForm, understood
from .verifying import UnverifiedFilter, VerifyTitles


class TenureInline(admin.StackedInline):
    """A person's titles in one form: two rows are ready, more come by a click."""

    model = Tenure
    form = TenureForm
    fk_name = "person"
    extra = 1
    autocomplete_fields = ("position", "organization")
    readonly_fields = ("understood",)
    classes = ("tenures",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("position", "organization"),
                    ("begins", "ends", "understood"),
                    ("source", "vouched"),
                )
            },
        ),
        (
            _("More"),
            {
                "classes": ("collapse",),
                "fields": (
                    ("title", "is_acting"),
                    ("confirmed_on", "announced_at", "end_announced_at"),
                    "note",
                ),
            },
        ),
    )

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form = type("TenureForm", (formset.form,), {"user": request.user})
        return formset

    @admin.display(description=_("understood as"))
    def understood(self, tenure):
        """Return what the ends mean, and where a successor is appointed."""
        if not tenure.pk:
            return _("shown after saving")
        return format_html(
            '{}<br><a href="{}">{}</a>',
            understood(tenure),
            reverse("admin:people_tenure_successor", args=[tenure.pk]),
            _("Appoint a successor"),
        )


@admin.register(Person)
class PersonAdmin(ImportPages, VerifyTitles, MergePages, FoldedSearch, Binned):
    change_list_template = "admin/people/change_list.html"
    list_display = ("full_name", "titles_now", "unverified", "is_public_figure", "exposure")
    list_filter = (UnverifiedFilter, "is_public_figure", "exposure")
    fields = (("full_name", "honorific"), ("is_public_figure", "exposure"), "slug", "note")
    inlines = (TenureInline,)
    actions = ("verify_titles", "merge_selected")

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .filter(merged_into=None)
            .prefetch_related("tenures__position")
        )

    @admin.display(description=_("still held"))
    def titles_now(self, person):
        held = [t for t in person.tenures.all() if t.end_known == Tenure.End.HELD]
        held.sort(key=lambda tenure: (tenure.position.rank, tenure.pk))
        return ", ".join(tenure.printed_title for tenure in held)

    def get_readonly_fields(self, request, obj=None):
        return () if may_mark_public_figures(request.user) else ("is_public_figure", "exposure")

    def has_delete_permission(self, request, obj=None):
        return False


def keeps_register(user):
    return may_verify(user) or may_mark_public_figures(user)


@admin.register(PenName)
class PenNameAdmin(FoldedSearch, admin.ModelAdmin):
    """Who stands behind a secret name is seen by those who keep the register alone."""

    list_select_related = ("person",)
    autocomplete_fields = ("person",)

    def get_list_display(self, request):
        behind = ("person",) if keeps_register(request.user) else ()
        return ("name", *behind, "is_secret")

    def get_fields(self, request, obj=None):
        hidden = obj is not None and obj.is_secret and not keeps_register(request.user)
        return ("name", "slug", "is_secret") if hidden else ("name", "slug", "person", "is_secret")
