"""Tenures at the desk: the list, verification, a successor, and what to look at."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from vietnamese.fold import fold

from .. import merging, review
from ..models import Organization, Person, Tenure
from ..register import may_verify, unverify
from ..succession import appoint
from .days import DayField
from .searching import CappedPaginator, NamedSelect
from .terms import TenureForm, understood
from .verifying import verify_each


class VerifiedFilter(admin.SimpleListFilter):
    title = _("verified")
    parameter_name = "kiem-chung"

    def lookups(self, request, model_admin):
        return [("co", _("verified")), ("chua", _("not yet"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(verified_at__isnull=self.value() == "chua")


def chosen(field):
    """Return a choice by search, as the desk's forms have it, of a field of Tenure."""
    relation = Tenure._meta.get_field(field)
    manager = relation.remote_field.model.objects
    queryset = manager.unmerged() if hasattr(manager, "unmerged") else manager.all()
    return forms.ModelChoiceField(
        queryset, label=relation.verbose_name, widget=NamedSelect(relation, admin.site)
    )


class AppointForm(forms.Form):
    """Who follows, from which day, known to readers from when."""

    person = chosen("person")
    day = DayField(label=_("handover day"), help_text=_("On it, both are right."))
    source = forms.CharField(
        label=_("source"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_acting = forms.BooleanField(label=_("acting"), required=False)
    announced_at = forms.DateTimeField(
        label=_("announced from"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=_("Empty: at once. Until then readers learn neither of the old nor of the new."),
    )


class NewPostForm(AppointForm):
    """The same for a post that nobody was opened in."""

    position = chosen("position")
    organization = chosen("organization")
    field_order = ("position", "organization", "person", "day")


@admin.register(Tenure)
class TenureAdmin(admin.ModelAdmin):
    form = TenureForm
    change_list_template = "admin/people/tenure/change_list.html"
    change_form_template = "admin/people/tenure/change_form.html"
    list_display = (
        "person",
        "printed_title",
        "organization",
        "from_text",
        "until_text",
        "verified",
    )
    list_select_related = ("person", "position", "organization")
    list_filter = (VerifiedFilter, "end_known", "is_acting")
    search_fields = ("person__search_folded", "position__search_folded")
    show_full_result_count = False
    paginator = CappedPaginator
    list_per_page = 50
    autocomplete_fields = ("person", "position", "organization")
    readonly_fields = ("understood", "verified_by", "verified_at")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "person",
                    ("position", "organization"),
                    ("begins", "ends"),
                    "understood",
                    ("title", "is_acting"),
                    "source",
                    "vouched",
                    ("verified_by", "verified_at"),
                    ("confirmed_on", "announced_at", "end_announced_at"),
                    "note",
                )
            },
        ),
    )
    actions = ("verify_selected", "unverify_selected")

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return type("TenureForm", (form,), {"user": request.user})

    def get_search_results(self, request, queryset, search_term):
        for word in fold(search_term).split():
            queryset = queryset.filter(
                Q(person__search_folded__contains=word) | Q(position__search_folded__contains=word)
            )
        return queryset, False

    # Columns

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

    @admin.display(description=_("understood as"))
    def understood(self, tenure):
        return understood(tenure) if tenure.pk else _("shown after saving")

    # Verification

    def get_actions(self, request):
        return super().get_actions(request) if may_verify(request.user) else {}

    @admin.action(description=_("Verify the chosen tenures"))
    def verify_selected(self, request, queryset):
        verify_each(self, request, queryset)

    @admin.action(description=_("Take verification back"))
    def unverify_selected(self, request, queryset):
        for tenure in queryset.select_related("person", "position"):
            unverify(tenure, request.user)

    # Pages of their own

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("appoint/", wrap(self.appoint_view), name="people_tenure_appoint"),
            path("review/", wrap(self.review_view), name="people_tenure_review"),
            path("<int:pk>/successor/", wrap(self.appoint_view), name="people_tenure_successor"),
            *super().get_urls(),
        ]

    def appoint_view(self, request, pk=None):
        """Appoint a successor of a tenure, or somebody to any post."""
        if not may_verify(request.user):
            raise PermissionDenied
        held = get_object_or_404(self.get_queryset(request), pk=pk) if pk else None
        form = (AppointForm if held else NewPostForm)(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                handover = self.carry_out(held, form.cleaned_data, request.user)
            except (ValidationError, IntegrityError) as refused:
                form.add_error(None, getattr(refused, "messages", None) or str(refused))
            else:
                self.say_appointed(request, handover)
                return HttpResponseRedirect(
                    reverse("admin:people_person_change", args=[handover.begun.person_id])
                )
        context = self.admin_site.each_context(request) | {
            "title": _("Appoint a successor") if held else _("Appoint"),
            "opts": self.opts,
            "held": held,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/people/tenure/appoint.html", context)

    @staticmethod
    def carry_out(held, facts, user):
        post = {
            "position": held.position if held else facts.pop("position"),
            "organization": held.organization if held else facts.pop("organization"),
        }
        if held is not None and not facts["is_acting"]:
            post["instead_of"] = held
        return appoint(facts.pop("person"), day=facts.pop("day"), by=user, **post, **facts)

    def say_appointed(self, request, handover):
        if handover.ended:
            sentence = _("%(old)s until %(day)s; %(new)s from that day on.") % {
                "old": handover.ended.person,
                "day": handover.ended.until_text,
                "new": handover.begun.person,
            }
        else:
            sentence = _("%(new)s from %(day)s on.") % {
                "new": handover.begun.person,
                "day": handover.begun.from_text,
            }
        self.message_user(request, sentence, messages.SUCCESS)

    def review_view(self, request):
        """List what the register should look at."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": _("What the register should look at"),
            "opts": self.opts,
            "double_holders": review.double_holders(),
            "overlaps": review.overlaps(),
            "outside": review.outside(),
            "gaps": review.gaps(),
            "stale": review.stale()[:100],
            "same_names": merging.doubles(Person)[:100],
            "same_bodies": merging.doubles(Organization)[:100],
            "may_merge": may_verify(request.user),
        }
        return TemplateResponse(request, "admin/people/tenure/review.html", context)
