"""The house: sections, topics, sources, the masthead, the front page, lent rights."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import rights
from ..models import (
    FrontPagePlan,
    Masthead,
    Placement,
    PublishingRight,
    Section,
    SectionEditor,
    Source,
    Topic,
)


class SectionEditorInline(admin.TabularInline):
    model = SectionEditor
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "order", "on_front_page")
    list_editable = ("order", "on_front_page")
    search_fields = ("name",)
    inlines = (SectionEditorInline,)


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display = ("name", "slug")
    search_fields = ("name",)


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ("name", "credit", "licensed_until", "may_syndicate")
    search_fields = ("name",)


@admin.register(Masthead)
class MastheadAdmin(admin.ModelAdmin):
    """One row: the paper's identity."""

    list_display = ("name", "governing_body", "licence", "head_name")

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Masthead.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        missing = Masthead.current().missing()
        if missing and request.method == "GET":
            self.message_user(
                request,
                _("The press law asks for these too: %(fields)s.")
                % {"fields": ", ".join(str(name) for name in missing)},
                messages.WARNING,
            )
        return super().changeform_view(request, object_id, form_url, extra_context)


class PlacementInline(admin.TabularInline):
    model = Placement
    extra = 0
    autocomplete_fields = ("article",)


@admin.register(FrontPagePlan)
class FrontPagePlanAdmin(admin.ModelAdmin):
    list_display = ("name", "in_force_from", "in_force_until", "approved_at")
    search_fields = ("name",)
    inlines = (PlacementInline,)
    actions = ("approve",)

    def has_approve_permission(self, request):
        return rights.leads_desk(request.user)

    @admin.action(description=_("Approve the chosen plans"), permissions=["approve"])
    def approve(self, request, queryset):
        queryset.filter(approved_at=None).update(approved_at=timezone.now())
        self.message_user(request, _("The chosen plans appear at their time."))


@admin.register(Placement)
class PlacementAdmin(admin.ModelAdmin):
    list_display = ("slot", "article", "plan", "in_force_from", "in_force_until")
    list_filter = ("slot",)
    list_select_related = ("article", "plan")
    autocomplete_fields = ("article", "plan")
    show_full_result_count = False


@admin.register(PublishingRight)
class PublishingRightAdmin(admin.ModelAdmin):
    list_display = ("user", "lent_by", "in_force_from", "in_force_until", "lent_at")
    list_select_related = ("user", "lent_by")
    autocomplete_fields = ("user",)
    filter_horizontal = ("sections",)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.lent_by = request.user
        super().save_model(request, obj, form, change)
