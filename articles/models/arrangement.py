"""The log of the front page: each act of those who arrange it, of plans and moods too."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.constraints import AppendOnly

from .placement import FrontPagePlan, Placed, PlacedQuerySet


class ArrangementQuerySet(PlacedQuerySet):
    def undoable(self, since, plan=None):
        """Return the acts made since a moment that nobody took back, the latest first."""
        undone = self.exclude(undoes=None).values("undoes")
        acts = self.filter(plan=plan, at__gte=since, undoes=None).exclude(pk__in=undone)
        return acts.filter(verb__in=Arrangement.ARRANGING).order_by("-pk")


class Arrangement(Placed):
    """The log of the front page: who arranged what, from when until when; never changed."""

    class Verb(models.TextChoices):
        PIN = "pin", _("Pin")
        UNPIN = "unpin", _("Release")
        SWAP = "swap", _("Swap")
        URGENT = "urgent", _("Urgent story")
        UNDO = "undo", _("Undo")
        APPROVE = "approve", _("Approve the plan")
        WITHDRAW = "withdraw", _("Withdraw the approval")
        END = "end", _("End the plan")
        WARN = "warn", _("Warning")
        DISMISS = "dismiss", _("Dismiss the opinion")
        COPY = "copy", _("Copy a plan")
        WEAR = "wear", _("Mood of the site")
        WEAR_OTHERWISE = "otherwise", _("Change the mood")
        TAKE_OFF = "take_off", _("Take the mood away")

    ARRANGING = (Verb.PIN, Verb.UNPIN, Verb.SWAP, Verb.URGENT)
    NOTED = (Verb.COPY, Verb.WEAR, Verb.WEAR_OTHERWISE, Verb.TAKE_OFF)

    verb = models.CharField(_("verb"), max_length=10, choices=Verb.choices)
    slot = models.CharField(_("slot"), max_length=30, blank=True)
    plan = models.ForeignKey(
        FrontPagePlan, models.PROTECT, null=True, related_name="+", verbose_name=_("plan")
    )
    in_force_from = models.DateTimeField(_("from"), null=True)
    in_force_until = models.DateTimeField(_("until"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))
    before = models.JSONField(default=dict, help_text="{slot: what stood there}, for undo.")
    note = models.CharField(_("note"), max_length=300, blank=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        default_related_name = "+"
        verbose_name = _("front page act")
        verbose_name_plural = _("front page acts")
        ordering = ["-pk"]
        constraints = [AppendOnly(name="arrangement_is_append_only")]

    def __str__(self):
        return f"{self.get_verb_display()}: {self.slot}"

    @property
    def title(self):
        """Return what the act was about: a thing, the plan that was copied, a mood."""
        return self.note if self.verb in self.NOTED else super().title
