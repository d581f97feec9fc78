"""Corrections and retractions: said in public, never deleted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.constraints import AppendOnly, SeenByReaders
from people.fields import ProseField
from people.keyed import Keyed

from .article import Article


class Correction(Keyed):
    """What was wrong and what is right."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="corrections")
    text = ProseField(_("correction"))
    is_full = models.BooleanField(
        _("full correction"),
        default=False,
        help_text=_("Stands above the lede, as the press law asks; a small one at the foot."),
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["-made_at", "-id"], name="correction_newest")]
        constraints = [
            SeenByReaders(name="correction_seen"),
            AppendOnly(name="correction_is_append_only"),
        ]

    def __str__(self):
        return self.text[:80]


class Retraction(Keyed):
    """Why an article was withdrawn; readers see a neutral notice only."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="retractions")
    reason = ProseField(_("reason"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("retraction")
        verbose_name_plural = _("retractions")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["-made_at", "-id"], name="retraction_newest")]
        constraints = [
            SeenByReaders(name="retraction_seen"),
            AppendOnly(name="retraction_is_append_only"),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.made_at:%d/%m/%Y}"
