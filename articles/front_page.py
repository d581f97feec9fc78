"""The front page: what is pinned, then the newest, then the sections; no article twice."""

from dataclasses import dataclass, field

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from .models import Placement, PublishedArticle, PublishedEvent, Section

SLOTS = ("lead", "second-1", "second-2", "second-3")
IN_ROW = 5
NEWEST = 8
SPARE = len(SLOTS) + NEWEST  # what the parts above may take out of one section's row


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
        """Return the page as it stands at a moment (now when None); five queries."""
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
        """Return the sections' rows without what stands above them."""
        place = Window(
            RowNumber(), partition_by=F("section"), order_by=("-published_at", "-article_id")
        )
        ranked = public.filter(section__on_front_page=True).annotate(place=place)
        by_section: dict = {}
        for article in ranked.filter(place__lte=IN_ROW + SPARE).order_by("section__order", "place"):
            if article.article_id not in used:
                by_section.setdefault(article.section, []).append(article)
        return [Row(s, cards[0], cards[1:IN_ROW]) for s, cards in by_section.items()]


def upcoming_events(moment):
    """Return the public events of today and later, soonest first."""
    today = timezone.localtime(moment).date()
    events = PublishedEvent.objects.unsealed(moment).filter(first_day__gte=today)
    return events.order_by("first_day", "pk")
