"""The cards that the front page asks for: of what was arranged, and what is newest."""

import functools
import itertools
import operator

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from people.prepared import prepared

from ..corrections import Said, said_of
from ..models import Article, PublishedArticle, Section
from ..models.slot import OPINION, PICTURES, TOP
from .events import not_over

IN_ROW = 5
NEWEST = 8


def cards_by_pair(pairs, at):
    """Return `{(kind, number): card}` of those of the things that may stand on the page then."""
    numbers: dict = {}
    for kind, number in pairs:
        numbers.setdefault(kind, set()).add(number)
    cards = []
    if "article" in numbers:
        cards += cards_of(articles=numbers["article"], at=at)
    if "event" in numbers:
        cards += not_over(at=at, today=timezone.localdate(at), events=numbers["event"])
    corrections, retractions = numbers.get("correction"), numbers.get("retraction")
    if corrections or retractions:
        cards += said_of(at, corrections, retractions)
    return {pair_of(card): card for card in cards}


def pair_of(card):
    """Return the kind and the number of the thing that a card shows."""
    if isinstance(card, PublishedArticle):
        return "article", card.article_id
    if isinstance(card, Said):
        return card.row._meta.model_name, card.row.pk
    return "event", card.event_id


@prepared
def cards_of(articles, at):
    return PublishedArticle.objects.public(at).for_cards().filter(article__in=articles.each())


def unused(at, used):
    """Return what is public and has no place yet, as cards."""
    return PublishedArticle.objects.public(at).for_cards().exclude(article__in=used.each())


@prepared
def fresh_opinion(at, since, used):
    editorials = unused(at, used).filter(kind=Article.Kind.EDITORIAL, published_at__gt=since)
    return editorials[: len(OPINION)]


@prepared
def fresh_pictures(at, since, used):
    essays = unused(at, used).filter(kind=Article.Kind.PHOTO_ESSAY, published_at__gt=since)
    return essays.exclude(picture=None)[: len(PICTURES)]


@prepared
def newest_unused(at, used):
    return unused(at, used)[: len(TOP) + NEWEST]


@prepared
def rows_of_sections(at, used):
    last = unused(at, used).filter(section=OuterRef("pk")).values("published_at")
    sections = Section.objects.as_of(at).filter(on_front_page=True).only("name", "slug")
    return sections.annotate(since=Subquery(last[IN_ROW - 1 : IN_ROW]))


@functools.cache
def cards_since(sections):
    """Return the prepared query of the cards of so many sections, each since a moment of its own.

    Its values are `at`, `used`, and `section_0`, `since_0` and so on.
    """
    names = [(f"section_{number}", f"since_{number}") for number in range(sections)]

    def cards(at, used, **ends):
        ranges = (Q(section=ends[here], published_at__gte=ends[since]) for here, since in names)
        return unused(at, used).filter(functools.reduce(operator.or_, ranges)).order_by()

    return prepared(cards, *itertools.chain(*names))
