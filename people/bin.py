"""The bin: what is deleted goes there and comes back; what is in use says where.

A row is in use where another row points at it and would not go with it: every relation that is
PROTECT, whichever app has it.
"""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

SHOWN = 5


class InUse(Exception):
    """Something that stands elsewhere cannot go; `places` are the rows where it stands."""

    def __init__(self, row, places):
        self.places = places
        where = "; ".join(f"{place._meta.verbose_name} “{place}”" for place in places[:SHOWN])
        super().__init__(
            _("“%(row)s” is in use and cannot go to the bin: %(where)s.")
            % {"row": row, "where": where}
        )


def places_of(row):
    """Return the rows in which a row is used, at most SHOWN of a kind."""
    places = []
    for relation in row._meta.related_objects:
        if relation.one_to_many or relation.one_to_one:
            if relation.on_delete is not models.PROTECT:
                continue
            used = relation.related_model._base_manager.filter(**{relation.field.name: row})
        else:
            used = relation.related_model._base_manager.filter(**{relation.field.name: row.pk})
        places += [_owner(place) for place in used[:SHOWN]]
    return list(dict.fromkeys(places))


def _owner(place):
    """Return what a newsroom calls the place: the article, not the caption in it."""
    for name in ("article", "caption", "version"):
        owner = getattr(place, name, None)
        if isinstance(owner, models.Model):
            return _owner(owner)
    return place


@transaction.atomic
def put(row, at=None):
    """Put a row in the bin; raises InUse, which says where it stands, when it does."""
    row = type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)
    places = places_of(row)
    if places:
        raise InUse(row, places)
    type(row)._base_manager.filter(pk=row.pk, binned_at=None).update(binned_at=at or timezone.now())


def take_out(row):
    """Take a row out of the bin, as it was."""
    type(row)._base_manager.filter(pk=row.pk).update(binned_at=None)
