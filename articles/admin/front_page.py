"""Plans and moods of the front page, and its log; it is arranged on a page of its own."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from people.admin.searching import CappedPaginator

from ..models import Arrangement, FrontPagePlan, Mood, Placement

ARRANGE = "/admin/trang-nhat/"


class Log(admin.ModelAdmin):
    """What verbs wrote: read, never typed."""

    show_full_result_count = False
    paginator = CappedPaginator

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(FrontPagePlan)
class FrontPagePlanAdmin(admin.ModelAdmin):
    """A plan's name and interval; its places are filled on the arranging page."""

    list_display = ("name", "in_force_from", "in_force_until", "is_approved", "arrange")
    search_fields = ("name",)

    @admin.display(description=_("places"))
    def arrange(self, plan):
        return format_html('<a href="{}">{}</a>', arranging_page(plan), _("Arrange"))

    def has_change_permission(self, request, obj=None):
        """What readers had, or what was approved, does not change under it."""
        return super().has_change_permission(request, obj) and not (obj and obj.is_approved)

    def has_delete_permission(self, request, obj=None):
        logged = obj and Arrangement.objects.filter(plan=obj).exists()
        return super().has_delete_permission(request, obj) and not (logged or obj is None)

    def response_add(self, request, obj, post_url_continue=None):
        """Go on to the plan's places."""
        return HttpResponseRedirect(arranging_page(obj))


def arranging_page(plan):
    """Return the address where a plan's places are filled, at its first moment."""
    moment = timezone.localtime(plan.in_force_from)
    return f"{ARRANGE}?ke-hoach={plan.pk}&luc={moment:%Y-%m-%dT%H:%M}"


@admin.register(Mood)
class MoodAdmin(admin.ModelAdmin):
    list_display = ("kind", "line", "in_force_from", "in_force_until")
    list_filter = ("kind",)

    def get_readonly_fields(self, request, obj=None):
        """A mood that was worn ends; that it was worn stays."""
        return ("kind", "in_force_from") if begun(obj) else ()

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj is None or begun(obj))


def begun(mood):
    return mood is not None and mood.pk is not None and mood.in_force_from <= timezone.now()


@admin.register(Placement)
class PlacementAdmin(Log):
    list_display = ("slot", "title", "in_force_from", "in_force_until")

    def get_queryset(self, request):
        return super().get_queryset(request).with_things()


@admin.register(Arrangement)
class ArrangementAdmin(Log):
    list_display = ("at", "by", "verb", "slot", "title", "plan", "in_force_from")
    list_select_related = ("by", "plan")
    list_filter = ("verb",)
    exclude = ("before",)

    def get_queryset(self, request):
        return super().get_queryset(request).with_things()
