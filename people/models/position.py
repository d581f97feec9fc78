"""Positions: the offices there are, how they are printed, and how they rank."""

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vietnamese.fold import fold

from ..constraints import SeenByReaders
from ..fields import LineField, ProseField
from ..in_force import InForceQuerySet
from ..keyed import Keyed, KeyedQuerySet
from ..stamped import Stamped
from .organization import Organization


class PositionQuerySet(InForceQuerySet, KeyedQuerySet):
    pass


class Position(Stamped, Keyed):
    """An office or membership; reference data that the newsroom edits."""

    class Axis(models.TextChoices):
        PARTY = "party", _("Party")
        STATE = "state", _("State")
        ASSEMBLY = "assembly", _("Assembly")
        FRONT = "front", _("Fatherland Front")
        ARMED = "armed", _("armed forces")
        MASS = "mass", _("mass organisation")
        PRESS = "press", _("press")
        RANK = "rank", _("military or police rank")
        ACADEMIC = "academic", _("academic title or degree")
        EVENT_ROLE = "event_role", _("role at one event")
        MIXED = "mixed", _("several")

    title = LineField(_("title"), max_length=160)
    variants = models.JSONField(
        _("variants as printed"), default=list, blank=True, help_text=_("One form a line.")
    )
    axis = models.CharField(_("axis"), max_length=12, choices=Axis.choices)
    level = models.CharField(
        _("level"), max_length=10, choices=Organization.Level.choices, blank=True
    )
    body = LineField(
        _("body"), max_length=160, blank=True, help_text=_("The kind of body it belongs to.")
    )
    rank = models.PositiveIntegerField(
        _("rank"), default=1000, help_text=_("A lower number stands earlier in a list.")
    )
    single_holder = models.BooleanField(
        _("one holder at a time"),
        default=False,
        help_text=_("In each organisation; a Chủ tịch has it, an Ủy viên has not."),
    )
    includes = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="included_in",
        verbose_name=_("includes"),
        help_text=_("Titles that go without saying: Bí thư Tỉnh ủy includes Tỉnh ủy viên."),
    )
    in_force_from = models.DateField(_("exists from"), null=True, blank=True)
    in_force_until = models.DateField(_("until"), null=True, blank=True)
    note = ProseField(_("note for the desk"), blank=True)
    search_folded = models.TextField(editable=False, default="")

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["rank", "pk"]
        constraints = [
            SeenByReaders(name="position_seen"),
            models.CheckConstraint(
                condition=Q(in_force_until=None)
                | Q(in_force_from=None)
                | Q(in_force_until__gt=F("in_force_from")),
                name="position_ends_after_it_begins",
                violation_error_message=_("A position ends after it begins."),
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        """Save it; raise IntegrityError when it becomes single and had two sure holders a day."""
        self.derive()
        with transaction.atomic():
            super().save(*args, **kwargs)
            # Which tenures exclude others follows from the position, so it is told to them here.
            self.tenures.could_be_sole().exclude(is_sole=self.single_holder).update(
                is_sole=self.single_holder
            )

    @property
    def is_of_a_person(self):
        """Tell whether it is held by itself, in no organisation: a rank, a degree."""
        return self.axis in (self.Axis.RANK, self.Axis.ACADEMIC)

    def derive(self):
        """Fill the search key: the title and every variant, folded."""
        self.search_folded = fold(" | ".join([self.title, *self.variants]))
