"""Addresses that pages had: a changed slug leaves a redirect behind, one step long."""

from django.db import models, transaction


class MovedQuerySet(models.QuerySet):
    def keep(self, old, new):
        """Lead from an old address to a new one, and whatever led to the old one with it."""
        with transaction.atomic():
            self.filter(new=old).update(new=new)
            self.filter(old=new).delete()
            self.update_or_create(old=old, defaults={"new": new})


class Moved(models.Model):
    """An address of ours that is another one now."""

    old = models.CharField(max_length=250, unique=True)
    new = models.CharField(max_length=250, db_index=True)

    objects = MovedQuerySet.as_manager()

    def __str__(self):
        return f"{self.old} → {self.new}"


class KeepsAddress(models.Model):
    """A row with a page: when its slug changes, the old address leads to the new one."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        old, new = getattr(self, "_stored_address", None), self.get_absolute_url()
        if old and old != new:
            Moved.objects.keep(old, new)
        self._stored_address = new

    def get_absolute_url(self) -> str:
        raise NotImplementedError(f"{type(self).__name__} has no page: give it get_absolute_url.")

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        if "slug" in row.__dict__:
            row._stored_address = row.get_absolute_url()
        return row
