"""Pictures in an article: their captions, and who is seen in them from left to right."""

import json

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from people.models import Person

from ...models import Caption, CaptionPerson, Photo
from ..photo.library import thumb_address
from .keyed_rows import KeyedFormSet, KeyedRowForm

MOST_SHOWN = 60
ASIDE = ("shown", "find_person")  # fields that are no columns


class CaptionForm(KeyedRowForm):
    """One picture in the article; `shown` holds the people as JSON `[{person, title}]`.

    A form that comes without `shown` (a script, an import) leaves the people as they are.
    """

    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    find_person = forms.ModelChoiceField(
        Person.objects.all(),
        required=False,
        label=_("Who is shown, from the left"),
        widget=AutocompleteSelect(CaptionPerson._meta.get_field("person"), admin.site),
    )

    class Meta:
        model = Caption
        fields = ("photo", "text", "alt", "credit", "order")
        widgets = {
            "photo": forms.HiddenInput,
            "order": forms.HiddenInput,
            "text": forms.Textarea(attrs={"rows": 2, "class": "caption-text"}),
            "alt": forms.TextInput(attrs={"class": "caption-alt"}),
            "credit": forms.TextInput(attrs={"class": "caption-credit"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["shown"] = json.dumps(self._as_rows(self._stored()), ensure_ascii=False)

    @cached_property
    def picture(self):
        """The Photo that the row shows as it stands in the form, or None."""
        pk = self["photo"].value()
        if self.instance.photo_id and str(pk) == str(self.instance.photo_id):
            return self.instance.photo
        known = str(pk or "").isdigit()
        return Photo.objects.filter(pk=pk).first() if known else None

    @property
    def thumb(self):
        return thumb_address(self.picture) if self.picture else ""

    @cached_property
    def changed_data(self):
        changed = [name for name in super().changed_data if name not in ASIDE]
        return [*changed, "shown"] if self._people_changed() else changed

    def _people_changed(self):
        if not self.is_bound or self.add_prefix("shown") not in self.data:
            return False
        now = [(row.person_id, row.title_as_printed) for row in self.people_shown()]
        return now != [(row.person_id, row.title_as_printed) for row in self._stored()]

    def clean_shown(self):
        self.typed_people()
        return self.cleaned_data["shown"]

    # Who is shown

    def people_shown(self):
        """Return the rows that the form says, unsaved where new; the stored ones if unreadable."""
        try:
            return self.typed_people()
        except ValidationError:
            return self._stored()

    def typed_people(self):
        """Return what was typed as CaptionPersons, unsaved; ValidationError for what is none."""
        if not self.is_bound or self.add_prefix("shown") not in self.data:
            return self._stored()
        try:
            rows = json.loads(self.data[self.add_prefix("shown")] or "[]")[:MOST_SHOWN]
            pairs = [(int(row["person"]), str(row.get("title", ""))) for row in rows]
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ValidationError(_("Who is shown in the picture cannot be read.")) from error
        people = Person.objects.in_bulk([pk for pk, _title in pairs if abs(pk) < 2**62])
        field = CaptionPerson._meta.get_field("title_as_printed")
        return [
            CaptionPerson(
                person=people[pk], order=order, title_as_printed=field.clean_value(title)[:300]
            )
            for order, (pk, title) in enumerate(pairs, 1)
            if pk in people
        ]

    def _stored(self):
        if not self.instance.pk:
            return []
        return list(self.instance.people.all())

    @staticmethod
    def _as_rows(people):
        return [
            {"person": row.person_id, "name": row.person.full_name, "title": row.title_as_printed}
            for row in people
        ]

    @property
    def shown_rows(self):
        """The people for the page's script to draw, names included."""
        return self._as_rows(self.people_shown())

    def _save_m2m(self):
        super()._save_m2m()
        if not self._people_changed():
            return
        people = self.typed_people()
        self.instance.people.all().delete()
        for row in people:
            row.caption = self.instance
            row.save()


class CaptionInline(admin.StackedInline):
    model = Caption
    form, formset = CaptionForm, KeyedFormSet
    extra = 0
    template = "admin/articles/article/_caption_rows.html"
    fields = ("photo", "text", "alt", "credit", "order", "row_key", "shown", "find_person")

    def get_queryset(self, request):
        people = CaptionPerson.objects.select_related("person").order_by("order", "pk")
        rows = super().get_queryset(request).select_related("photo")
        return rows.prefetch_related(Prefetch("people", people))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without the admin's links beside the picture: the library stands behind it."""
        if db_field.name == "photo":
            return db_field.formfield(widget=forms.HiddenInput)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
