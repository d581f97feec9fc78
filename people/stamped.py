"""Rows that know when they changed: what is computed from the register is kept until it does."""

from django.db import models
from django.utils import timezone


class Stamped(models.Model):
    """A row with the moment of its last save; `update()` says `changed_at` itself."""

    changed_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.changed_at = timezone.now()
        super().save(*args, **kwargs)
