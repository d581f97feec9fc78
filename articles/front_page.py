"""The front page as it stands at a moment: what was arranged, the rest automatic; nothing twice."""

import functools
import itertools
import operator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from people.prepared import prepared

from .corrections import Said, said_lately, said_of
from .models import (
    Article,
    FrontPagePlan,
    Mood,
    Placement,
    PublishedArticle,
    PublishedEvent,
    Section,
)
from .models.section import name_sections, under_names_then
from .models.slot import CORRECTIONS, EVENTS, OPINION, PICTURES, TOP, Slot, section_slot

IN_ROW = 5
NEWEST = 8
FRESH = timedelta(days=30)  # older opinion and picture stories do not stand there by themselves
WEEK = timedelta(days=7)
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
        name_sections(self.shown(), found)


# What is asked for it


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


def upcoming_events(moment):
    """Return the public events of today and later, soonest first."""
    today = timezone.localtime(moment).date()
    events = PublishedEvent.objects.unsealed(moment).filter(first_day__gte=today)
    return events.order_by("first_day", "pk")


def events_of_the_week(moment, used=()):
    """Return four public events that go on today or begin within seven days, soonest first.

    `used` are the numbers of events that have their places already.
    """
    today = timezone.localtime(moment).date()
    return events_between(at=moment, today=today, end=today + WEEK, used=used)


@prepared
def events_between(at, today, end, used):
    events = going_on(at, today).filter(first_day__lt=end).exclude(event__in=used.each())
    return events.order_by("first_day", "pk")[: len(EVENTS)]


@prepared
def not_over(at, today, events):
    return going_on(at, today).filter(event__in=events.each())


def going_on(at, today):
    """Return the public events that are not over on a day."""
    ends_then = Q(first_day__gte=today) | Q(last_day__gte=today)
    return PublishedEvent.objects.unsealed(at).filter(ends_then)


def next_change(moment, within=timedelta(seconds=30)):
    """Return the next moment within a while at which the page changes by itself, or None."""
    found = changes(after=moment, until=moment + within)
    return min((end for (end,) in found), default=None)


@prepared
def changes(after, until):
    """Return the moments of an interval at which something begins or ends to stand on the page."""
    ends = (
        (PublishedArticle.objects.filter(sealed_at=None), ["in_force_from"]),
        (Placement.objects.all(), ["in_force_from", "in_force_until"]),
        (FrontPagePlan.objects.approved(), ["in_force_from", "in_force_until"]),
        (Mood.objects.all(), ["in_force_from", "in_force_until"]),
    )
    moments = [
        rows.order_by().filter(**{f"{end}__gt": after, f"{end}__lte": until}).values_list(end)
        for rows, columns in ends
        for end in columns
    ]
    return moments[0].union(*moments[1:])
