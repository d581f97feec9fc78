"""The rows of an article beside its text: who wrote it, whom it names, what was reported when."""

from django.contrib import admin

from ...models import Byline, Entry, Mention
from .keyed_rows import KeyedFormSet, KeyedRowForm


class BylineInline(admin.StackedInline):
    model = Byline
    form, formset = KeyedRowForm, KeyedFormSet
    extra = 0
    autocomplete_fields = ("pen_name",)
    fields = (("order", "role"), "pen_name", "name_as_printed", "row_key")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("pen_name")


class MentionInline(admin.StackedInline):
    model = Mention
    form, formset = KeyedRowForm, KeyedFormSet
    extra = 0
    autocomplete_fields = ("person", "tenures")
    fields = (("order", "form"), "person", "title_as_printed", "tenures", "day", "row_key")

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("person")
        return rows.prefetch_related("tenures")


class EntryInline(admin.StackedInline):
    """The timed reports of a running story, below its text."""

    model = Entry
    form, formset = KeyedRowForm, KeyedFormSet
    extra = 0
    fields = (("at", "is_important"), "headline", "text", "row_key")
