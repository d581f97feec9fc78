"""What may be put into the places of the arranging page: stories, events, notices."""

from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.corrections import said_in_public
from articles.front_page import pair_of
from articles.models import Article, Event, PublishedArticle, PublishedEvent
from articles.models.slot import CORRECTIONS, EVENTS, SECTION_SLOT, Slot
from vietnamese.dates import short_date
from vietnamese.fold import fold

STORIES = 30
OTHERS = 10


class Choices:
    """The things to choose from for a board, each with the (slot, label) it may be put into."""

    def __init__(self, board):
        self.board = board

    @cached_property
    def stories(self):
        """Return the articles to choose from, the last changed first: a plan takes drafts too."""
        sealed = PublishedArticle.objects.filter(article=OuterRef("pk"), sealed_at__isnull=False)
        articles = self.known(Article.objects.not_binned(), PublishedArticle, "article")
        articles = articles.annotate(was_sealed=Exists(sealed.order_by()))
        section = self.board.section
        if section.isascii() and section.isdecimal():
            articles = articles.filter(section=section[:18])
        shown = articles.matching(self.board.words).select_related("section")[:STORIES]
        return [(article, self.targets_of(article)) for article in shown]

    def targets_of(self, article):
        own = f"{SECTION_SLOT}{article.section_id}"
        others = {Slot.URGENT, *EVENTS, *CORRECTIONS}
        return [
            (slot, label)
            for slot, label in self.board.labels.items()
            if slot not in others and (not slot.startswith(SECTION_SLOT) or slot == own)
        ]

    @cached_property
    def others(self):
        """Return the events and the notices, as the page lists them."""
        return [
            {
                "name": _("Events of the week"),
                "takes": "event",
                "targets": [(slot, self.board.labels[slot]) for slot in EVENTS],
                "rows": self.events,
                "none": _("No event of this day or later by that name."),
            },
            {
                "name": _("Corrections"),
                "takes": "correction",
                "targets": [(slot, self.board.labels[slot]) for slot in CORRECTIONS],
                "rows": self.notices,
                "none": _("Nothing was corrected or withdrawn by then."),
            },
        ]

    @property
    def events(self):
        """Return the events that are not over, soonest first: a plan takes unannounced ones too."""
        today = timezone.localdate(self.board.at)
        events = self.known(Event.objects.not_binned(), PublishedEvent, "event")
        events = events.filter(Q(first_day__gte=today) | Q(last_day__gte=today))
        for word in fold(self.board.words).split():
            events = events.filter(search_folded__contains=word)
        return [
            {
                "token": token(("event", event.pk)),
                "title": event.name,
                "url": reverse("admin:articles_event_change", args=[event.pk]),
                "note": event.when_text(),
                "is_public": event.is_public,
            }
            for event in events.order_by("first_day", "pk")[:OTHERS]
        ]

    @property
    def notices(self):
        """Return the newest corrections and retractions that readers have, newest first."""
        return [
            {
                "token": token(pair_of(said)),
                "title": str(said),
                "url": reverse(
                    f"admin:articles_{said.row._meta.model_name}_change", args=[said.row.pk]
                ),
                "note": short_date(timezone.localtime(said.at)),
                "is_public": True,
            }
            for said in said_in_public(self.board.at)[:OTHERS]
        ]

    def known(self, rows, versions, field):
        """Say of articles or events whether readers have them then, and whether ever."""
        unsealed = versions.objects.filter(**{field: OuterRef("pk")}, sealed_at=None).order_by()
        rows = rows.annotate(
            is_public=Exists(unsealed.in_force(self.board.at)), is_written=Exists(unsealed)
        )
        return rows if self.board.plan else rows.filter(is_written=True)


def token(pair):
    """Return how a form names a thing: an article by its number, "event-7" for another kind."""
    kind, number = pair
    return str(number) if kind == "article" else f"{kind}-{number}"
