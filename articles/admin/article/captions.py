"""Pictures in an article: their captions, and who is seen in them."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ... import rights, workflow
from ...models import Caption, CaptionPerson
from .keyed_rows import KeyedFormSet, KeyedRowForm


class CaptionInline(admin.StackedInline):
    model = Caption
    form, formset = KeyedRowForm, KeyedFormSet
    extra = 0
    autocomplete_fields = ("photo",)
    fields = ("marker", "photo", "text", ("credit", "alt", "order"), "row_key")
    readonly_fields = ("marker",)
    show_change_link = True

    @admin.display(description=_("place in the text"))
    def marker(self, caption):
        if not caption.pk:
            return _("known after the first save; without a place it stands after the lede")
        return format_html(
            '<button type="button" class="place" data-caption="{}">{}</button>',
            caption.key,
            _("Put the picture where the cursor stands"),
        )


class CaptionPersonInline(admin.TabularInline):
    model = CaptionPerson
    extra = 0
    autocomplete_fields = ("person",)


@admin.register(Caption)
class CaptionAdmin(admin.ModelAdmin):
    """Opened from the article: who is seen in the picture, from left to right."""

    fields = ("text", "photo", ("credit", "alt"))
    autocomplete_fields = ("photo",)
    inlines = (CaptionPersonInline,)

    def get_queryset(self, request):
        articles = rights.visible_to(request.user).values("pk")
        return super().get_queryset(request).filter(article__in=articles)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or rights.may_edit(obj.article, request.user))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return False

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        workflow.record_change(form.instance.article, request.user)
