"""The working copy of an article, its bylines and the people it names."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.fields import LineField, ProseField
from people.keyed import Keyed, KeyedQuerySet
from people.models import PenName, Person, Tenure
from vietnamese.fold import fold
from vietnamese.slugs import slugify

from ..rich_text import RichTextField
from ..sizes import Expected
from ..word_parts import WordParts, WordPartsQuerySet
from .event import Event
from .section import Section, Source, Topic


class ArticleQuerySet(WordPartsQuerySet, KeyedQuerySet):
    def not_binned(self):
        return self.filter(binned_at=None)


ASKED = ("binned_at", "section", "status", "created_by", "kind")


def newest(name, *group, condition=None):
    """Return the index of a list of articles, newest first.

    It holds all that lists are filtered by, so that none of them looks at the rows.
    """
    fields = [*group, "-modified_at", "-id", *(field for field in ASKED if field not in group)]
    return models.Index(fields=fields, condition=condition, name=name)


class Article(Keyed):
    """What the desk writes. Readers never see it: publishing freezes a copy."""

    class Kind(models.TextChoices):
        NEWS = "tin", _("news")
        STORY = "bai", _("story")
        PHOTO_ESSAY = "phong-su-anh", _("photo essay")
        EDITORIAL = "xa-luan", _("editorial")
        INTERVIEW = "phong-van", _("interview")
        RUNNING = "tuong-thuat", _("running story")
        NOTICE = "thong-bao", _("notice")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        EDITED = "edited", _("Edited")
        APPROVED = "approved", _("Approved")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.NEWS)
    kicker = LineField(_("kicker"), max_length=200, blank=True)
    headline = LineField(_("headline"), max_length=250)
    subhead = LineField(_("subhead"), max_length=250, blank=True)
    slug = models.SlugField(
        _("slug"),
        max_length=120,
        blank=True,
        help_text=_("Made from the headline; fixed at first publication."),
    )
    dateline = LineField(_("dateline"), max_length=40, blank=True)
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,  # article_by_section
        related_name="articles",
        verbose_name=_("section"),
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="articles", verbose_name=_("topics")
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("event"),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source")
    )
    event_date = models.DateField(_("day of the event"), null=True, blank=True)
    event_date_basis = LineField(_("how the day is known"), max_length=250, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    approved_revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    version = models.PositiveIntegerField(editable=False, default=1)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        db_index=False,  # article_by_author
        related_name="articles",
        verbose_name=_("author at the desk"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    modified_at = models.DateTimeField(_("modified"), auto_now=True)
    binned_at = models.DateTimeField(_("in the bin since"), null=True, editable=False)
    # Approved and not published yet, so that the few are found: the verbs and publishing say it.
    awaits_readers = models.BooleanField(default=False, editable=False)
    search_folded = models.CharField(max_length=600, editable=False, default="")
    # The long columns stand last: SQLite reads a row up to the column that it needs.
    lede = ProseField(_("lede"), blank=True)
    body = RichTextField(_("body"), blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-modified_at", "-pk"]
        indexes = [
            newest("article_newest"),
            newest("article_by_status", "status"),
            newest("article_by_section", "section"),
            newest("article_by_section_status", "section", "status"),
            newest("article_by_author", "created_by"),
            newest("article_by_kind", "kind"),
            newest("article_binned", condition=Q(binned_at__isnull=False)),
            models.Index(fields=["id"], condition=Q(awaits_readers=True), name="article_awaits"),
        ]
        constraints = [
            WordParts(name="article_word_parts", index="articles_word_parts", moment="modified_at"),
            Expected(
                name="article_expected",
                indexes={
                    "article_newest": "1000000 1",
                    "article_by_author": "1000000 10000",
                    "article_by_section_status": "1000000 100000 25000",
                    "article_by_section": "1000000 100000",
                    "article_by_kind": "1000000 150000",
                    "article_by_status": "1000000 250000",
                    "article_binned": "1000 1",
                },
            ),
        ]

    def __str__(self):
        return self.headline

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    def derive(self):
        """Fill the slug while it is empty, and the desk's search key."""
        self.slug = self.slug or slugify(self.headline, max_length=110) or "bai"
        self.search_folded = fold(f"{self.kicker} {self.headline}")

    def is_own_of(self, user):
        """Tell whether the user started the article or stands in its bylines."""
        if self.created_by_id == user.pk:
            return True
        person = user.person_id
        return person is not None and self.bylines.filter(pen_name__person=person).exists()


class Byline(Keyed):
    """One name under an article."""

    class Role(models.TextChoices):
        TEXT = "text", _("text")
        PHOTO = "photo", _("photo")
        TRANSLATION = "translation", _("translation")

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.TEXT)
    pen_name = models.ForeignKey(
        PenName,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bylines",
        verbose_name=_("pen name"),
    )
    name_as_printed = LineField(_("name as printed"), max_length=120)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name_as_printed


class Mention(Keyed):
    """One place where an article names a person."""

    class Form(models.TextChoices):
        FULL = "full", _("name and full title")
        SHORT = "short", _("name and short title")
        NAME_ONLY = "name_only", _("name only")
        OFFICE_ONLY = "office_only", _("office only")
        ANAPHOR = "anaphor", _("anaphor")

    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="mentions", verbose_name=_("person")
    )
    tenures = models.ManyToManyField(
        Tenure,
        blank=True,
        related_name="mentions",
        verbose_name=_("tenures"),
        help_text=_("The register's titles behind the printed one."),
    )
    title_as_printed = LineField(_("title as printed"), max_length=300, blank=True)
    words = LineField(_("words as printed"), max_length=400, blank=True)
    form = models.CharField(_("form"), max_length=12, choices=Form.choices, default=Form.FULL)
    day = models.DateField(
        _("its own day"),
        null=True,
        blank=True,
        help_text=_("Where the text speaks of another day than the event's."),
    )

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.person}: {self.title_as_printed or self.get_form_display()}"
