"""Places on the front page: what stands in which slot, from a moment until another.

Three layers, the upper wins: an urgent story, an approved plan, a pin. What none of them fills is
automatic. The page itself, and the verbs that change these, are in articles/front_page/.
"""

import functools
import operator

from django.db import models
from django.db.models import F, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.constraints import NoOverlap, SeenByReaders
from people.fields import LineField
from people.in_force import InForceQuerySet
from people.keyed import Keyed, KeyedQuerySet
from people.prepared import prepared

from .article import Article
from .correction import Correction, Retraction
from .event import Event
from .slot import CORRECTIONS, EVENTS, Slot

KINDS = ("article", "event", "correction", "retraction")
COLUMNS = tuple(f"{kind}_id" for kind in KINDS)


class PlacedQuerySet(models.QuerySet):
    def of(self, things):
        """Return the rows in which one of the things stands."""
        asked = [Q(**{thing._meta.model_name: thing}) for thing in things]
        return self.filter(functools.reduce(operator.or_, asked)) if asked else self.none()

    def with_things(self):
        """Load what `title` says."""
        return self.select_related("article", "event", "correction__article", "retraction__article")


class Placed(models.Model):
    """A row that names a thing of the front page: an article, an event, a notice of either kind."""

    article = models.ForeignKey(Article, models.PROTECT, null=True, verbose_name=_("article"))
    event = models.ForeignKey(Event, models.PROTECT, null=True, verbose_name=_("event"))
    correction = models.ForeignKey(
        Correction, models.PROTECT, null=True, verbose_name=_("correction")
    )
    retraction = models.ForeignKey(
        Retraction, models.PROTECT, null=True, verbose_name=_("retraction")
    )

    class Meta:
        abstract = True

    @property
    def pair(self):
        """Return the kind and the number of the thing, `("event", 7)`; None where there is none."""
        return pair_in(getattr(self, column) for column in COLUMNS)

    @property
    def thing(self):
        return getattr(self, self.pair[0]) if self.pair else None

    @property
    def title(self):
        """Return the thing in words: a headline, an event's name, of what article a notice is."""
        thing = self.thing
        if isinstance(thing, Correction | Retraction):
            return f"{thing._meta.verbose_name}: {thing.article}"
        return str(thing or "")


def pair_in(numbers):
    """Return the kind and the number of the only thing among numbers in the order of KINDS."""
    return next((pair for pair in zip(KINDS, numbers, strict=True) if pair[1]), None)


def one_of_its_kind(name):
    """Return the constraint that a place holds one thing, of the kind that belongs there."""

    def alone(only):
        return Q(**{f"{kind}__isnull": kind != only for kind in KINDS})

    notices, events = [str(slot) for slot in CORRECTIONS], [str(slot) for slot in EVENTS]
    return models.CheckConstraint(
        condition=(
            Q(alone("event"), slot__in=events)
            | Q(alone("correction") | alone("retraction"), slot__in=notices)
            | Q(alone("article"), ~Q(slot__in=[*events, *notices]))
        ),
        name=name,
        violation_error_message=_("A place holds one thing, of the kind that belongs there."),
    )


class FrontPagePlanQuerySet(InForceQuerySet, KeyedQuerySet):
    def approved(self):
        return self.filter(is_approved=True)


class FrontPagePlan(Keyed):
    """A named front page for one interval, arranged ahead (Tết, an election)."""

    name = LineField(_("name"), max_length=120)
    in_force_from = models.DateTimeField(_("from"))
    in_force_until = models.DateTimeField(_("until"))
    is_approved = models.BooleanField(_("approved"), default=False, editable=False)
    warned_a_day_before = models.DateTimeField(null=True, editable=False)
    warned_two_hours_before = models.DateTimeField(null=True, editable=False)

    objects = FrontPagePlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("front page plan")
        verbose_name_plural = _("front page plans")
        ordering = ["-in_force_from"]
        constraints = [
            SeenByReaders(name="frontpageplan_seen"),
            models.CheckConstraint(
                condition=Q(in_force_until__gt=F("in_force_from")),
                name="plan_ends_after_it_begins",
                violation_error_message=_("A plan ends after it begins."),
            ),
            NoOverlap(
                name="plan_one_approved_at_a_time",
                group=[],
                start="in_force_from",
                end="in_force_until",
                only_if="is_approved",
                violation_error_message=_("Another approved plan is in force at that time."),
            ),
        ]

    def __str__(self):
        return self.name

    def has_begun(self, at):
        """Tell whether readers have, or had, the plan's page: from then on it does not change."""
        return self.is_approved and self.in_force_from <= at


class PlannedPlacement(Placed):
    """What stands in a slot for as long as its plan is in force."""

    plan = models.ForeignKey(FrontPagePlan, models.CASCADE, related_name="placements")
    slot = models.CharField(_("slot"), max_length=30)

    objects = PlacedQuerySet.as_manager()

    class Meta:
        default_related_name = "planned_placements"
        verbose_name = _("planned placement")
        verbose_name_plural = _("planned placements")
        ordering = ["pk"]
        constraints = [
            SeenByReaders(name="plannedplacement_seen"),
            models.UniqueConstraint(fields=["plan", "slot"], name="planned_once_a_slot"),
            *(
                models.UniqueConstraint(fields=["plan", kind], name=f"planned_{kind}_once")
                for kind in KINDS
            ),
            models.CheckConstraint(condition=~Q(slot="urgent"), name="planned_is_not_urgent"),
            one_of_its_kind("planned_one_of_its_kind"),
        ]

    def __str__(self):
        return f"{self.slot}: {self.pair}"


class PlacementQuerySet(PlacedQuerySet, InForceQuerySet):
    def standing(self, at=None, plan=None):
        """Return `{slot: (layer, (kind, number))}` at a moment, the upper layer; one query.

        `plan` is looked at as if it were approved and in force: the desk previews a draft.
        """
        at = at or timezone.now()
        rows = of_a_plan(at=at, plan=plan.pk) if plan else of_the_approved(at=at)
        standing: dict = {}
        for slot, layer, *numbers in rows:
            if layer == "planned" or slot not in standing:
                standing[slot] = layer, pair_in(numbers)
        return standing


class Placement(Placed):
    """What is pinned to a slot; what was in force stays as it was, for the archive."""

    Slot = Slot

    slot = models.CharField(_("slot"), max_length=30)
    in_force_from = models.DateTimeField(_("from"))
    in_force_until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        default_related_name = "placements"
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["-in_force_from", "slot"]
        constraints = [
            SeenByReaders(name="placement_seen"),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gt=F("in_force_from")),
                name="placement_ends_after_it_begins",
                violation_error_message=_("A placement ends after it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(slot="urgent") | Q(in_force_until__isnull=False),
                name="placement_urgent_has_an_end",
                violation_error_message=_("Say until when the story is urgent."),
            ),
            one_of_its_kind("placement_one_of_its_kind"),
            NoOverlap(
                name="placement_one_in_a_slot",
                group=["slot"],
                start="in_force_from",
                end="in_force_until",
                violation_error_message=_("Something else stands in this slot at that time."),
            ),
        ]

    def __str__(self):
        return f"{self.slot}: {self.pair}"


@prepared
def of_the_approved(at):
    plans = FrontPagePlan.objects.approved().in_force(at)
    return both_layers(at, PlannedPlacement.objects.filter(plan__in=plans))


@prepared
def of_a_plan(at, plan):
    return both_layers(at, PlannedPlacement.objects.filter(plan=plan))


def both_layers(at, planned):
    """Return a query of (slot, layer, numbers): what is pinned at a moment, and what planned."""
    pinned = Placement.objects.in_force(at).order_by()
    return pinned.values_list("slot", Value("pinned"), *COLUMNS).union(
        planned.order_by().values_list("slot", Value("planned"), *COLUMNS), all=True
    )
