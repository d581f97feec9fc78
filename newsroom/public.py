"""What else readers may see: people, organisations, topics and authors, each by one rule.

A person has a page, a link or a place anywhere only when the managing editor marked them a public
figure and something public names them; an organisation when something public names it; a topic or
an author when a public version carries it.
"""

from django.db.models import OuterRef, Q, Subquery
from django.db.models.fields.json import KT
from django.db.models.lookups import IsNull
from django.utils import timezone

from articles.models import (
    PublishedByline,
    PublishedEvent,
    PublishedMention,
    PublishedTopic,
    Topic,
)
from people.models import Organization, PenName, Person, Tenure
from people.prepared import prepared


def _carried(model, field, at=None):
    """Return a condition: a public version has a row of `model` whose `field` is the outer row.

    The newest such row is looked up in its index, for each outer row: of "is there any", PostgreSQL
    would gather whatever is carried at all.
    """
    rows = model.objects.public(at).filter(**{field: OuterRef("pk")}).newest_first()
    return IsNull(Subquery(rows.values("pk")[:1]), False)


def people(at=None):
    """Return the people who may have a page at a moment, in Vietnamese order of names."""
    return Person.objects.public_figures().filter(_carried(PublishedMention, "person", at))


def topics(at=None):
    return Topic.objects.filter(_carried(PublishedTopic, "topic", at))


def pen_names(at=None):
    return PenName.objects.filter(_carried(PublishedByline, "pen_name", at))


def organizations(at=None, today=None):
    """Return the organisations that a public event's box or a public person's tenure names.

    `today` is that moment's day, for a prepared query, which cannot reckon it.
    """
    organisers = (
        PublishedEvent.objects.unsealed(at)
        .order_by()
        .annotate(organiser=KT("document__organiser__key"))
        .exclude(organiser=None)
    )
    held = Tenure.objects.public(at, today).filter(person__in=people(at).order_by().values("pk"))
    named = Organization.objects.filter(key__in=organisers.values("organiser"))
    # Whom a document names by a key that was merged since is the kept one.
    return Organization.objects.unmerged().filter(
        Q(pk__in=named.values("pk"))
        | Q(pk__in=named.exclude(merged_into=None).values("merged_into"))
        | Q(pk__in=held.exclude(organization=None).values("organization"))
    )


def events(at=None):
    """Return the events that readers may see."""
    return PublishedEvent.objects.unsealed(at)


def officials(keys, at=None):
    """Return `{person key: Person}` for those whose title of the day may be said of them.

    Some have no page (`has_page`): they are named with that title and not linked. A key that was
    merged since means the kept row.
    """
    keys = set(keys)
    if not keys:
        return {}
    found = {person.key: person for person in officials_by_key(keys=keys, at=at or timezone.now())}
    if missing := keys - set(found):
        merged = Person.objects.filter(key__in=missing).exclude(merged_into=None)
        kept = dict(merged.values_list("key", "merged_into"))
        by_pk = shown_officials(at).in_bulk(set(kept.values())) if kept else {}
        found |= {key: by_pk[pk] for key, pk in kept.items() if pk in by_pk}
    return found


def shown_officials(at=None):
    shown = Person.objects.named_as_officials().filter(_carried(PublishedMention, "person", at))
    return shown.select_related("portrait")


@prepared
def officials_by_key(keys, at):
    return shown_officials(at).filter(key__in=keys.each("text"))


def links(keys, at=None):
    """Return `{person key: Person}` for those of the keys that may be linked."""
    return {key: person for key, person in officials(keys, at).items() if person.has_page}
