"""Rows of a form named by their keys: a write that is sent twice makes no second row.

The page gives every new row a key of its own. So a row is known again when the answer to a write
was lost, and a row that somebody else took away meanwhile comes back instead of being an error.
"""

import contextlib
from collections import defaultdict

from django import forms
from django.core.validators import validate_slug
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property

MOST = 1000


class KeyedRowForm(forms.ModelForm):
    """A row with its key in a hidden field, `row_key`: put it into the `fields` of the inline."""

    row_key = forms.CharField(
        required=False, max_length=80, widget=forms.HiddenInput, validators=[validate_slug]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["row_key"] = self.instance.key

    @cached_property
    def changed_data(self):
        return [name for name in super().changed_data if name != "row_key"]

    def full_clean(self):
        """Ask nothing of the database about a row in which nothing was changed."""
        if not (self.is_bound and self.instance.pk) or self.has_changed():
            return super().full_clean()
        self._errors = ErrorDict()
        self.cleaned_data = {name: self.initial.get(name) for name in self.fields}

    def clean(self):
        cleaned = super().clean()
        key = self.cleaned_data.get("row_key")
        if key and not self.instance.pk:
            taken = self._meta.model.objects.filter(key=key).exists()
            self.instance.key = self.instance.key if taken else key
        return cleaned


class KeyedFormSet(forms.BaseInlineFormSet):
    """An inline formset that knows its rows by id or key, not by their place in the form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self._settle()

    def _settle(self):
        """Put the rows that exist first, as Django wants them, and take lost ids away."""
        existing = list(self.get_queryset())
        by_id = {str(row.pk): row for row in existing}
        by_key = {row.key: row for row in existing}
        known, new = [], []
        sent, sent_files = self._rows(self.data), self._rows(self.files)
        for number in range(self._sent()):
            row, files = sent[str(number)], sent_files[str(number)]
            found = by_id.get(row.get("id")) or by_key.get(row.get("row_key"))
            row["id"] = str(found.pk) if found else ""
            if found and found in [one for one, _row, _files in known]:
                continue
            if found or not row.get("DELETE"):
                (known if found else new).append((found, row, files))
        self._write([*known, *new], len(known))

    def kept(self):
        """Return the rows as they stand after the save, in their order."""
        rows = [*self.get_queryset(), *self.new_objects]
        return sorted((row for row in rows if row.pk), key=lambda row: (row.order, row.pk))

    def _sent(self):
        with contextlib.suppress(TypeError, ValueError):
            return min(int(self.data.get(f"{self.prefix}-TOTAL_FORMS")), MOST)
        return 0

    def _rows(self, data):
        """Return what was sent for each row: `{number as sent: its values by field}`."""
        rows = defaultdict(MultiValueDict)
        for name in data:
            if name.startswith(f"{self.prefix}-"):
                number, _dash, field = name.removeprefix(f"{self.prefix}-").partition("-")
                rows[number].setlist(field, data.getlist(name))
        return rows

    def _write(self, rows, known):
        data = QueryDict(mutable=True)
        files = MultiValueDict()
        for number, (_found, row, row_files) in enumerate(rows):
            for target, part in ((data, row), (files, row_files)):
                for name in part:
                    target.setlist(f"{self.prefix}-{number}-{name}", part.getlist(name))
        data[f"{self.prefix}-TOTAL_FORMS"] = len(rows)
        data[f"{self.prefix}-INITIAL_FORMS"] = known
        for name in ("MIN_NUM_FORMS", "MAX_NUM_FORMS"):
            data[f"{self.prefix}-{name}"] = self.data.get(f"{self.prefix}-{name}", "")
        self.data, self.files = data, files
