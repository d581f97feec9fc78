"""The front page: what is pinned, then the newest, then the sections; no article twice."""

import functools
import operator
from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from .models import Placement, PublishedArticle, PublishedEvent, Section

SLOTS = ("lead", "second-1", "second-2", "second-3")
IN_ROW = 5
NEWEST = 8
# How many of one section's newest may be needed, when the parts above took theirs from it.
DEEPEST = len(SLOTS) + NEWEST + IN_ROW - 1


@dataclass
class Row:
    """One section's row: a large card and small ones."""

    section: Section
    large: PublishedArticle
    small: list = field(default_factory=list)


@dataclass
class FrontPage:
    """What stands on the front page at a moment."""

    lead: PublishedArticle | None
    second: list
    rows: list
    newest: list
    events: list

    @classmethod
    def at(cls, moment=None):
        """Return the page as it stands at a moment (now when None); six queries."""
        moment = moment or timezone.now()
        public = PublishedArticle.objects.public(moment).for_cards()
        pinned = dict(Placement.objects.shown(moment).values_list("slot", "article_id"))
        pins = {
            article.article_id: article for article in public.filter(article__in=pinned.values())
        }
        newest = list(public[: NEWEST + len(SLOTS)])
        waiting = [article for article in newest if article.article_id not in pins]
        top = []
        for slot in SLOTS:
            article = pins.get(pinned.get(slot)) or (waiting.pop(0) if waiting else None)
            if article:
                top.append(article)
        used = {article.article_id for article in top}
        fresh = [article for article in newest if article.article_id not in used][:NEWEST]
        used |= {article.article_id for article in fresh}
        return cls(
            lead=top[0] if top else None,
            second=top[1:],
            rows=cls._rows(public, used),
            newest=fresh,
            events=upcoming_events(moment)[:4],
        )

    @staticmethod
    def _rows(public, used):
        """Return the sections' rows without what stands above them; two queries.

        The first asks the index how far back each section's cards go, the second takes them: the
        cost is that of the cards, not of the archive.
        """
        last = public.filter(section=OuterRef("pk")).values("published_at")[DEEPEST : DEEPEST + 1]
        sections = list(Section.objects.filter(on_front_page=True).annotate(since=Subquery(last)))
        if not sections:
            return []
        ranges = (
            Q(section=here.pk, published_at__gte=here.since) if here.since else Q(section=here.pk)
            for here in sections
        )
        cards = public.filter(functools.reduce(operator.or_, ranges)).order_by()
        by_section: dict = {}
        for card in sorted(cards, key=lambda card: (card.published_at, card.article_id)):
            if card.article_id not in used:
                by_section.setdefault(card.section_id, []).insert(0, card)
        found = [(here, by_section.get(here.pk)) for here in sections]
        return [Row(here, cards[0], cards[1:IN_ROW]) for here, cards in found if cards]


def upcoming_events(moment):
    """Return the public events of today and later, soonest first."""
    today = timezone.localtime(moment).date()
    events = PublishedEvent.objects.unsealed(moment).filter(first_day__gte=today)
    return events.order_by("first_day", "pk")
