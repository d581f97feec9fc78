"""The rows of an article beside its text: who wrote it, whom it names."""

from django.contrib import admin

from ...models import Byline, Mention
from .keyed_rows import KeyedFormSet, KeyedRowForm


class BylineInline(admin.StackedInline):
    model = Byline
    form, formset = KeyedRowForm, KeyedFormSet
    extra = 0
    autocomplete_fields = ("pen_name",)
    fields = (("order", "role"), "pen_name", "name_as_printed", "row_key")


class MentionInline(admin.StackedInline):
    model = Mention
    form, formset = KeyedRowForm, KeyedFormSet
    extra = 0
    autocomplete_fields = ("person", "tenures")
    fields = (("order", "form"), "person", "title_as_printed", "tenures", "day", "row_key")
