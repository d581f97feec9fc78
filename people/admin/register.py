"""People, pen names, organisations, positions and tenures."""

from django import forms
from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vietnamese.fold import fold

from ..models import Organization, PenName, Person, Position, Tenure
from ..register import may_mark_public_figures, may_verify, unverify, verify
from .searching import FoldedSearch
from .terms import TenureForm


class TenureInline(admin.StackedInline):
    model = Tenure
    form = TenureForm
    fk_name = "person"
    extra = 0
    autocomplete_fields = ("position", "organization")
    readonly_fields = ("verified_at",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("position", "organization"),
                    ("title", "is_acting"),
                    ("begins", "ends"),
                    "source",
                    ("confirmed_on", "announced_at", "verified_at"),
                    "note",
                )
            },
        ),
    )


@admin.register(Person)
class PersonAdmin(FoldedSearch, admin.ModelAdmin):
    list_display = ("full_name", "honorific", "is_public_figure", "exposure")
    list_filter = ("is_public_figure", "exposure")
    fields = (("full_name", "honorific"), ("is_public_figure", "exposure"), "slug", "note")
    inlines = (TenureInline,)

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


@admin.register(Organization)
class OrganizationAdmin(FoldedSearch, admin.ModelAdmin):
    list_display = ("name", "short_name", "kind", "level", "in_force_until")
    list_filter = ("kind", "level")
    autocomplete_fields = ("parent", "successor")


class VariantsField(forms.CharField):
    """Printed forms of a title, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return (initial or []) != [
            line.strip() for line in (data or "").splitlines() if line.strip()
        ]


class PositionForm(forms.ModelForm):
    variants = VariantsField(
        label=_("variants as printed"), required=False, help_text=_("One form a line.")
    )

    class Meta:
        model = Position
        fields = (
            "title",
            "variants",
            "axis",
            "level",
            "body",
            "rank",
            "single_holder",
            "includes",
            "in_force_from",
            "in_force_until",
            "note",
        )


@admin.register(Position)
class PositionAdmin(FoldedSearch, admin.ModelAdmin):
    form = PositionForm
    list_display = ("title", "axis", "level", "rank", "single_holder")
    list_filter = ("axis", "level")
    autocomplete_fields = ("includes",)


@admin.register(Tenure)
class TenureAdmin(admin.ModelAdmin):
    form = TenureForm
    list_display = (
        "person",
        "printed_title",
        "organization",
        "from_text",
        "until_text",
        "verified",
    )
    list_select_related = ("person", "position", "organization")
    list_filter = ("end_known", "is_acting")
    search_fields = ("person__search_folded", "position__search_folded")
    show_full_result_count = False
    autocomplete_fields = ("person", "position", "organization")
    readonly_fields = ("verified_by", "verified_at")
    actions = ("verify_selected", "unverify_selected")

    def get_search_results(self, request, queryset, search_term):
        for word in fold(search_term).split():
            queryset = queryset.filter(
                Q(person__search_folded__contains=word) | Q(position__search_folded__contains=word)
            )
        return queryset, False

    @admin.display(description=_("title"))
    def printed_title(self, tenure):
        return tenure.printed_title

    @admin.display(description=_("from"))
    def from_text(self, tenure):
        return tenure.from_text

    @admin.display(description=_("until"))
    def until_text(self, tenure):
        return tenure.until_text

    @admin.display(description=_("verified"), boolean=True)
    def verified(self, tenure):
        return tenure.verified_at is not None

    def get_actions(self, request):
        return super().get_actions(request) if may_verify(request.user) else {}

    @admin.action(description=_("Verify the chosen tenures"))
    def verify_selected(self, request, queryset):
        done = 0
        for tenure in queryset.select_related("person", "position"):
            try:
                with transaction.atomic():
                    verify(tenure, request.user)
                done += 1
            except IntegrityError:
                self.message_user(
                    request,
                    _("%(tenure)s: somebody else surely held this position then.")
                    % {"tenure": tenure},
                    messages.ERROR,
                )
        self.message_user(request, _("Verified: %(count)d.") % {"count": done})

    @admin.action(description=_("Take verification back"))
    def unverify_selected(self, request, queryset):
        for tenure in queryset.select_related("person", "position"):
            unverify(tenure, request.user)
