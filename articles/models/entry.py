"""A running story: short reports with their hours, as things happen."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.fields import LineField, ProseField
from people.keyed import Keyed

from .article import Article


class Entry(Keyed):
    """One timed report of a running story; readers see the newest first."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="entries")
    order = models.PositiveSmallIntegerField(default=1, editable=False)
    at = models.DateTimeField(_("hour"), default=timezone.now)
    headline = LineField(_("headline"), max_length=200, blank=True)
    text = ProseField(_("text"))
    is_important = models.BooleanField(_("important"), default=False)

    class Meta:
        verbose_name = _("timed report")
        verbose_name_plural = _("timed reports")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.headline or self.text[:80]
