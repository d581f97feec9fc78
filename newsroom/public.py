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
from people.gathered import Gathered
from people.in_force import local_day
from people.models import Organization, PenName, Person, Tenure
from people.prepared import prepared

LOOKED_AT = 24  # newest versions on somebody or something: some are older ones of one article

# What pages show and ask of a person who is named there.
OF_AN_OFFICIAL = (
    "key",
    "full_name",
    "slug",
    "is_public_figure",
    "exposure",
    "binned_at",
    "merged_into",
    "portrait__person",
    "portrait__files",
    "portrait__usable_until",
)


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


def officials(keys, at=None, day=None):
    """Return `{person key: Person}` for those whose title of the day may be said of them.

    Some have no page (`has_page`): they are named with that title and not linked. A key that was
    merged since means the kept row. `held` are the titles of a day (the moment's when None) by
    rank, of verified tenures surely held then, each as `title_in_print` asks for it; `named_in`
    the newest versions that name them then, `[[primary key], …]`, public or not.
    """
    keys = set(keys)
    if not keys:
        return {}
    asked = {"at": at or timezone.now(), "today": local_day(at)}
    asked["day"] = day or asked["today"]
    found = {person.key: person for person in officials_by_key(keys=keys, **asked)}
    if missing := keys - set(found):
        kept = dict(merged(keys=missing))
        again = officials_by_key(keys=kept.values(), **asked) if kept else ()
        by_key = {person.key: person for person in again}
        found |= {key: by_key[other] for key, other in kept.items() if other in by_key}
    return found


@prepared
def officials_by_key(keys, at, today, day):
    shown = Person.objects.named_as_officials().filter(_carried(PublishedMention, "person", at))
    held = Tenure.objects.public(at, today).filter(person=OuterRef("pk")).surely_on(day)
    titles = Gathered(held.by_rank(), "title", "is_acting", "position__title")
    naming = PublishedMention.objects.filter(person=OuterRef("pk"), published_at__lte=at)
    asked = shown.filter(key__in=keys.each("text")).annotate(
        held=titles, named_in=Gathered(naming.newest_first()[:LOOKED_AT], "version")
    )
    return asked.select_related("portrait").only(*OF_AN_OFFICIAL)


@prepared
def merged(keys):
    """Return (key, key of the kept row) of those of the keys that were found to be another's."""
    found = Person.objects.filter(key__in=keys.each("text")).exclude(merged_into=None)
    return found.values_list("key", "merged_into__key")


def links(keys, at=None):
    """Return `{person key: Person}` for those of the keys that may be linked."""
    return {key: person for key, person in officials(keys, at).items() if person.has_page}
