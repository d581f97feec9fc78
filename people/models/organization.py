"""Organisations: they begin, end and have successors (the districts ended in mid-2025)."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vietnamese.collation import sort_key
from vietnamese.fold import fold

from ..constraints import SeenByReaders
from ..fields import LineField, ProseField
from ..in_force import InForceQuerySet
from ..keyed import Keyed, KeyedQuerySet
from ..stamped import Stamped
from .moved import KeepsAddress
from .person import free_slug

SORT_KEY_LENGTH = 600  # three characters a letter of the longest name


class OrganizationQuerySet(InForceQuerySet, KeyedQuerySet):
    def unmerged(self):
        """Return those that were not found to be another organisation of the register."""
        return self.filter(merged_into=None)


class Organization(KeepsAddress, Stamped, Keyed):
    """A body that has offices, organises events or is written about."""

    class Kind(models.TextChoices):
        PARTY = "party", _("Party")
        ASSEMBLY = "assembly", _("Assembly")
        COMMITTEE = "committee", _("People's Committee")
        FRONT = "front", _("Fatherland Front")
        AGENCY = "agency", _("agency")
        ARMED = "armed", _("armed forces")
        MASS = "mass", _("mass organisation")
        PRESS = "press", _("press")
        OTHER = "other", _("other")

    class Level(models.TextChoices):
        CENTRAL = "central", _("central")
        PROVINCE = "province", _("province")
        DISTRICT = "district", _("district")
        COMMUNE = "commune", _("commune")

    name = LineField(_("name"), max_length=200)
    short_name = LineField(_("short name"), max_length=80, blank=True)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    in_force_from = models.DateField(_("exists from"), null=True, blank=True)
    in_force_until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day it no longer existed.")
    )
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )
    note = ProseField(_("note for the desk"), blank=True)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, default="")
    search_folded = models.CharField(max_length=300, editable=False, default="")

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "pk"]
        constraints = [
            SeenByReaders(name="organization_seen"),
            models.CheckConstraint(
                condition=Q(in_force_until=None)
                | Q(in_force_from=None)
                | Q(in_force_until__gt=F("in_force_from")),
                name="organization_ends_after_it_begins",
                violation_error_message=_("An organisation ends after it begins."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        self.refuse_circle()
        for tenure in self.tenures.select_related("person", "position") if self.pk else ():
            tenure.organization = self
            if outside := tenure.outside_organization():
                raise ValidationError(f"{tenure}: {outside[1]}")

    def save(self, *args, **kwargs):
        """Save it; raise ValidationError when it would be a part or a successor of itself."""
        self.derive()
        with transaction.atomic():
            self.refuse_circle(Organization.objects.select_for_update())
            super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"/co-quan/{self.slug}/"

    def refuse_circle(self, rows=None):
        """Raise ValidationError where the chain of parents or of successors leads back here.

        `rows` is where the chain is read; locked rows keep two writers from closing it together.
        """
        if self.pk is None:
            return
        rows = Organization.objects.all() if rows is None else rows
        for field, sentence in (
            ("parent", _("%(name)s would be a part of itself.")),
            ("successor", _("%(name)s would be its own successor.")),
        ):
            above, seen = getattr(self, f"{field}_id"), set()
            while above is not None and above not in seen:
                if above == self.pk:
                    raise ValidationError({field: sentence % {"name": self.name}})
                seen.add(above)
                above = rows.values_list(f"{field}_id", flat=True).get(pk=above)

    def derive(self):
        """Fill the slug once, the sort and search keys always."""
        self.slug = self.slug or free_slug(Organization, self.name)
        self.sort_key = sort_key(self.name)[:SORT_KEY_LENGTH]
        self.search_folded = fold(f"{self.name} {self.short_name}".strip())
