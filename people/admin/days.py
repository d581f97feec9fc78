"""A day as the desk types it: 1/7/2025."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from vietnamese.dates import short_date
from vietnamese.terms import STILL_HELD

from .terms import parsed


class DayField(forms.CharField):
    """A text that must mean one day; a date goes in, a date comes out."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        span = parsed(text)
        if span == STILL_HELD or span.earliest is None or span.earliest != span.latest:
            raise ValidationError(
                _("“%(text)s”: write one day, as in 22/4/2016.") % {"text": text[:40]}
            )
        return span.earliest

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else short_date(value)
