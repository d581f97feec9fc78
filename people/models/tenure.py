"""Tenures: who held which position in which organisation, from when until when.

Each end is a range of days, because sources differ: "still on 19/1/2020, successor elected
17/7/2020" ends in `2020-01-20 … 2020-07-17`. The end is the day of the handover, the first day the
person no longer surely holds the office: intervals are half-open.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vietnamese.terms import range_as_text

from ..constraints import NoOverlap, SeenByReaders
from ..fields import LineField, ProseField
from ..in_force import local_day
from ..keyed import Keyed, KeyedQuerySet
from ..stamped import Stamped
from .organization import Organization
from .person import Person
from .position import Position

ONE_SOLE_HOLDER = NoOverlap(
    name="tenure_one_sole_holder",
    group=["position", "organization"],
    start="from_latest",
    end="until_earliest",
    only_if="is_sole",
    violation_error_message=_(
        "Somebody else surely held this position in this organisation at that time."
    ),
)


class TenureQuerySet(KeyedQuerySet):
    def verified(self):
        """Return the tenures that somebody of the register vouches for."""
        return self.exclude(verified_at=None)

    def unverified(self):
        """Return the tenures that readers do not see and that accuse no text."""
        return self.filter(verified_at=None)

    def public(self, at=None, today=None):
        """Return what readers may see at a moment: verified, announced and not still to come.

        `today` is that moment's day, for a prepared query, which cannot reckon it.
        """
        return self.verified().filter(
            Q(from_earliest=None) | Q(from_earliest__lte=today or local_day(at)),
            announced_at__lte=at or timezone.now(),
        )

    def surely_on(self, day):
        """Return the tenures that cover a day whatever the true ends are."""
        ends = Q(until_earliest__gt=day) | Q(end_known=Tenure.End.HELD)
        return self.filter(ends, from_latest__lte=day)

    def possibly_on(self, day):
        """Return the tenures that may cover a day; the handover day counts for both holders."""
        begins = Q(from_earliest=None) | Q(from_earliest__lte=day)
        ends = Q(until_latest=None) | Q(until_latest__gte=day)
        return self.filter(begins, ends)

    def could_be_sole(self):
        """Return those that exclude other holders wherever their position has a single one.

        The same rule as `Tenure.excludes_others`, asked of the database.
        """
        covers = Q(end_known=Tenure.End.HELD) | Q(until_earliest__gt=F("from_latest"))
        return self.verified().filter(covers, is_acting=False, from_latest__isnull=False)

    def by_rank(self):
        """Return them in the order in which titles are printed, with what printing needs."""
        return self.select_related("position", "organization").order_by("position__rank", "pk")


class Tenure(Stamped, Keyed):
    """One person's time in one position."""

    class End(models.TextChoices):
        DATED = "dated", _("ended")
        HELD = "held", _("still held")
        UNKNOWN = "unknown", _("unknown")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="tenures", verbose_name=_("person")
    )
    position = models.ForeignKey(
        Position, models.PROTECT, related_name="tenures", verbose_name=_("position")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tenures",
        verbose_name=_("organisation"),
        help_text=_("Only a rank or an academic title may stand without one."),
    )
    title = LineField(
        _("title as printed"),
        max_length=200,
        blank=True,
        help_text=_("Where it differs from the position's title."),
    )
    is_acting = models.BooleanField(_("acting"), default=False)
    from_earliest = models.DateField(_("from, at the earliest"), null=True, blank=True)
    from_latest = models.DateField(_("from, at the latest"), null=True, blank=True)
    until_earliest = models.DateField(_("until, at the earliest"), null=True, blank=True)
    until_latest = models.DateField(_("until, at the latest"), null=True, blank=True)
    end_known = models.CharField(_("end"), max_length=8, choices=End.choices, default=End.UNKNOWN)
    source = ProseField(
        _("source"), blank=True, help_text=_("Where it was read; shown on the person's page.")
    )
    note = ProseField(_("note for the desk"), blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("verified by"),
    )
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True, editable=False)
    confirmed_on = models.DateField(
        _("confirmed as current on"),
        null=True,
        blank=True,
        help_text=_("“Now” stands on the person's page for six months from this day."),
    )
    announced_at = models.DateTimeField(
        _("announced from"),
        default=timezone.now,
        help_text=_("Readers do not see the tenure before this moment."),
    )
    end_announced_at = models.DateTimeField(
        _("end announced from"),
        null=True,
        blank=True,
        help_text=_("Readers do not learn of the end before this moment."),
    )
    is_sole = models.BooleanField(editable=False, default=False)

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        ordering = ["from_earliest", "pk"]
        indexes = [
            models.Index(fields=["organization", "position"], name="tenure_by_post"),
        ]
        constraints = [
            SeenByReaders(name="tenure_seen"),
            models.CheckConstraint(
                condition=Q(from_earliest=None)
                | Q(from_latest=None)
                | Q(from_earliest__lte=F("from_latest")),
                name="tenure_start_is_a_range",
                violation_error_message=_("The earliest start lies before the latest start."),
            ),
            models.CheckConstraint(
                condition=Q(until_earliest=None)
                | Q(until_latest=None)
                | Q(until_earliest__lte=F("until_latest")),
                name="tenure_end_is_a_range",
                violation_error_message=_("The earliest end lies before the latest end."),
            ),
            models.CheckConstraint(
                condition=Q(until_latest=None)
                | Q(from_earliest=None)
                | Q(until_latest__gte=F("from_earliest")),
                name="tenure_ends_after_it_starts",
                violation_error_message=_("A tenure ends after it starts."),
            ),
            models.CheckConstraint(
                condition=~Q(end_known="held") | Q(until_earliest=None, until_latest=None),
                name="tenure_held_has_no_end",
                violation_error_message=_("A tenure that is still held has no end."),
            ),
            ONE_SOLE_HOLDER,
        ]

    def __str__(self):
        return f"{self.person}: {self.printed_title}"

    def clean(self):
        if self.position_id:
            self.is_sole = self.excludes_others()
            if not self.organization_id and not self.position.is_of_a_person:
                raise ValidationError({"organization": _("Name the organisation of this office.")})
        if outside := self.outside_organization():
            raise ValidationError(outside[1])

    def outside_organization(self):
        """Return (the end at fault, a sentence) when it cannot lie within its organisation's life.

        The end is "begins" or "ends"; None is returned when it lies within, or there is no
        organisation.
        """
        body = self.organization
        if body is None:
            return None
        start, stop = body.in_force_from, body.in_force_until
        if start and self.until_latest and self.until_latest < start:
            fault, day = ("ends", _("The tenure ends before %(name)s began on %(day)s.")), start
        elif start and self.from_latest and self.from_latest < start:
            fault, day = ("begins", _("The tenure starts before %(name)s began on %(day)s.")), start
        elif stop and self.from_earliest and self.from_earliest >= stop:
            fault, day = (
                ("begins", _("The tenure starts after %(name)s had ended on %(day)s.")),
                stop,
            )
        elif stop and self.end_known == self.End.HELD and stop <= local_day():
            fault, day = (
                ("ends", _("The tenure is still held, but %(name)s ended on %(day)s.")),
                stop,
            )
        elif stop and self.until_earliest and self.until_earliest > stop:
            fault, day = ("ends", _("The tenure ends after %(name)s had ended on %(day)s.")), stop
        else:
            return None
        return fault[0], fault[1] % {"name": body, "day": f"{day:%d/%m/%Y}"}

    def save(self, *args, **kwargs):
        """Save it; raise IntegrityError with the rule's sentence beside another sole holder."""
        self.is_sole = self.excludes_others()
        try:
            with transaction.atomic():
                self.hold_post()
                super().save(*args, **kwargs)
        except IntegrityError as error:
            if ONE_SOLE_HOLDER.name in str(error):
                sentence = ONE_SOLE_HOLDER.get_violation_error_message()
                raise IntegrityError(sentence) from error
            raise

    def hold_post(self):
        """Let other writers of a single-holder post wait until this transaction ends.

        Without it PostgreSQL answers two at once with a deadlock: each waits for the other's row
        in the exclusion constraint. SQLite has one writer anyway.
        """
        if self.is_sole and connection.in_atomic_block:
            Position.objects.select_for_update(no_key=True).filter(pk=self.position_id).first()

    @property
    def printed_title(self):
        """Return the title as print has it: this tenure's own words, else the position's."""
        return title_in_print(self.title, self.is_acting, self.position.title)

    @property
    def from_text(self):
        """Return the start as people write it: "22/4/2016", "12/2017", "không rõ"."""
        return range_as_text(self.from_earliest, self.from_latest)

    @property
    def until_text(self):
        """Return the end as people write it, "nay" while the office is held."""
        if self.end_known == self.End.HELD:
            return "nay"
        if self.end_known == self.End.UNKNOWN:
            return range_as_text(None, None)
        return range_as_text(self.until_earliest, self.until_latest)

    def excludes_others(self):
        """Tell whether nobody else can surely hold the same post at the time surely covered."""
        surely_covers = self.from_latest is not None and (
            self.end_known == self.End.HELD
            or (self.until_earliest is not None and self.until_earliest > self.from_latest)
        )
        return bool(
            self.position.single_holder
            and self.verified_at
            and not self.is_acting
            and surely_covers
        )

    def is_current(self, at=None):
        """Tell whether "now" may be said: held that day, confirmed within six months (183 days)."""
        day = local_day(at)
        held = self.end_known == self.End.HELD or (
            self.until_earliest is not None and day < self.until_earliest
        )
        return held and self.confirmed_on is not None and 0 <= (day - self.confirmed_on).days <= 183

    def has_ended(self, at=None):
        """Tell whether readers may know that it ended: the day has come, and it was announced."""
        announced = self.end_announced_at is None or self.end_announced_at <= (at or timezone.now())
        come = self.until_earliest is None or self.until_earliest <= local_day(at)
        return self.end_known == self.End.DATED and announced and come


def title_in_print(title, is_acting, position):
    """Return a tenure's own words for its title, else the position's."""
    return title or (f"Quyền {position}" if is_acting else position)
