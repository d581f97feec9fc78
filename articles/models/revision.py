"""Revisions of the working copy, and where an imported article came from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.fields import LineField
from people.keyed import Keyed

from ..formats import DocumentField
from .article import Article


class Revision(Keyed):
    """The whole document of an article at one moment, with who, when and why.

    Autosaves of one open page fold together into one revision; a save, and whatever was approved,
    published, shared or named, stays as it is (`workflow.record_change`).
    """

    class Kind(models.TextChoices):
        SAVED = "saved", _("saved")
        AUTO = "auto", _("saved by itself")

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    document = DocumentField(_("document"))
    digest = models.CharField(max_length=64, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    made_at = models.DateTimeField(_("at"))
    reason = models.CharField(_("why"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=5, choices=Kind.choices, default=Kind.SAVED)
    name = LineField(_("name of the version"), max_length=120, blank=True)
    tab = models.CharField(max_length=40, blank=True, editable=False)
    version = models.PositiveIntegerField(
        default=0, editable=False, help_text="The article's version whose text this is."
    )
    begun_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")
        ]

    def __str__(self):
        return f"{self.article_id}/{self.number}"


class Origin(Keyed):
    """What an import came from, kept whole."""

    article = models.OneToOneField(Article, models.PROTECT, related_name="origin")
    format = models.CharField(_("format"), max_length=20)
    checksum = models.CharField(_("checksum"), max_length=64)
    original_text = models.TextField(_("original text"))
    page_date = models.DateField(
        _("day on the page"), null=True, help_text=_("The day of capture, never of publication.")
    )
    old_address = models.CharField(_("old address"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("origin")
        verbose_name_plural = _("origins")

    def __str__(self):
        return self.key
