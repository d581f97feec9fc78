"""Events: conferences and the like, with who took part, which figures were given, which papers."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.fields import LineField, ProseField, new_key
from people.keyed import Keyed, KeyedQuerySet
from people.models import KeepsAddress, Organization, Person, Tenure
from people.models.person import free_slug
from vietnamese.dates import weekday_date
from vietnamese.fold import fold
from vietnamese.numbers import format_number


class EventQuerySet(KeyedQuerySet):
    def not_binned(self):
        return self.filter(binned_at=None)


class Event(KeepsAddress, Keyed):
    """Something that takes place on a day; a desk diary entry until announced or covered."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("conference")
        SESSION = "session", _("session")
        CEREMONY = "ceremony", _("ceremony")
        FESTIVAL = "festival", _("festival")
        VISIT = "visit", _("visit")
        OTHER = "other", _("other")

    class Mode(models.TextChoices):
        ON_SITE = "on-site", _("on site")
        ONLINE = "online", _("online")
        BOTH = "both", _("on site and online")

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")

    class PartOfDay(models.TextChoices):
        MORNING = "morning", _("morning")
        AFTERNOON = "afternoon", _("afternoon")
        EVENING = "evening", _("evening")

    name = LineField(_("name"), max_length=300)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    uid = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.CONFERENCE)
    mode = models.CharField(_("mode"), max_length=8, choices=Mode.choices, default=Mode.ON_SITE)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.PLANNED
    )
    first_day = models.DateField(_("day"))
    last_day = models.DateField(_("last day"), null=True, blank=True)
    part_of_day = models.CharField(
        _("part of the day"), max_length=10, choices=PartOfDay.choices, blank=True
    )
    starts_at = models.TimeField(_("hour"), null=True, blank=True)
    place = LineField(_("place"), max_length=250, blank=True)
    organiser = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("organiser"),
    )
    note = ProseField(_("note for the desk"), blank=True)
    announced_at = models.DateTimeField(_("announced"), null=True, blank=True, editable=False)
    binned_at = models.DateTimeField(_("in the bin since"), null=True, editable=False)
    search_folded = models.CharField(max_length=400, editable=False, default="")

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-first_day", "-pk"]
        indexes = [models.Index(fields=["-first_day", "-id"], name="event_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="event_ends_after_it_begins",
                violation_error_message=_("An event ends on or after the day it begins."),
            )
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"/su-kien/{self.slug}/"

    def derive(self):
        """Fill the slug once, the search key always."""
        self.slug = self.slug or free_slug(Event, self.name)
        self.search_folded = fold(self.name)

    def when_text(self):
        """Return the day as the press prints it, no more precise than it is known."""
        text = weekday_date(self.first_day)
        if self.last_day and self.last_day != self.first_day:
            text = f"{text} – {weekday_date(self.last_day)}"
        if self.starts_at:
            return f"{self.starts_at:%H:%M}, {text}"
        if self.part_of_day:
            return f"{self.get_part_of_day_display()} {text}"
        return text


class Participation(Keyed):
    """What one person did at an event, with the title as printed."""

    class Role(models.TextChoices):
        CHAIRED = "chaired", _("chaired")
        DIRECTED = "directed", _("attended and directed")
        CONCLUDED = "concluded", _("concluded")
        SPOKE = "spoke", _("spoke")
        ATTENDED = "attended", _("attended")

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="participations", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    title_as_printed = LineField(_("title as printed"), max_length=300, blank=True)
    tenure = models.ForeignKey(
        Tenure, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tenure")
    )

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.person}, {self.get_role_display()}"


class Figure(Keyed):
    """A number given at an event, with the words it was printed in."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="figures")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    label = LineField(_("label"), max_length=160)
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    is_about = models.BooleanField(_("about"), default=False)
    unit = LineField(_("unit"), max_length=60, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    words = LineField(_("words as printed"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.label}: {self.value_text()}"

    def value_text(self):
        """Return the value as Vietnamese print has it: "khoảng 3.430"."""
        number = format_number(self.value.normalize())
        return f"khoảng {number}" if self.is_about else number


class Document(Keyed):
    """A paper issued at, or carried out by, an event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="documents")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    name = LineField(_("name as printed"), max_length=250)
    issuer = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("issuer"),
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name
