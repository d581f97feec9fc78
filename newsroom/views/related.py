"""What to read next: of the same event, about the same people, on the same topic, else the section.

Each way asks its own index for the newest few, so 1 or 1,000 related articles cost the same.
"""

from django.utils.translation import gettext as _

from articles.models import PublishedArticle, PublishedMention, PublishedTopic

SHOWN = 4  # in a group
LOOKED_AT = 24  # newest rows of a person or a topic: some are older versions, or the same article


def groups_for(version, people, at=None):
    """Return `[{label, articles}]`, at most four articles each and none twice; four queries.

    `people` are those who may be linked, by key. The section is asked when nothing else was found.
    """
    public = PublishedArticle.objects.public(at).exclude(article=version.article_id).for_cards()
    naming = versions_naming(people) - {version.pk}
    carrying = versions_carrying(version.document["topics"]) - {version.pk}
    found = list(public.filter(pk__in=naming | carrying)) if naming | carrying else []
    covering = public.filter(event=version.event_id)[:SHOWN] if version.event_id else ()
    ways = (
        (_("On this event"), covering),
        (_("About these people"), [card for card in found if card.pk in naming]),
        (_("On this topic"), [card for card in found if card.pk in carrying]),
    )
    groups = each_once(ways)
    return groups or each_once([(_("Related"), public.filter(section=version.section_id)[:SHOWN])])


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
    return newest(PublishedMention.objects.filter(person__in=who)) if who else set()


def versions_carrying(topics):
    keys = [topic["key"] for topic in topics]
    return newest(PublishedTopic.objects.filter(topic__key__in=keys)) if keys else set()


def newest(rows):
    """Return the versions of the newest rows: rows are written as versions are published."""
    return set(rows.order_by("-pk").values_list("version", flat=True)[:LOOKED_AT])
