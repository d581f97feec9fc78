"""Sections and topics, who edits where, sources, and the lent right to publish."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from people.constraints import SeenByReaders
from people.fields import LineField, ProseField
from people.in_force import InForceQuerySet
from people.keyed import Keyed, KeyedQuerySet
from people.models import KeepsAddress
from people.models.person import free_slug

RESERVED_SLUGS = frozenset(
    [
        "admin",
        "anh",
        "api",
        "cai-chinh",
        "chu-de",
        "co-quan",
        "da-doc",
        "da-luu",
        "doc-nhieu",
        "gioi-thieu",
        "healthz",
        "luu-tru",
        "moi-nhat",
        "nhan-vat",
        "static",
        "su-kien",
        "tac-gia",
        "tim-kiem",
        "xem-truoc",
        "media",
    ]
)


class SectionQuerySet(InForceQuerySet, KeyedQuerySet):
    def as_of(self, at):
        """Return the sections that stood in the paper at a moment, each with `name_then`."""
        former = FormerSectionName.objects.filter(section=OuterRef("pk"), in_force_until__gt=at)
        name = Subquery(former.order_by("in_force_until").values("name")[:1])
        return self.in_force(at).annotate(name_then=Coalesce(name, F("name")))


def under_names_then(sections):
    """Return the sections of an `as_of` query as a list, called what they were: not to be saved."""
    sections = list(sections)
    for section in sections:
        section.name = section.name_then
    return sections


def name_sections(cards, names):
    """Let the sections of cards be called what `{slug: name}` says: not to be saved."""
    for card in cards:
        card.section.name = names.get(card.section.slug, card.section.name)


class Section(KeepsAddress, Keyed):
    """A part of the newspaper, with an address of its own."""

    name = LineField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, blank=True)
    order = models.PositiveIntegerField(_("order"), default=100)
    on_front_page = models.BooleanField(_("a row on the front page"), default=True)
    links_people = models.BooleanField(
        _("names people by itself"),
        default=True,
        help_text=_(
            "Off for Pháp luật: there nobody is linked from a name and a title found in the text,"
            " only by an editor's word."
        ),
    )
    in_force_from = models.DateTimeField(_("exists from"), null=True, blank=True)
    in_force_until = models.DateTimeField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("From then on it stands in no menu; its articles stay where they are."),
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "pk"]
        constraints = [
            SeenByReaders(name="section_seen"),
            models.CheckConstraint(
                condition=Q(in_force_until=None)
                | Q(in_force_from=None)
                | Q(in_force_until__gt=F("in_force_from")),
                name="section_ends_after_it_begins",
                violation_error_message=_("A section ends after it begins."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {"slug": _("“%(slug)s” is the address of another page.") % {"slug": self.slug}}
            )

    def save(self, *args, **kwargs):
        self.slug = self.slug or free_slug(Section, self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"/{self.slug}/"


class FormerSectionName(models.Model):
    """A name that a section had until a moment: pages of days before show it."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="former_names")
    name = LineField(_("name"), max_length=80)
    in_force_until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("former name of a section")
        verbose_name_plural = _("former names of a section")
        ordering = ["in_force_until"]
        constraints = [SeenByReaders(name="formersectionname_seen")]

    def __str__(self):
        return self.name


class SectionEditor(models.Model):
    """An editor's own section: where a Biên tập viên may edit."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="edited_sections",
        verbose_name=_("user"),
    )
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="editors", verbose_name=_("section")
    )

    class Meta:
        verbose_name = _("section editor")
        verbose_name_plural = _("section editors")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "section"],
                name="section_editor_once",
                violation_error_message=_("This user already edits this section."),
            )
        ]

    def __str__(self):
        return f"{self.user} – {self.section}"


class PublishingRight(models.Model):
    """The right to publish, lent to a managing editor for an interval and some sections."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="publishing_rights",
        verbose_name=_("lent to"),
    )
    lent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("lent by"),
        editable=False,
    )
    sections = models.ManyToManyField(Section, verbose_name=_("sections"))
    in_force_from = models.DateTimeField(_("from"))
    in_force_until = models.DateTimeField(_("until"))
    lent_at = models.DateTimeField(_("lent at"), auto_now_add=True)

    objects = InForceQuerySet.as_manager()

    class Meta:
        verbose_name = _("lent right to publish")
        verbose_name_plural = _("lent rights to publish")
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_until__gt=F("in_force_from")),
                name="publishing_right_ends_after_it_begins",
                violation_error_message=_("A lent right ends after it begins."),
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.in_force_from:%d/%m/%Y} – {self.in_force_until:%d/%m/%Y}"


class Topic(KeepsAddress, Keyed):
    """A running subject that articles of several sections share."""

    name = LineField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    intro = ProseField(_("introduction"), blank=True)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name", "pk"]
        constraints = [SeenByReaders(name="topic_seen")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or free_slug(Topic, self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"/chu-de/{self.slug}/"


class Source(Keyed):
    """An agency or archive whose texts or pictures are used."""

    name = LineField(_("name"), max_length=120)
    credit = LineField(_("credit as printed"), max_length=160, blank=True)
    licensed_until = models.DateField(_("licence until"), null=True, blank=True)
    may_syndicate = models.BooleanField(
        _("may be syndicated"),
        default=False,
        help_text=_("Feeds otherwise carry the headline and the link only."),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
