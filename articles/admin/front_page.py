"""Plans and moods of the front page, and its log; it is arranged on a page of its own."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from people.admin.logs import Log
from people.admin.searching import CappedPaginator

from ..front_page import moods, plans
from ..models import Arrangement, FrontPagePlan, Mood, Placement

ARRANGE = "/admin/trang-nhat/"
COPY = "sao-chep"


@admin.register(FrontPagePlan)
class FrontPagePlanAdmin(admin.ModelAdmin):
    """A plan's name and interval; its places are filled on the arranging page."""

    list_display = ("name", "in_force_from", "in_force_until", "is_approved", "arrange", "copy")
    search_fields = ("name",)

    @admin.display(description=_("places"))
    def arrange(self, plan):
        return format_html('<a href="{}">{}</a>', arranging_page(plan), _("Arrange"))

    @admin.display(description=_("another like it"))
    def copy(self, plan):
        return format_html('<a href="{}">{}</a>', copying_page(plan), _("Copy"))

    def get_readonly_fields(self, request, obj=None):
        return ("arrange", "copy") if obj else ()

    # A copy is a new plan whose form says from which one its places come.

    def get_changeform_initial_data(self, request):
        source = copied(request)
        if source is None:
            return super().get_changeform_initial_data(request)
        start, until = plans.next_interval(source)
        name = str(_("%(plan)s (copy)") % {"plan": source.name[:100]})
        return {"name": name, "in_force_from": start, "in_force_until": until}

    def add_view(self, request, form_url="", extra_context=None):
        source = copied(request)
        title = {"title": _("Copy of the plan “%(plan)s”") % {"plan": source}} if source else {}
        return super().add_view(request, form_url, title | (extra_context or {}))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        source = None if change else copied(request)
        if source is None:
            return
        if left := plans.fill_from(obj, source, request.user):
            names = "; ".join(row.title for row in left)
            text = _("Left out, because it is over by then or of its week: %(names)s.")
            messages.warning(request, text % {"names": names})

    def has_change_permission(self, request, obj=None):
        """What readers had, or what was approved, does not change under it."""
        return super().has_change_permission(request, obj) and not (obj and obj.is_approved)

    def has_delete_permission(self, request, obj=None):
        logged = obj and Arrangement.objects.filter(plan=obj).exists()
        return super().has_delete_permission(request, obj) and not (logged or obj is None)

    def response_add(self, request, obj, post_url_continue=None):
        """Go on to the plan's places."""
        return HttpResponseRedirect(arranging_page(obj))


def copied(request):
    """Return the plan that an address asks to copy, or None."""
    number = request.GET.get(COPY, "")
    known = number.isascii() and number.isdecimal() and len(number) < 19
    return FrontPagePlan.objects.filter(pk=number).first() if known else None


def copying_page(plan):
    """Return the address of the form of a new plan that takes over a plan's places."""
    return f"{reverse('admin:articles_frontpageplan_add')}?{COPY}={plan.pk}"


def arranging_page(plan):
    """Return the address where a plan's places are filled, at its first moment."""
    moment = timezone.localtime(plan.in_force_from)
    return f"{ARRANGE}?ke-hoach={plan.pk}&luc={moment:%Y-%m-%dT%H:%M}"


class MoodForm(forms.ModelForm):
    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        before = Mood.objects.filter(pk=self.instance.pk).first()
        if refusal := moods.why_not(self.instance, before):
            self.add_error(None, refusal)


@admin.register(Mood)
class MoodAdmin(admin.ModelAdmin):
    """Each change is a verb of articles/front_page/moods.py, in the log of the front page."""

    form = MoodForm
    list_display = ("kind", "line", "in_force_from", "in_force_until")
    list_filter = ("kind",)
    actions = None

    def get_readonly_fields(self, request, obj=None):
        """A mood that was worn ends; that it was worn stays."""
        return ("kind", "in_force_from") if moods.has_begun(obj) else ()

    def has_change_permission(self, request, obj=None):
        over = obj and obj.in_force_until <= timezone.now()
        return super().has_change_permission(request, obj) and not over

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj is None or moods.has_begun(obj))

    def save_model(self, request, obj, form, change):
        moods.wear(obj, request.user)

    def delete_model(self, request, obj):
        moods.take_off(obj, request.user)


@admin.register(Placement)
class PlacementAdmin(Log):
    paginator = CappedPaginator
    list_display = ("slot", "title", "in_force_from", "in_force_until")

    def get_queryset(self, request):
        return super().get_queryset(request).with_things()


@admin.register(Arrangement)
class ArrangementAdmin(Log):
    paginator = CappedPaginator
    list_display = ("at", "by", "verb", "slot", "title", "plan", "in_force_from")
    list_select_related = ("by", "plan")
    list_filter = ("verb",)
    exclude = ("before",)

    def get_queryset(self, request):
        return super().get_queryset(request).with_things()
