"""Deleting at the desk is putting in the bin: actions of a list, and the bin as its filter."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from .. import bin


class BinFilter(admin.SimpleListFilter):
    """The bin beside the list; without a choice nothing of it is shown."""

    title = _("the bin")
    parameter_name = "thung-rac"

    def lookups(self, request, model_admin):
        return [("1", _("In the bin"))]

    def queryset(self, request, queryset):
        return (
            queryset.filter(binned_at__isnull=False)
            if self.value()
            else queryset.filter(binned_at=None)
        )


class Binned(admin.ModelAdmin):
    """A list whose rows go to the bin and come back, for whoever may change them."""

    refusals = (bin.InUse,)

    def get_list_filter(self, request):
        return (*super().get_list_filter(request), BinFilter)

    def get_actions(self, request):
        """Offer to put in the bin, or in the bin to take out."""
        actions = super().get_actions(request)
        if not self.has_change_permission(request):
            return actions
        name = "take_out_of_bin" if BinFilter.parameter_name in request.GET else "put_in_bin"
        actions[name] = self.get_action(name)
        return actions

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_bin"
        view = self.admin_site.admin_view(self.bin_view)
        return [path("<path:object_id>/bin/", view, name=name), *super().get_urls()]

    def bin_view(self, request, object_id):
        """Put one row in the bin, from its own page; it is taken out of it in the list."""
        row = self.get_object(request, object_id)
        if row is None or request.method != "POST":
            raise Http404("There is nothing to put in the bin.")
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        try:
            self.put(request, row)
        except self.refusals as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(request.path.removesuffix("bin/") + "change/")
        self.message_user(request, _("“%s” lies in the bin now.") % row, messages.SUCCESS)
        opts = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
        return HttpResponseRedirect(reverse(opts))

    @admin.action(description=_("Put in the bin"))
    def put_in_bin(self, request, queryset):
        self._each(request, queryset, self.put, _("Put in the bin: %d."))

    @admin.action(description=_("Take out of the bin"))
    def take_out_of_bin(self, request, queryset):
        self._each(request, queryset, self.take_out, _("Taken out of the bin: %d."))

    def _each(self, request, queryset, act, said):
        done = 0
        for row in queryset:
            try:
                act(request, row)
                done += 1
            except self.refusals as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
        if done:
            self.message_user(request, said % done, messages.SUCCESS)

    def put(self, request, row):
        bin.put(row)

    def take_out(self, request, row):
        bin.take_out(row)
