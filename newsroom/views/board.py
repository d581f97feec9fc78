"""What the arranging page shows: the places at a moment, the stories to choose from, the log."""

import datetime
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles import arranging, plans, protocol
from articles.front_page import FrontPage
from articles.models import (
    Arrangement,
    Article,
    FrontPagePlan,
    Placement,
    PublishedArticle,
    Section,
)
from articles.models.placement import OPINION, PICTURES, SECTION_SLOT, TOP, Slot

STORIES = 30
ACTS = 12
AHEAD = datetime.timedelta(days=14)


class Board:
    """The front page at a moment (now when None), for pins or for a plan."""

    def __init__(self, plan=None, at=None, words="", section=""):
        self.now = timezone.now()
        if plan and at is None:
            at = max(plan.in_force_from, self.now)
        self.plan, self.chosen, self.at = plan, at, at or self.now
        self.words, self.section = words, section

    @cached_property
    def page(self):
        return FrontPage.at(self.at, self.plan)

    @property
    def is_open(self):
        """Tell whether anything can be arranged: not in the past, not in a plan that has begun."""
        if self.plan:
            return not self.plan.has_begun(self.now) and self.plan.in_force_until > self.now
        return self.chosen is None or self.at >= self.now

    @property
    def moment_text(self):
        return f"{timezone.localtime(self.at):%Y-%m-%dT%H:%M}" if self.chosen else ""

    @property
    def preview_url(self):
        query = {"luc": self.moment_text} if self.chosen else {}
        if self.plan:
            query["ke-hoach"] = self.plan.pk
        return f"/admin/xem/?{urlencode(query)}"

    # The places

    @cached_property
    def labels(self):
        return arranging.labels(self.at)

    @cached_property
    def targets(self):
        """Return the (slot, label) that a story may be put into by a choice from a list."""
        return [pair for pair in self.labels.items() if pair[0] != Slot.URGENT]

    @cached_property
    def groups(self):
        rows = [slot for slot in self.labels if slot.startswith(SECTION_SLOT)]
        groups = [
            (_("Top of the page"), TOP),
            (_("Opinion"), OPINION),
            (_("Pictures"), PICTURES),
            (_("Heads of the sections"), rows),
        ]
        if not self.plan:
            groups.insert(0, (_("Urgent story"), [Slot.URGENT]))
        return [
            {"name": name, "places": [self.place(slot, slots) for slot in slots]}
            for name, slots in groups
        ]

    def place(self, slot, group):
        """Return one place: what it shows, by what, until when, and its neighbours."""
        number = list(group).index(slot)
        planned = self.planned.get(slot)
        shows = planned if self.plan else self.page.places.get(slot)
        may_move = shows and not slot.startswith(SECTION_SLOT)
        return {
            "slot": slot,
            "label": self.labels.get(slot, slot),
            "card": self.page.places.get(slot),
            "layer": self.page.layers.get(slot, ""),
            "waits": planned if planned and slot not in self.page.layers else None,
            "is_held": slot in self.planned if self.plan else slot in self.pinned,
            "until": self.pinned[slot].in_force_until if slot in self.pinned else None,
            "upper": group[number - 1] if may_move and number else None,
            "lower": group[number + 1] if may_move and number + 1 < len(group) else None,
        }

    @cached_property
    def pinned(self):
        return {row.slot: row for row in Placement.objects.in_force(self.at)}

    @cached_property
    def planned(self):
        """Return `{slot: article}` of the plan looked at, or of the one in force."""
        plan = self.plan or FrontPagePlan.objects.approved().in_force(self.at).first()
        rows = plan.placements.select_related("article") if plan else ()
        return {row.slot: row.article for row in rows}

    # The stories

    @cached_property
    def stories(self):
        """Return the articles to choose from, the last changed first: a plan takes drafts too."""
        versions = PublishedArticle.objects.filter(
            article=OuterRef("pk"), sealed_at=None
        ).order_by()
        articles = Article.objects.not_binned().annotate(
            is_public=Exists(versions.in_force(self.at)), is_written=Exists(versions)
        )
        if not self.plan:
            articles = articles.filter(is_written=True)
        if self.section.isascii() and self.section.isdecimal():
            articles = articles.filter(section=self.section[:18])
        shown = articles.matching(self.words).select_related("section")[:STORIES]
        return [(article, self.targets_of(article)) for article in shown]

    def targets_of(self, article):
        own = f"{SECTION_SLOT}{article.section_id}"
        return [
            (slot, label)
            for slot, label in self.targets
            if not slot.startswith(SECTION_SLOT) or slot == own
        ]

    @cached_property
    def sections(self):
        return Section.objects.in_force(self.at)

    # What to think of, and what was done

    @cached_property
    def opinions(self):
        return protocol.out_of_rank(self.page)

    @cached_property
    def warnings(self):
        """Return (plan, its stories that nobody published) for what begins within a day."""
        coming = [self.plan] if self.plan else plans.to_come(self.now)
        found = [(plan, plans.missing(plan, self.now)) for plan in coming]
        return [(plan, articles) for plan, articles in found if articles]

    @cached_property
    def plans(self):
        return FrontPagePlan.objects.filter(in_force_until__gt=self.now).order_by("in_force_from")

    @cached_property
    def changes(self):
        """Return the moments of the next two weeks at which what was arranged changes."""
        within = self.now, self.now + AHEAD
        moments = set()
        for rows in (Placement.objects.all(), FrontPagePlan.objects.approved()):
            for end in ("in_force_from", "in_force_until"):
                ends = rows.filter(**{f"{end}__gt": within[0], f"{end}__lt": within[1]})
                moments |= set(ends.values_list(end, flat=True))
        return sorted(moments)[:ACTS]

    @cached_property
    def acts(self):
        return (
            Arrangement.objects.filter(plan=self.plan)
            .exclude(verb=Arrangement.Verb.DISMISS)
            .select_related("by", "article", "undone_by")[:ACTS]
        )

    @cached_property
    def undoable(self):
        since = self.now - arranging.UNDO_WITHIN
        acts = Arrangement.objects.undoable(since, self.plan).select_related("article")
        return acts.first() if self.is_open else None
