"""Proposals at the desk: what was read in texts, to be taken into the register or not."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..models import Person, Proposal
from ..register import accept, may_verify, reject
from .searching import FoldedSearch


class WaitingFilter(admin.SimpleListFilter):
    title = _("decision")
    parameter_name = "quyet-dinh"

    def lookups(self, request, model_admin):
        return [("all", _("All")), ("accepted", _("accepted")), ("rejected", _("rejected"))]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [first | {"display": _("waiting")}, *others]

    def queryset(self, request, queryset):
        match self.value():
            case None:
                return queryset.filter(decided_at=None)
            case "accepted":
                return queryset.exclude(person=None)
            case "rejected":
                return queryset.exclude(decided_at=None).filter(person=None)
        return queryset


class ProposalForm(forms.ModelForm):
    """Only two things are said here: who it is, if the register knows, or why it is none."""

    class Meta:
        model = Proposal
        fields = ("person", "reason")
        help_texts = {
            "person": _("Leave it empty to take a new person into the register."),
            "reason": _("Only when you reject."),
        }


@admin.register(Proposal)
class ProposalAdmin(FoldedSearch, admin.ModelAdmin):
    form = ProposalForm
    change_form_template = "admin/people/proposal/change_form.html"
    list_display = ("name", "printed_titles", "article", "proposed_by", "proposed_at", "decision")
    list_select_related = ("proposed_by", "person")
    list_filter = (WaitingFilter,)
    autocomplete_fields = ("person",)
    readonly_fields = (
        "name",
        "printed_titles",
        "words",
        "day",
        "article",
        "proposed_by",
        "proposed_at",
        "namesakes",
    )
    fields = (*readonly_fields, "person", "reason")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        waiting = obj is None or obj.decided_at is None
        return waiting and may_verify(request.user)

    @admin.display(description=_("titles as printed"))
    def printed_titles(self, proposal):
        return "; ".join(proposal.titles) or "—"

    @admin.display(description=_("article"))
    def article(self, proposal):
        if not proposal.article_url:
            return proposal.article_headline or "—"
        words = proposal.article_headline or proposal.article_url
        return format_html('<a href="{}">{}</a>', proposal.article_url, words)

    @admin.display(description=_("decision"))
    def decision(self, proposal):
        if proposal.decided_at is None:
            return _("waiting")
        return proposal.person or _("rejected")

    @admin.display(description=_("already in the register"))
    def namesakes(self, proposal):
        """Return the people of that name, to choose one of them instead of making a double."""
        same = Person.objects.unmerged().filter(search_folded=proposal.search_folded)[:5]
        if not same:
            return _("nobody of this name")
        return format_html(
            "{}",
            "; ".join(
                ", ".join([str(who), *(str(t.printed_title) for t in who.tenures.by_rank()[:3])])
                for who in same
            ),
        )

    def save_model(self, request, obj, form, change):
        """Nothing is saved by hand: the two verbs below decide."""

    def response_change(self, request, obj):
        stored = Proposal.objects.get(pk=obj.pk)
        if "_reject" in request.POST:
            reject(stored, request.user, obj.reason)
            self.message_user(request, _("Rejected."), messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:people_proposal_changelist"))
        person = accept(stored, request.user, obj.person)
        self.message_user(
            request, _("Taken into the register: now write down what they hold."), messages.SUCCESS
        )
        return HttpResponseRedirect(reverse("admin:people_person_change", args=[person.pk]))
