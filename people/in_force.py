"""What is true as of a moment: rows in force from one moment until another, `[from, until)`.

One idea for published versions, front-page places, organisations, positions and lent rights:
the columns `in_force_from` and `in_force_until`, and one method, `in_force(at)`.
"""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone


def local_day(at=None):
    """Return the day in Asia/Ho_Chi_Minh of a moment, a day itself, or today for None."""
    if at is None:
        return timezone.localdate()
    if isinstance(at, datetime.datetime):
        return timezone.localtime(at).date()
    return at


class InForceQuerySet(models.QuerySet):
    def in_force(self, at=None):
        """Return the rows in force at a moment (now when None).

        Where the columns hold days, the moment's day in Asia/Ho_Chi_Minh decides; an open start
        or end counts as always.
        """
        start = self.model._meta.get_field("in_force_from")
        if isinstance(start, models.DateTimeField):
            moment = at or timezone.now()
        else:
            moment = local_day(at)
        begun = Q(in_force_from__lte=moment)
        if start.null:
            begun |= Q(in_force_from=None)
        return self.filter(begun, Q(in_force_until=None) | Q(in_force_until__gt=moment))
