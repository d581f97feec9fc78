"""The house: sections, topics, sources, the masthead, lent rights."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import (
    Masthead,
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
    list_display = ("name", "slug", "order", "on_front_page", "links_people")
    list_editable = ("order", "on_front_page", "links_people")
    search_fields = ("name",)
    inlines = (SectionEditorInline,)

    def save_model(self, request, obj, form, change):
        """Keep the name that pages of days before show."""
        former = Section.objects.filter(pk=obj.pk).first()
        super().save_model(request, obj, form, change)
        if former and former.name != obj.name:
            obj.former_names.create(name=former.name, in_force_until=timezone.now())


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
    """The paper's identity; another row takes over from its moment on."""

    list_display = ("name", "governing_body", "licence", "head_name", "in_force_from")

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
