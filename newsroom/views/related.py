"""What to read next: of the same event, about the same people, on the same topic, else the section.

Each way asks its own index for the newest few, so 1 or 1,000 related articles cost the same.
"""

import itertools

from django.db.models import OuterRef, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import PublishedArticle, PublishedTopic, Topic
from newsroom.public import LOOKED_AT
from people.gathered import Gathered
from people.prepared import prepared

SHOWN = 4  # in a group
PLACE = ("way", "pk", "published_at", "article")  # a version's among those found


def groups_for(version, people, at=None):
    """Return `[{label, articles}]`, at most four articles each and none twice.

    Two queries, three for a version with topics. `people` are the `public.links` of the version.
    The section is asked when nothing else was found.
    """
    here = {"at": at or timezone.now(), "article": version.article_id}
    keys = [topic["key"] for topic in version.document["topics"]]
    found = candidates(
        event=version.event_id,
        naming=in_any(person.named_in for person in people.values()),
        carrying=in_any(carried_by(topics=keys, at=here["at"])) if keys else (),
        **here,
    )
    if not found:
        newest = newest_in(section=version.section_id, **here)
        return [{"label": _("Related"), "articles": newest}] if newest else []
    chosen = each_once(found)
    shown = cards_of(versions=itertools.chain(*chosen.values()), at=here["at"])
    cards = {card.pk: card for card in shown}
    labels = _("On this event"), _("About these people"), _("On this topic")
    return [
        {"label": labels[way], "articles": [cards[pk] for pk in few if pk in cards]}
        for way, few in chosen.items()
    ]


def each_once(found):
    """Return `{way: primary keys}`, each in the first way that leads to it."""
    chosen: dict = {}
    for way, pk, *_place in found:
        taken = any(pk in few for few in chosen.values())
        if not taken and len(chosen.get(way, ())) < SHOWN:
            chosen.setdefault(way, []).append(pk)
    return chosen


def in_any(gathered):
    """Return the primary keys in some lists of rows of one value."""
    return {pk for rows in gathered for (pk,) in rows}


@prepared
def carried_by(topics, at):
    """Return for each topic the newest versions at a moment that carry it.

    Gathered one by one: of all at once a database would read and sort whatever carries any.
    """
    rows = PublishedTopic.objects.filter(topic=OuterRef("pk"), published_at__lte=at)
    known = Topic.objects.filter(key__in=topics.each("text")).order_by()
    newest = Gathered(rows.newest_first()[:LOOKED_AT], "version")
    return known.annotate(newest=newest).values_list("newest", flat=True)


@prepared
def candidates(at, article, event, naming, carrying):
    """Return (way, primary key) of the public versions that each way leads to, newest first."""
    others = PublishedArticle.objects.public(at).exclude(article=article)
    ways = others.filter(event=event).values("pk")[:SHOWN], naming.each(), carrying.each()
    found = [
        others.order_by().filter(pk__in=few).annotate(way=Value(way)).values_list(*PLACE)
        for way, few in enumerate(ways)
    ]
    return found[0].union(*found[1:], all=True).order_by("way", "-published_at", "-article")


@prepared
def cards_of(versions, at):
    cards = PublishedArticle.objects.public(at).order_by().for_cards()
    return cards.filter(pk__in=versions.each())


@prepared
def newest_in(section, at, article):
    others = PublishedArticle.objects.public(at).exclude(article=article)
    return others.filter(section=section).for_cards()[:SHOWN]
