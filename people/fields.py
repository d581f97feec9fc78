"""Text fields that take every input form of Vietnamese and keep one: NFC, no control characters.

The cleaning stands in `get_prep_value`, the one door that forms, imports, `update()` and look-ups
all pass, and in `to_python`, so that a validated instance already holds what will be stored.
"""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from vietnamese.text import clean_line, clean_text


class CleanedField:
    """Apply `clean` to every string on its way in."""

    def to_python(self, value):
        value = super().to_python(value)
        return self.clean_value(value) if isinstance(value, str) else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return self.clean_value(value) if isinstance(value, str) else value


class LineField(CleanedField, models.CharField):
    """One line of text."""

    clean_value = staticmethod(clean_line)


class ProseField(CleanedField, models.TextField):
    """Plain text of several lines."""

    clean_value = staticmethod(clean_text)


def new_key():
    """Return a fresh random key: 12 characters of a–z and 2–7 (60 bits)."""
    alphabet = "abcdefghijklmnopqrstuvwxyz234567"
    return "".join(secrets.choice(alphabet) for _unused in range(12))


class KeyField(models.SlugField):
    """The immutable natural key by which fixtures, documents and imports name a row."""

    def __init__(self, **kwargs):
        kwargs = {
            "verbose_name": _("key"),
            "max_length": 80,
            "unique": True,
            "default": new_key,
            "editable": False,
        } | kwargs
        super().__init__(**kwargs)
