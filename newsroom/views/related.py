"""What to read next: of the same event, about the same people, on the same topic, else the section.

Each way asks its own index for the newest few, so 1 or 1,000 related articles cost the same.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import PublishedArticle, PublishedMention, PublishedTopic
from people.prepared import prepared

SHOWN = 4  # in a group
LOOKED_AT = 24  # newest rows of a person or a topic: some are older versions, or the same article


def groups_for(version, people, at=None):
    """Return `[{label, articles}]`, at most four articles each and none twice; four queries.

    `people` are those who may be linked, by key. The section is asked when nothing else was found.
    """
    here = {"at": at or timezone.now(), "article": version.article_id}
    naming = versions_naming(people) - {version.pk}
    carrying = versions_carrying(version.document["topics"]) - {version.pk}
    found = among(versions=naming | carrying, **here) if naming | carrying else []
    event = version.event_id
    ways = (
        (_("On this event"), newest_covering(event=event, **here) if event else ()),
        (_("About these people"), [card for card in found if card.pk in naming]),
        (_("On this topic"), [card for card in found if card.pk in carrying]),
    )
    groups = each_once(ways)
    if groups:
        return groups
    return each_once([(_("Related"), newest_in(section=version.section_id, **here))])


def others(at, article):
    """Return what is public beside an article, as cards."""
    return PublishedArticle.objects.public(at).exclude(article=article).for_cards()


@prepared
def among(versions, at, article):
    return others(at, article).filter(pk__in=versions.each())


@prepared
def newest_covering(event, at, article):
    return others(at, article).filter(event=event)[:SHOWN]


@prepared
def newest_in(section, at, article):
    return others(at, article).filter(section=section)[:SHOWN]


def each_once(ways):
    """Return the groups that have an article, each article in the first group that has it."""
    groups, taken = [], set()
    for label, cards in ways:
        articles = [card for card in cards if card.pk not in taken][:SHOWN]
        taken.update(card.pk for card in articles)
        if articles:
            groups.append({"label": label, "articles": articles})
    return groups


def versions_naming(people):
    """Return the newest versions, as a set of numbers, that name any of the people."""
    who = [person.pk for person in people.values()]
    return set(naming_newest(people=who)) if who else set()


def versions_carrying(topics):
    keys = [topic["key"] for topic in topics]
    return set(carrying_newest(topics=keys)) if keys else set()


@prepared
def naming_newest(people):
    rows = PublishedMention.objects.filter(person__in=people.each())
    return rows.newest_first().values_list("version", flat=True)[:LOOKED_AT]


@prepared
def carrying_newest(topics):
    rows = PublishedTopic.objects.filter(topic__key__in=topics.each("text"))
    return rows.newest_first().values_list("version", flat=True)[:LOOKED_AT]
