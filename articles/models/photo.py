"""The picture library: what a picture shows, who made it, and by which right it is used."""

import hashlib
import json

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.fields import LineField, ProseField
from people.keyed import Keyed, KeyedQuerySet
from people.models import Person
from people.prepared import Listed
from vietnamese.fold import fold

from ..word_parts import WordParts, WordPartsQuerySet, first_of
from .event import Event
from .section import Source

RECIPE_EDITION = 1  # raised when darkroom/develop.py makes other renditions than before
MAX_DABS = 400


def private_storage():
    """Return the storage that no address reaches: originals and unpublished renditions."""
    return storages["private"]


def check_dabs(covers):
    """Raise ValidationError unless these are dabs `[x, y, radius]`, fractions of the picture."""
    try:
        fine = isinstance(covers, list) and all(
            0 <= x <= 1 and 0 <= y <= 1 and 0 < radius <= 0.5 for x, y, radius in covers
        )
    except (TypeError, ValueError):
        fine = False
    if not fine or len(covers) > MAX_DABS:
        raise ValidationError(_("What the brush covered cannot be read: cover it once more."))


class PhotoQuerySet(WordPartsQuerySet, KeyedQuerySet):
    def not_binned(self):
        return self.filter(binned_at=None)

    def matching(self, words, known=None):
        """Return the pictures that hold every typed word, diacritics ignored: in what is said of
        them, in the names of the people shown, or in their event's name.
        """
        found = self
        for word in fold(words).split():
            found = found.filter(told_by(word))
        return found

    def first_matching(self, words, most):
        """Return the ids of the newest of them, at most so many.

        The longest word, mostly the rarest, is looked up in each place where it may stand; the
        others are then asked of what it finds.
        """
        newest, words = self.order_by("-uploaded_at", "-pk"), sorted(fold(words).split(), key=len)
        if not words:
            return list(newest.values_list("pk", flat=True)[:most])
        *others, word = words
        found = newest.matching(" ".join(others))
        named = {"search_folded__contains": word}
        people, events = (
            list(model.objects.filter(**named).order_by().values_list("pk", flat=True))
            for model in (Person, Event)
        )
        parts = [
            found.holding(word),
            found.showing(people),
            found.filter(event__in=Listed(events)),
        ]
        return first_of(parts, most, "uploaded_at")

    # Asked apart and named by their ids: for subqueries joined by OR, databases go through all.

    def showing(self, people):
        """Return the pictures that show any of the people (ids), by the library or a caption."""
        people, pictures = Listed(people), Photo.objects.order_by()
        by_hand = Photo.people.through.objects.filter(person__in=people)
        by_caption = pictures.filter(captions__people__person__in=people)
        ids = set(by_hand.values_list("photo", flat=True))
        return self.filter(pk__in=Listed(ids.union(by_caption.values_list("pk", flat=True))))

    def of_event(self, event):
        """Return the pictures of an event, by the library or by an article that covers it."""
        pictures = Photo.objects.order_by().values_list("pk", flat=True)
        ids = set(pictures.filter(event=event))
        return self.filter(
            pk__in=Listed(ids.union(pictures.filter(captions__article__event=event)))
        )

    def ended(self, day):
        """Return the pictures whose own right, or whose source's licence, has ended by a day."""
        return self.filter(ended_by(day))

    def without_right(self):
        """Return the pictures of which nobody has said by which right they may be used."""
        return self.filter(rights=Photo.Rights.UNKNOWN)

    def needing_consent(self):
        """Return the pictures of a child with neither consent recorded nor faces covered."""
        return self.filter(WITHOUT_CONSENT)

    def usable(self, day):
        """Return the pictures that may be published on a day."""
        nameless = Q(rights=Photo.Rights.LICENSED, source=None, licence="")
        unknown = Q(rights=Photo.Rights.UNKNOWN)
        return self.exclude(ended_by(day)).exclude(nameless | unknown | WITHOUT_CONSENT)


WITHOUT_CONSENT = Q(shows_child=True, consent="", covers=[])


def ended_by(day):
    sources = Source.objects.filter(licensed_until__lt=day).order_by()
    return Q(rights_until__lt=day) | Q(source__in=list(sources.values_list("pk", flat=True)))


def told_by(word):
    """Return the condition that a picture has a word: of itself, its people or its event."""
    itself = Photo.objects.filter(pk=OuterRef("pk")).order_by()
    return (
        Q(search_folded__contains=word)
        | Q(event__search_folded__contains=word)
        | Exists(itself.filter(people__search_folded__contains=word))
        | Exists(itself.filter(captions__people__person__search_folded__contains=word))
    )


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
    file_name = LineField(_("file name"), max_length=120, blank=True, editable=False)
    likeness = models.CharField(max_length=16, blank=True, editable=False)
    focal_x = models.FloatField(_("focal point from the left, 0 to 1"), default=0.5)
    focal_y = models.FloatField(_("focal point from the top, 0 to 1"), default=0.5)
    # What is left of the picture, as fractions of its width and height.
    crop_left = models.FloatField(_("cut from the left"), default=0)
    crop_top = models.FloatField(_("cut from the top"), default=0)
    crop_right = models.FloatField(_("up to, from the left"), default=1)
    crop_bottom = models.FloatField(_("up to, from the top"), default=1)
    covers = models.JSONField(
        _("what is covered"), default=list, blank=True, validators=[check_dabs]
    )
    alt = LineField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    credit = LineField(_("credit"), max_length=160, blank=True)
    creator = LineField(_("photographer"), max_length=160, blank=True)
    description = ProseField(_("description"), blank=True)
    keywords = LineField(_("keywords"), max_length=300, blank=True)
    place = LineField(_("place"), max_length=160, blank=True)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    people = models.ManyToManyField(
        Person, blank=True, related_name="photos", verbose_name=_("people shown")
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("event"),
    )
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
    licence = LineField(
        _("licence"), max_length=200, blank=True, help_text=_("Contract, letter or public licence.")
    )
    rights_until = models.DateField(_("rights until"), null=True, blank=True)
    territory = LineField(
        _("territory"), max_length=120, blank=True, help_text=_("Empty: everywhere.")
    )
    fee = models.PositiveIntegerField(_("fee in đồng"), null=True, blank=True)
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

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="photo_focal_point_inside",
                violation_error_message=_("The focal point lies inside the picture (0 to 1)."),
            ),
            models.CheckConstraint(
                condition=Q(crop_left__gte=0, crop_top__gte=0)
                & Q(crop_right__lte=1, crop_bottom__lte=1)
                & Q(crop_left__lt=F("crop_right"), crop_top__lt=F("crop_bottom")),
                name="photo_crop_inside",
                violation_error_message=_("What is left after the crop lies inside the picture."),
            ),
            WordParts(name="photo_word_parts", index="photo_word_parts", moment="uploaded_at"),
        ]
        indexes = [
            models.Index(fields=["-uploaded_at", "-id"], name="photo_newest"),
            models.Index(fields=["rights_until"], name="photo_ends"),
            models.Index(fields=["id"], condition=Q(binned_at__isnull=False), name="photo_binned"),
        ]

    def __str__(self):
        return self.description or self.alt or self.key

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    def derive(self):
        """Fill the desk's search key: words, and the day as printed."""
        day = f"{self.taken_on:%d/%m/%Y}" if self.taken_on else ""
        said = (
            self.description,
            self.alt,
            self.credit,
            self.creator,
            self.keywords,
            self.place,
            self.file_name,
            day,
        )
        self.search_folded = fold(" ".join(filter(None, said)))

    def recipe(self):
        """Return how the renditions are made, in the shape that darkroom/develop.py reads."""
        crop = self.crop_left, self.crop_top, self.crop_right, self.crop_bottom
        return {
            "edition": RECIPE_EDITION,
            "crop": [float(edge) for edge in crop],
            "focal": [float(self.focal_x), float(self.focal_y)],
            "covers": self.covers,
        }

    def recipe_digest(self):
        """Return 12 hexadecimal digits, others when the renditions would be."""
        return hashlib.sha256(json.dumps(self.recipe()).encode()).hexdigest()[:12]

    @property
    def rendition_state(self):
        """Return "ready", "failed" (with the reason in `renditions`) or "waiting" for the job."""
        if self.renditions.get("recipe") != self.recipe_digest():
            return "waiting"
        return "failed" if self.renditions.get("failure") else "ready"

    def ends_on(self):
        """Return the last day on which the picture may be used, or None when no end is known."""
        ends = (self.rights_until, self.source.licensed_until if self.source else None)
        return min(filter(None, ends), default=None)

    def has_ended(self, day=None):
        last = self.ends_on()
        return last is not None and last < (day or timezone.localdate())

    def needs_consent(self):
        """Tell whether a child is shown with neither consent recorded nor faces covered."""
        return self.shows_child and not self.consent.strip() and not self.covers
