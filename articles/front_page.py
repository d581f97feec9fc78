"""The front page as it stands at a moment: what was arranged, the rest automatic; nothing twice."""

import functools
import operator
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from .corrections import said_in_public
from .models import (
    Article,
    FrontPagePlan,
    Mood,
    Placement,
    PublishedArticle,
    PublishedEvent,
    Section,
)
from .models.placement import OPINION, PICTURES, TOP, Slot, section_slot
from .models.section import name_sections, under_names_then

IN_ROW = 5
NEWEST = 8
CORRECTIONS = 3
FRESH = timedelta(days=30)  # older opinion and picture stories do not stand there by themselves
WEEK = timedelta(days=7)


@dataclass
class Row:
    """One section's row: a large card and small ones."""

    section: Section
    large: PublishedArticle
    small: list = field(default_factory=list)


@dataclass
class FrontPage:
    """What stands on the front page at a moment.

    `places` has the card of each slot that shows one, `layers` says of those that were arranged by
    what: "pinned" or "planned". `lead` and `second` begin with the urgent story when there is one.
    """

    is_urgent: bool = False
    lead: PublishedArticle | None = None
    second: list = field(default_factory=list)
    opinion: list = field(default_factory=list)
    pictures: list = field(default_factory=list)
    newest: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    events: list = field(default_factory=list)
    corrections: list = field(default_factory=list)
    places: dict = field(default_factory=dict)
    layers: dict = field(default_factory=dict)

    @classmethod
    def at(cls, moment=None, plan=None):
        """Return the page as it stands at a moment (now when None); ten queries at most.

        `plan` is taken as approved and in force: so the desk sees a draft.
        """
        moment = moment or timezone.now()
        page = cls()
        public = PublishedArticle.objects.public(moment).for_cards()
        page._take_arranged(public, Placement.objects.standing(moment, plan))
        page.opinion = page._fill(OPINION, page._fresh(public, Article.Kind.EDITORIAL, moment))
        photographed = page._fresh(public, Article.Kind.PHOTO_ESSAY, moment)
        page.pictures = page._fill(PICTURES, photographed.exclude(picture=None))
        page._fill_top(public)
        page._add_rows(public, Section.objects.as_of(moment))
        page.events = events_of_the_week(moment)[:4]
        page.corrections = said_in_public(moment, since=moment - WEEK)[:CORRECTIONS]
        return page

    def shown(self):
        """Return every card of the page, from the top."""
        in_rows = (card for row in self.rows for card in (row.large, *row.small))
        lead = [self.lead] if self.lead else []
        return [*lead, *self.second, *self.opinion, *self.pictures, *self.newest, *in_rows]

    # How it is filled

    def _take_arranged(self, public, standing):
        """Put what was arranged into its places: of an article arranged twice the first counts."""
        numbers = {article for _layer, article in standing.values()}
        cards = {card.article_id: card for card in public.filter(article__in=numbers)}
        order = [*(slot for slot in Slot.values if slot in standing), *sorted(standing)]
        for slot in dict.fromkeys(order):
            layer, article = standing[slot]
            if card := cards.pop(article, None):
                self.places[slot], self.layers[slot] = card, layer
        if Slot.URGENT in self.places:
            # Everything below moves down by one place; the last one's is taken.
            self.is_urgent = True
            self.places.pop(TOP[-1], None)
            self.layers.pop(TOP[-1], None)

    def _used(self):
        """Return the articles that have their places already."""
        return {card.article_id for card in (*self.places.values(), *self.newest)}

    def _fresh(self, public, kind, moment):
        return public.filter(kind=kind, published_at__gt=moment - FRESH)

    def _fill(self, slots, automatic):
        """Give the empty ones of the slots the newest of `automatic`; return their cards."""
        empty = [slot for slot in slots if slot not in self.places]
        if empty:
            newest = automatic.exclude(article__in=self._used())[: len(empty)]
            self.places |= dict(zip(empty, newest, strict=False))
        return [self.places[slot] for slot in slots if slot in self.places]

    def _fill_top(self, public):
        slots = (Slot.URGENT, *TOP[:-1]) if self.is_urgent else TOP
        empty = [slot for slot in slots if slot not in self.places]
        fresh = list(public.exclude(article__in=self._used())[: len(empty) + NEWEST])
        self.places |= dict(zip(empty, fresh, strict=False))
        self.newest = fresh[len(empty) :]
        cards = [self.places[slot] for slot in slots if slot in self.places]
        self.lead, self.second = (cards[0] if cards else None), cards[1:]

    def _add_rows(self, public, sections):
        """Add the sections' rows without what stands elsewhere; two queries.

        The first asks the index how far back each section's cards go, the second takes them: the
        cost is that of the cards, not of the archive.
        """
        rest = public.exclude(article__in=self._used())
        last = rest.filter(section=OuterRef("pk")).values("published_at")[IN_ROW - 1 : IN_ROW]
        found = under_names_then(sections.filter(on_front_page=True).annotate(since=Subquery(last)))
        if not found:
            return
        ranges = (
            Q(section=here.pk, published_at__gte=here.since) if here.since else Q(section=here.pk)
            for here in found
        )
        by_section: dict = {}
        cards = rest.filter(functools.reduce(operator.or_, ranges)).order_by()
        for card in sorted(cards, key=lambda card: (card.published_at, card.article_id)):
            by_section.setdefault(card.section_id, []).insert(0, card)
        for here in found:
            slot, cards = section_slot(here), by_section.get(here.pk, [])
            if slot not in self.places and cards:
                self.places[slot] = cards.pop(0)
            if slot in self.places:
                self.rows.append(Row(here, self.places[slot], cards[: IN_ROW - 1]))
        name_sections(self.shown(), found)


def upcoming_events(moment):
    """Return the public events of today and later, soonest first."""
    today = timezone.localtime(moment).date()
    events = PublishedEvent.objects.unsealed(moment).filter(first_day__gte=today)
    return events.order_by("first_day", "pk")


def events_of_the_week(moment):
    """Return the public events that go on today or begin within seven days, soonest first."""
    today = timezone.localtime(moment).date()
    going_on = Q(first_day__gte=today) | Q(last_day__gte=today)
    events = PublishedEvent.objects.unsealed(moment).filter(going_on, first_day__lt=today + WEEK)
    return events.order_by("first_day", "pk")


def next_change(moment, within=timedelta(seconds=30)):
    """Return the next moment within a while at which the page changes by itself, or None."""
    ends = (
        (PublishedArticle.objects.filter(sealed_at=None), ["in_force_from"]),
        (Placement.objects.all(), ["in_force_from", "in_force_until"]),
        (FrontPagePlan.objects.approved(), ["in_force_from", "in_force_until"]),
        (Mood.objects.all(), ["in_force_from", "in_force_until"]),
    )
    window = moment, moment + within
    moments = [
        rows.order_by()
        .filter(**{f"{end}__gt": window[0], f"{end}__lte": window[1]})
        .values_list(end)
        for rows, columns in ends
        for end in columns
    ]
    found = [end for (end,) in moments[0].union(*moments[1:])]
    return min(found, default=None)
