"""The public side: what readers have. Only publishing writes here; nothing else is ever shown.

No query of this module joins a desk table: a published version is complete in itself.
"""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from people.constraints import NoOverlap, SeenByReaders
from people.in_force import InForceQuerySet
from people.keyed import Keyed, KeyedQuerySet
from people.models import PenName, Person, Tenure

from ..formats import DocumentField
from ..full_text import FullText, FullTextQuerySet
from .article import Article, Byline, Mention
from .event import Event
from .photo import Photo
from .revision import Revision
from .section import Section, Topic

# Kinds that readers are told of.
SAID_KINDS = {
    Article.Kind.PHOTO_ESSAY,
    Article.Kind.EDITORIAL,
    Article.Kind.INTERVIEW,
    Article.Kind.RUNNING,
}

ON_A_CARD = (
    "article",
    "section__name",
    "section__slug",
    "kind",
    "slug",
    "kicker",
    "headline",
    "lede",
    "picture",
    "published_at",
    "published_precision",
)

ON_ITS_PAGE = (
    *ON_A_CARD,
    "document",
    "body",
    "minutes",
    "dateline",
    "card",
    "event",
    "update_note",
    "corrections",
    "in_force_from",
    "in_force_until",
)


class PublicQuerySet(InForceQuerySet, KeyedQuerySet):
    """Versions in force and not sealed: the only gate to readers."""

    def unsealed(self, at=None):
        return self.in_force(at).filter(sealed_at=None)


class NewestFirstQuerySet(models.QuerySet):
    """Rows with a `published_at` and an `article`: the order of every list."""

    def newest_first(self):
        return self.order_by("-published_at", "-article_id")

    def older_than(self, published_at, article_id):
        """Return what stands after a cursor in the newest-first order."""
        return self.filter(
            Q(published_at__lt=published_at)
            | Q(published_at=published_at, article_id__lt=article_id)
        ).filter(published_at__lte=published_at)


class PublishedArticleQuerySet(FullTextQuerySet, NewestFirstQuerySet, PublicQuerySet):
    def public(self, at=None):
        """Return what a reader may see at the given moment (now when None), newest first.

        `published_at <= at` is implied by being in force; said aloud of another moment, it lets the
        database start its index scan there instead of today. Of now it is left unsaid: of two such
        bounds SQLite takes the first, and would not begin an older page at its cursor.
        """
        if at is None:
            return self.unsealed().newest_first()
        return self.unsealed(at).filter(published_at__lte=at).newest_first()

    def for_cards(self):
        """Load what articles/_card.html touches."""
        return self.select_related("section").only(*ON_A_CARD)

    def for_its_page(self):
        """Load what articles/article.html touches."""
        return self.select_related("section").only(*ON_ITS_PAGE)


class PublishedArticle(Keyed):
    """One published version of an article, complete in itself."""

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MINUTE = "minute", _("minute")

    article = models.ForeignKey(Article, models.PROTECT, related_name="published_versions")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="published_versions")
    document = DocumentField()
    body = models.TextField(help_text="Printed from the document; derived.")
    minutes = models.PositiveSmallIntegerField(default=1, help_text="To read it; derived.")
    section = models.ForeignKey(Section, models.PROTECT, related_name="published")
    kind = models.CharField(max_length=16)
    slug = models.SlugField(max_length=120)
    kicker = models.CharField(max_length=200, blank=True)
    headline = models.CharField(max_length=250)
    dateline = models.CharField(max_length=40, blank=True)
    lede = models.TextField(blank=True)
    picture = models.JSONField(null=True)
    card = models.JSONField(null=True, help_text="The drawn picture for links, where it has none.")
    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="coverage")
    may_syndicate = models.BooleanField(default=True)
    published_at = models.DateTimeField(_("first published"))
    published_precision = models.CharField(
        max_length=6, choices=Precision.choices, default=Precision.MINUTE
    )
    update_note = models.CharField(max_length=300, blank=True)
    corrections = models.JSONField(default=list, help_text="What was corrected, newest first.")
    in_force_from = models.DateTimeField(_("in force from"))
    in_force_until = models.DateTimeField(_("until"), null=True)
    sealed_at = models.DateTimeField(_("sealed"), null=True)
    search_exact = models.TextField(default="")
    search_folded = models.TextField(default="")

    objects = PublishedArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["-published_at", "-article_id"]
        indexes = [
            models.Index(fields=["-published_at", "-article"], name="published_newest"),
            models.Index(fields=["section", "-published_at", "-article"], name="published_section"),
            models.Index(fields=["kind", "-published_at", "-article"], name="published_kind"),
            models.Index(fields=["in_force_from"], name="published_begins"),
            models.Index(
                fields=["article"], condition=Q(sealed_at__isnull=False), name="published_sealed"
            ),
            models.Index(fields=["event", "-published_at", "-article"], name="published_event"),
        ]
        constraints = [
            SeenByReaders(name="publishedarticle_seen"),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gt=F("in_force_from")),
                name="published_ends_after_it_begins",
                violation_error_message=_("A version ends after it begins."),
            ),
            NoOverlap(
                name="published_one_version_at_a_time",
                group=["article"],
                start="in_force_from",
                end="in_force_until",
                violation_error_message=_("Another version is in force at that time."),
            ),
            FullText(name="published_full_text"),
        ]

    def __str__(self):
        return self.headline

    def get_absolute_url(self):
        return f"/{self.slug}-{self.article_id}.html"

    @property
    def kind_label(self):
        """Say what the article is where it is no plain news ("Phóng sự ảnh"), else ""."""
        return Article.Kind(self.kind).label if self.kind in SAID_KINDS else ""


class VersionRowQuerySet(NewestFirstQuerySet, KeyedQuerySet):
    def public(self, at=None):
        """Return the rows of the versions that a reader may see at the given moment.

        Asked row by row: `version__in` would have SQLite list every public version there is.
        """
        version = PublishedArticle.objects.public(at).order_by().filter(pk=OuterRef("version"))
        return self.filter(Exists(version))


class VersionRow(Keyed):
    """What is asked backwards about a version; its article and moment of publication are with it.

    So the newest of whatever asks are the beginning of an index, however many there are.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="+", db_index=False)
    published_at = models.DateTimeField(_("first published"))

    objects = VersionRowQuerySet.as_manager()

    class Meta:
        abstract = True


def newest_of(field):
    """Return the index that lists what a field of a VersionRow names, newest first."""
    return models.Index(fields=[field, "-published_at", "-article"], name=f"newest_of_{field}")


class PublishedMention(VersionRow):
    """A person named in a published version, one row a title."""

    version = models.ForeignKey(PublishedArticle, models.CASCADE, related_name="mentions")
    order = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="published_mentions", db_index=False
    )
    tenure = models.ForeignKey(Tenure, models.PROTECT, null=True, related_name="+")
    title_as_printed = models.CharField(max_length=300, blank=True)
    form = models.CharField(max_length=12, choices=Mention.Form.choices)

    class Meta:
        ordering = ["order", "pk"]
        indexes = [newest_of("person")]
        constraints = [SeenByReaders(name="publishedmention_seen")]

    def __str__(self):
        return f"{self.person_id} in {self.version_id}"


class PublishedPhoto(Keyed):
    """A picture in a published version, with the public names of its renditions."""

    version = models.ForeignKey(PublishedArticle, models.CASCADE, related_name="photos")
    order = models.PositiveSmallIntegerField()
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="published")
    files = models.JSONField(default=list)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.photo_id} in {self.version_id}"


class PublishedTopic(VersionRow):
    version = models.ForeignKey(PublishedArticle, models.CASCADE, related_name="topic_rows")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="published", db_index=False)

    class Meta:
        indexes = [newest_of("topic")]
        constraints = [SeenByReaders(name="publishedtopic_seen")]

    def __str__(self):
        return f"{self.topic_id} of {self.version_id}"


class PublishedByline(VersionRow):
    version = models.ForeignKey(PublishedArticle, models.CASCADE, related_name="byline_rows")
    order = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=12, choices=Byline.Role.choices)
    pen_name = models.ForeignKey(
        PenName, models.PROTECT, null=True, related_name="published", db_index=False
    )
    name_as_printed = models.CharField(max_length=120)

    class Meta:
        ordering = ["order", "pk"]
        indexes = [newest_of("pen_name")]
        constraints = [SeenByReaders(name="publishedbyline_seen")]

    def __str__(self):
        return self.name_as_printed


class PublishedEvent(Keyed):
    """One published version of an event's box."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="published_versions")
    slug = models.SlugField(max_length=120)
    name = models.CharField(max_length=300)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    document = models.JSONField()
    in_force_from = models.DateTimeField()
    in_force_until = models.DateTimeField(null=True)
    sealed_at = models.DateTimeField(null=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        ordering = ["-first_day", "-pk"]
        indexes = [
            models.Index(fields=["-first_day", "-id"], name="published_event_newest"),
            models.Index(fields=["slug"], name="published_event_slug"),
        ]
        constraints = [
            SeenByReaders(name="publishedevent_seen"),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gt=F("in_force_from")),
                name="published_event_ends_after_it_begins",
            ),
            NoOverlap(
                name="published_event_one_version_at_a_time",
                group=["event"],
                start="in_force_from",
                end="in_force_until",
                violation_error_message=_("Another version is in force at that time."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"/su-kien/{self.slug}/"
