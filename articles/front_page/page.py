"""The front page as it stands at a moment: what was arranged, the rest automatic; nothing twice."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from ..corrections import said_lately
from ..models import Placement, PublishedArticle, Section
from ..models.section import name_sections, under_names_then
from ..models.slot import CORRECTIONS, EVENTS, OPINION, PICTURES, TOP, Slot, section_slot
from .cards import (
    IN_ROW,
    NEWEST,
    cards_by_pair,
    cards_since,
    fresh_opinion,
    fresh_pictures,
    newest_unused,
    pair_of,
    rows_of_sections,
)
from .events import WEEK, events_of_the_week

FRESH = timedelta(days=30)  # older opinion and picture stories do not stand there by themselves
ALWAYS = datetime(1, 1, 2, tzinfo=UTC)


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

    moment: datetime
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
        """Return the page as it stands at a moment (now when None).

        Eleven queries at most, four more where events and notices of both kinds are arranged.
        `plan` is taken as approved and in force: so the desk sees a draft.
        """
        moment = moment or timezone.now()
        page = cls(moment)
        page._take_arranged(Placement.objects.standing(moment, plan))
        page.opinion = page._fill(OPINION, fresh_opinion)
        page.pictures = page._fill(PICTURES, fresh_pictures)
        page._fill_top()
        page._add_rows()
        page.events = page._take(EVENTS, page._coming)
        page.corrections = page._take(CORRECTIONS, page._said_lately)
        return page

    def shown(self):
        """Return every card of the page, from the top."""
        in_rows = (card for row in self.rows for card in (row.large, *row.small))
        lead = [self.lead] if self.lead else []
        return [*lead, *self.second, *self.opinion, *self.pictures, *self.newest, *in_rows]

    # How it is filled

    def _take_arranged(self, standing):
        """Put what was arranged into its places: of a thing arranged twice the first counts."""
        cards = cards_by_pair((pair for _layer, pair in standing.values()), self.moment)
        order = [*(slot for slot in Slot.values if slot in standing), *sorted(standing)]
        for slot in dict.fromkeys(order):
            layer, pair = standing[slot]
            if card := cards.pop(pair, None):
                self.places[slot], self.layers[slot] = card, layer
        if Slot.URGENT in self.places:
            # Everything below moves down by one place; the last one's is taken.
            self.is_urgent = True
            self.places.pop(TOP[-1], None)
            self.layers.pop(TOP[-1], None)

    def _used(self):
        """Return the articles that have their places already."""
        cards = (*self.places.values(), *self.newest)
        return {card.article_id for card in cards if isinstance(card, PublishedArticle)}

    def _fill(self, slots, fresh):
        """Give the empty ones of the slots the newest of a prepared query; return their cards."""
        since, used = self.moment - FRESH, self._used
        return self._take(slots, lambda: fresh(at=self.moment, since=since, used=used()))

    def _take(self, slots, found):
        """Give the empty ones of the slots what is found, if there are any; return their cards."""
        empty = [slot for slot in slots if slot not in self.places]
        if empty:
            self.places |= dict(zip(empty, found(), strict=False))
        return [self.places[slot] for slot in slots if slot in self.places]

    def _arranged(self, slots):
        return {pair_of(self.places[slot]) for slot in slots if slot in self.places}

    def _coming(self):
        used = {number for _kind, number in self._arranged(EVENTS)}
        return events_of_the_week(self.moment, used)

    def _said_lately(self):
        arranged = self._arranged(CORRECTIONS)
        many = len(CORRECTIONS) + len(arranged)
        said = said_lately(self.moment, self.moment - WEEK, many)
        return [one for one in said if pair_of(one) not in arranged]

    def _fill_top(self):
        slots = (Slot.URGENT, *TOP[:-1]) if self.is_urgent else TOP
        empty = [slot for slot in slots if slot not in self.places]
        fresh = newest_unused(at=self.moment, used=self._used())
        self.places |= dict(zip(empty, fresh, strict=False))
        self.newest = fresh[len(empty) : len(empty) + NEWEST]
        cards = [self.places[slot] for slot in slots if slot in self.places]
        self.lead, self.second = (cards[0] if cards else None), cards[1:]

    def _add_rows(self):
        """Add the sections' rows without what stands elsewhere; two queries.

        The first asks the index how far back each section's cards go, the second takes them: the
        cost is that of the cards, not of the archive.
        """
        asked = {"at": self.moment, "used": self._used()}
        found = under_names_then(rows_of_sections(**asked))
        if not found:
            return
        ranges = {}
        for number, here in enumerate(found):
            ranges |= {f"section_{number}": here.pk, f"since_{number}": here.since or ALWAYS}
        by_section: dict = {}
        cards = cards_since(len(found))(**asked, **ranges)
        for card in sorted(cards, key=lambda card: (card.published_at, card.article_id)):
            by_section.setdefault(card.section_id, []).insert(0, card)
        for here in found:
            slot, cards = section_slot(here), by_section.get(here.pk, [])
            if slot not in self.places and cards:
                self.places[slot] = cards.pop(0)
            if slot in self.places:
                self.rows.append(Row(here, self.places[slot], cards[: IN_ROW - 1]))
        name_sections(self.shown(), {here.slug: here.name for here in found})
