"""Rows that fixtures and documents name by an immutable key."""

from django.db import models

from .fields import KeyField


class KeyedQuerySet(models.QuerySet):
    def get_by_natural_key(self, key):
        return self.get(key=key)


class Keyed(models.Model):
    """A row with an immutable `key`, its natural key; `save()` refuses to change it."""

    key = KeyField()

    objects = KeyedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        stored = getattr(self, "_stored_key", None)
        if stored is not None and self.pk is not None and self.key != stored:
            raise ValueError(f"The key of {self!r} is {stored!r} and does not change.")
        super().save(*args, **kwargs)
        self._stored_key = self.key

    def natural_key(self):
        return (self.key,)

    @classmethod
    def from_db(cls, db, field_names, values):
        instance = super().from_db(db, field_names, values)
        instance._stored_key = instance.__dict__.get("key")
        return instance
