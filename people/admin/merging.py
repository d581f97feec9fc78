"""Merging at the desk: what moves is shown before it does; a merge can be undone."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from ..merging import merge, moves, refuse_merge, undo
from ..models import Merge
from ..register import may_verify
from .logs import Log


class MergePages:
    """An action for two chosen rows of a list, and the page that it leads to."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.merge_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        return [path("merge/", view, name=name), *super().get_urls()]

    def get_actions(self, request):
        actions = super().get_actions(request)
        if not may_verify(request.user):
            for name in ("merge_selected", "end_selected"):
                actions.pop(name, None)
        return actions

    @admin.action(description=_("Merge two into one …"))
    def merge_selected(self, request, queryset):
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
        if len(keys) != 2:
            self.message_user(request, _("Choose exactly two."), messages.ERROR)
            return None
        return HttpResponseRedirect(f"{self.merge_address()}?giu={keys[0]}&gop={keys[1]}")

    def merge_address(self):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_merge")

    def merge_view(self, request):
        """Show what would move from one row (`gop`) to the other (`giu`); merge when told to."""
        if not may_verify(request.user):
            raise PermissionDenied
        kept, merged = (self.asked(request, name) for name in ("giu", "gop"))
        refusal = ""
        try:
            refuse_merge(kept, merged)
            if request.method == "POST":
                merge(kept, merged, request.user)
                self.message_user(
                    request,
                    _("%(merged)s was merged into %(kept)s; it can be undone under Merges.")
                    % {"merged": merged, "kept": kept},
                    messages.SUCCESS,
                )
                name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
                return HttpResponseRedirect(reverse(name, args=[kept.pk]))
        except ValidationError as error:
            refusal = " ".join(error.messages)
        context = self.admin_site.each_context(request) | {
            "title": _("Merge two into one"),
            "opts": self.opts,
            "kept": kept,
            "merged": merged,
            "moves": moves(kept, merged),
            "refusal": refusal,
            "other_way": f"{self.merge_address()}?giu={merged.pk}&gop={kept.pk}",
        }
        return TemplateResponse(request, "admin/people/merge.html", context)

    def asked(self, request, name):
        text = request.GET.get(name, "")
        return get_object_or_404(self.model, pk=text if text.isdecimal() and len(text) < 19 else 0)


@admin.register(Merge)
class MergeAdmin(Log):
    """What was merged; the only thing to do is to undo it."""

    change_form_template = "admin/people/merge_form.html"
    list_display = ("merged_name", "kept_name", "kind", "made_by", "made_at", "undone_at")
    list_filter = ("kind",)
    list_select_related = ("made_by",)
    exclude = ("moved", "kept_key", "merged_key")

    def get_urls(self):
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/undo/", view, name="people_merge_undo"), *super().get_urls()]

    def undo_view(self, request, pk):
        if request.method != "POST" or not may_verify(request.user):
            raise PermissionDenied
        made = get_object_or_404(Merge, pk=pk)
        try:
            back = undo(made, request.user)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            self.message_user(
                request, _("%(name)s stands again.") % {"name": back}, messages.SUCCESS
            )
        return HttpResponseRedirect(reverse("admin:people_merge_change", args=[pk]))
