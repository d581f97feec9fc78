"""What a search is among: the public versions at a moment, all of them or those within filters."""

import functools

from django.utils import timezone

from people.prepared import prepared

from .models import PublishedArticle, PublishedMention

PAGE = 20
COUNTED = 1000  # versions found; beyond, there are "more than 1,000"


class Scope:
    """Filters are `section` and `person` (primary keys), `begin` and `end` (moments).

    The queries are written once a process for each set of filters that somebody asked.
    """

    def __init__(self, at=None, **filters):
        self.at = at or timezone.now()
        self.given = {"at": self.at, **filters}

    def newest(self, match, wanted=PAGE + 1):
        """Return the primary keys of the first versions that have what `match_of` wrote."""
        most = PAGE + 1 if wanted <= PAGE + 1 else COUNTED + 1
        return newest_of(most, *self.given)(match=match, **self.given)[:wanted]

    def found(self, match):
        """Return (key, section, published_at, article) of as many as are counted, in no order."""
        return found_of(*self.given)(match=match, **self.given)


def versions(match, at, section=None, person=None, begin=None, end=None):
    found = PublishedArticle.objects.public(at).with_tokens(match)
    if section is not None:
        found = found.filter(section=section)
    if person is not None:
        naming = PublishedMention.objects.filter(person=person).order_by()
        found = found.filter(pk__in=naming.values("version"))
    if begin is not None:
        found = found.filter(published_at__gte=begin)
    if end is not None:
        found = found.filter(published_at__lt=end)
    return found


@functools.cache
def newest_of(most, *given):
    def newest(**values):
        return versions(**values).values_list("pk", flat=True)[:most]

    return prepared(newest, "match", *given)


@functools.cache
def found_of(*given):
    def found(**values):
        columns = "pk", "section", "published_at", "article"
        return versions(**values).order_by().values_list(*columns)[: COUNTED + 1]

    return prepared(found, "match", *given)
