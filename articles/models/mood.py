"""The site's mood: an interval of another masthead and other colours."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.constraints import NoOverlap, SeenByReaders
from people.fields import LineField
from people.in_force import InForceQuerySet
from people.keyed import Keyed, KeyedQuerySet


class MoodQuerySet(InForceQuerySet, KeyedQuerySet):
    pass


class Mood(Keyed):
    """Tết, mourning or disaster; outside of every interval the site is its ordinary self."""

    class Kind(models.TextChoices):
        TET = "tet", _("Tết")
        MOURNING = "mourning", _("mourning")
        DISASTER = "disaster", _("disaster")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    line = LineField(
        _("line under the masthead"),
        max_length=160,
        blank=True,
        help_text=_("What readers are told, in one sentence."),
    )
    in_force_from = models.DateTimeField(_("from"))
    in_force_until = models.DateTimeField(_("until"))

    objects = MoodQuerySet.as_manager()

    class Meta:
        verbose_name = _("mood of the site")
        verbose_name_plural = _("moods of the site")
        ordering = ["-in_force_from"]
        constraints = [
            SeenByReaders(name="mood_seen"),
            models.CheckConstraint(
                condition=Q(in_force_until__gt=F("in_force_from")),
                name="mood_ends_after_it_begins",
                violation_error_message=_("A mood ends after it begins."),
            ),
            NoOverlap(
                name="mood_one_at_a_time",
                group=[],
                start="in_force_from",
                end="in_force_until",
                violation_error_message=_("Another mood is in force at that time."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.line}" if self.line else self.get_kind_display()
