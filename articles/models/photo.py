"""The picture library: what a picture shows, who made it, and by which right it is used."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.fields import LineField, ProseField
from people.keyed import Keyed
from people.models import Person
from vietnamese.fold import fold

from .section import Source


def private_storage():
    """Return the storage that no address reaches: originals and unpublished renditions."""
    return storages["private"]


class Photo(Keyed):
    """One picture of the library; its original is private."""

    class Rights(models.TextChoices):
        OWN = "own", _("our own")
        LICENSED = "licensed", _("licensed")
        GIVEN = "given", _("given for use")
        UNKNOWN = "unknown", _("not known")

    original = models.FileField(
        _("original"), storage=private_storage, max_length=200, editable=False
    )
    checksum = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False)
    focal_x = models.FloatField(_("focal point from the left, 0 to 1"), default=0.5)
    focal_y = models.FloatField(_("focal point from the top, 0 to 1"), default=0.5)
    alt = LineField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    credit = LineField(_("credit"), max_length=160, blank=True)
    description = ProseField(_("description"), blank=True)
    embedded = models.JSONField(_("facts in the file"), default=dict, editable=False)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("source"),
    )
    rights = models.CharField(
        _("rights"), max_length=10, choices=Rights.choices, default=Rights.UNKNOWN
    )
    rights_until = models.DateField(_("rights until"), null=True, blank=True)
    shows_child = models.BooleanField(_("shows a child"), default=False)
    consent = ProseField(_("consent"), blank=True, help_text=_("Who agreed, when, and where kept."))
    is_sample = models.BooleanField(_("sample picture"), default=False, editable=False)
    renditions = models.JSONField(default=dict, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    binned_at = models.DateTimeField(_("in the bin since"), null=True, editable=False)
    search_folded = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="photo_focal_point_inside",
                violation_error_message=_("The focal point lies inside the picture (0 to 1)."),
            )
        ]

    def __str__(self):
        return self.description or self.alt or self.key

    def save(self, *args, **kwargs):
        self.search_folded = fold(f"{self.description} {self.alt} {self.credit}")
        super().save(*args, **kwargs)


class Portrait(models.Model):
    """The picture that stands for a person."""

    person = models.OneToOneField(
        Person, models.PROTECT, related_name="portrait", verbose_name=_("person")
    )
    photo = models.ForeignKey(
        Photo, models.PROTECT, related_name="portraits", verbose_name=_("photo")
    )

    class Meta:
        verbose_name = _("portrait")
        verbose_name_plural = _("portraits")

    def __str__(self):
        return str(self.person)
