"""What the arranging page shows: the places at a moment, and what was done."""

import datetime
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.front_page import FrontPage, arranging, fitting, pair_of, plans, protocol
from articles.models import Arrangement, FrontPagePlan, Placement, Section
from articles.models.slot import (
    CORRECTIONS,
    EVENTS,
    OPINION,
    PICTURES,
    SECTION_SLOT,
    TOP,
    Slot,
    kinds_of,
)
from newsroom.views.choices import Choices, token

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
        return fitting.labels(self.at)

    @cached_property
    def choices(self):
        return Choices(self)

    @cached_property
    def groups(self):
        rows = [slot for slot in self.labels if slot.startswith(SECTION_SLOT)]
        groups = [
            (_("Top of the page"), TOP),
            (_("Opinion"), OPINION),
            (_("Pictures"), PICTURES),
            (_("Events of the week"), EVENTS),
            (_("Corrections"), CORRECTIONS),
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
        card = self.page.places.get(slot)
        shows = planned if self.plan else card
        may_move = shows and not slot.startswith(SECTION_SLOT)
        return {
            "slot": slot,
            "label": self.labels.get(slot, slot),
            "takes": kinds_of(slot)[0],
            "shows": getattr(card, "headline", str(card)) if card else "",
            "token": token(pair_of(card)) if card else "",
            "layer": self.page.layers.get(slot, ""),
            "waits": planned.title if planned and slot not in self.page.layers else "",
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
        """Return `{slot: row}` of the plan looked at, or of the one in force."""
        plan = self.plan or FrontPagePlan.objects.approved().in_force(self.at).first()
        return {row.slot: row for row in plan.placements.with_things()} if plan else {}

    @cached_property
    def sections(self):
        return Section.objects.in_force(self.at)

    # What to think of, and what was done

    @cached_property
    def opinions(self):
        return protocol.out_of_rank(self.page)

    @cached_property
    def warnings(self):
        """Return (plan, what of it readers would not have) for what begins within a day."""
        coming = [self.plan] if self.plan else plans.to_come(self.now)
        found = [(plan, plans.missing(plan, self.now)) for plan in coming]
        return [
            (plan, [(row.title, desk_page(row)) for row in rows]) for plan, rows in found if rows
        ]

    @cached_property
    def old(self):
        """Return the stories of long ago that a plan still to begin holds: a copy's, forgotten."""
        rows = plans.old(self.plan) if self.plan and self.is_open else ()
        return [(row.title, desk_page(row)) for row in rows]

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
            .with_things()
            .select_related("by", "undone_by")[:ACTS]
        )

    @cached_property
    def undoable(self):
        since = self.now - arranging.UNDO_WITHIN
        acts = Arrangement.objects.undoable(since, self.plan).with_things()
        return acts.first() if self.is_open else None


def desk_page(row):
    """Return the address at the desk of what a row of a plan names."""
    kind, number = row.pair
    return reverse(f"admin:articles_{kind}_change", args=[number])
