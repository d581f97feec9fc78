"""Places on the front page: an article in a slot, in force from a moment until another."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.constraints import NoOverlap
from people.fields import LineField
from people.in_force import InForceQuerySet
from people.keyed import Keyed

from .article import Article


class FrontPagePlan(Keyed):
    """A named front page for an interval, arranged ahead (Tết, an election)."""

    name = LineField(_("name"), max_length=120)
    in_force_from = models.DateTimeField(_("from"))
    in_force_until = models.DateTimeField(_("until"))
    approved_at = models.DateTimeField(_("approved"), null=True, editable=False)

    objects = InForceQuerySet.as_manager()

    class Meta:
        verbose_name = _("front page plan")
        verbose_name_plural = _("front page plans")
        ordering = ["-in_force_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_until__gt=F("in_force_from")),
                name="plan_ends_after_it_begins",
                violation_error_message=_("A plan ends after it begins."),
            )
        ]

    def __str__(self):
        return self.name


class PlacementQuerySet(InForceQuerySet):
    def shown(self, at=None):
        """Return what stands in its slot at a moment: in force, its plan (if any) approved."""
        return self.in_force(at).filter(Q(plan=None) | Q(plan__approved_at__isnull=False))


class Placement(models.Model):
    """An article pinned to a slot of the front page."""

    class Slot(models.TextChoices):
        LEAD = "lead", _("lead")
        SECOND_1 = "second-1", _("beside the lead, 1")
        SECOND_2 = "second-2", _("beside the lead, 2")
        SECOND_3 = "second-3", _("beside the lead, 3")

    slot = models.CharField(_("slot"), max_length=12, choices=Slot.choices)
    article = models.ForeignKey(
        Article, models.PROTECT, related_name="placements", verbose_name=_("article")
    )
    plan = models.ForeignKey(
        FrontPagePlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="placements",
        verbose_name=_("plan"),
    )
    in_force_from = models.DateTimeField(_("from"))
    in_force_until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["-in_force_from", "slot"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gt=F("in_force_from")),
                name="placement_ends_after_it_begins",
                violation_error_message=_("A placement ends after it begins."),
            ),
            NoOverlap(
                name="placement_one_in_a_slot",
                group=["slot"],
                start="in_force_from",
                end="in_force_until",
                violation_error_message=_("Another article stands in this slot at that time."),
            ),
        ]

    def __str__(self):
        return f"{self.get_slot_display()}: {self.article}"
