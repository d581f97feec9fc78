"""Events at the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from people.admin.binned import Binned
from people.admin.searching import FoldedSearch

from .. import rights, workflow
from ..models import Article, Document, Event, Figure, Participation
from ..publishing.events import announce_event


class ParticipationInline(admin.TabularInline):
    model = Participation
    extra = 0
    autocomplete_fields = ("person", "tenure")


class FigureInline(admin.TabularInline):
    model = Figure
    extra = 0


class DocumentInline(admin.TabularInline):
    model = Document
    extra = 0
    autocomplete_fields = ("issuer",)


@admin.register(Event)
class EventAdmin(FoldedSearch, Binned):
    list_display = ("name", "first_day", "kind", "status", "organiser")
    list_filter = ("kind", "status")
    list_select_related = ("organiser",)
    autocomplete_fields = ("organiser",)
    inlines = (ParticipationInline, FigureInline, DocumentInline)
    actions = ("announce",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "name",
                    ("kind", "mode", "status"),
                    ("first_day", "last_day", "part_of_day", "starts_at"),
                    ("place", "organiser"),
                    "slug",
                    "note",
                )
            },
        ),
    )

    def has_delete_permission(self, request, obj=None):
        return False

    def save_related(self, request, form, formsets, change):
        """An approved article that covers the event was approved with the event as it was."""
        super().save_related(request, form, formsets, change)
        for article in form.instance.articles.filter(status=Article.Status.APPROVED):
            workflow.record_change(article, request.user)

    def has_announce_permission(self, request):
        return rights.leads_desk(request.user)

    @admin.action(description=_("Announce to readers"), permissions=["announce"])
    def announce(self, request, queryset):
        for event in queryset:
            announce_event(event)
        self.message_user(request, _("Readers see the chosen events."))
