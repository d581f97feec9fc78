"""Merges: two rows of the register that were one, and what moved, so that it can move back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Merge(models.Model):
    """One merge of two people or two organisations, by their keys."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANIZATION = "organization", _("organisation")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    kept_key = models.CharField(max_length=80, db_index=True)
    kept_name = models.CharField(_("kept"), max_length=200)
    merged_key = models.CharField(max_length=80, db_index=True)
    merged_name = models.CharField(_("merged"), max_length=200)
    moved = models.JSONField(
        default=list, help_text='What moved: [["app.model", "field", [primary keys]], …].'
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("merged by"),
    )
    made_at = models.DateTimeField(_("merged at"), default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("undone by"),
    )
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"{self.merged_name} → {self.kept_name}"
