"""What stands around the writing of an article: unsaved text, who has it open, notes, previews."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.fields import LineField, ProseField

from ..formats import DocumentField
from .article import Article
from .revision import Revision


class Unsaved(models.Model):
    """What somebody typed in one open page that is not in the working copy.

    It is kept when a write may not go there: it started from an older version, something in it is
    not valid yet, the article is approved, or somebody else is writing. One row an open page.
    """

    article = models.ForeignKey(Article, models.PROTECT, null=True, related_name="unsaved")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    tab = models.CharField(max_length=40)
    base_version = models.PositiveIntegerField(default=0)
    typed = models.TextField(help_text="The form as it was sent, form-encoded.")
    document = DocumentField(help_text="What the form says, as a document.")
    kept_at = models.DateTimeField(_("kept"))

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        ordering = ["-kept_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "tab"], name="unsaved_once_a_page")]

    def __str__(self):
        return f"{self.user}: {self.document.get('headline', '')}"


class PresenceQuerySet(models.QuerySet):
    def alive(self, at=None):
        """Return the pages that said a word within the last minute, the longest open first."""
        at = at or timezone.now()
        return self.filter(seen_at__gt=at - Presence.SILENCE).order_by("since", "pk")


class Presence(models.Model):
    """One open page of an article. The first one writes; another may take over."""

    SILENCE = timedelta(seconds=60)

    article = models.ForeignKey(Article, models.PROTECT, related_name="open_pages")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    tab = models.CharField(max_length=40)
    since = models.DateTimeField(_("open since"))
    seen_at = models.DateTimeField(_("last seen"))
    taken_at = models.DateTimeField(_("took over"), null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("open page")
        verbose_name_plural = _("open pages")
        constraints = [
            models.UniqueConstraint(fields=["article", "tab"], name="presence_once_a_page")
        ]

    def __str__(self):
        return f"{self.user}: {self.article_id}"


class Note(models.Model):
    """A word of the desk about an article, never part of its text."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    text = ProseField(_("note"))

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.text


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, at=None):
        """Return the links that open their preview at a moment."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now())


class PreviewLink(models.Model):
    """A link that shows one revision to people without an account; the token itself is not kept."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="preview_links")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="preview_links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    for_whom = LineField(_("for whom"), max_length=120, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    openings = models.PositiveIntegerField(_("openings"), default=0)
    opened_at = models.DateTimeField(_("last opened"), null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=F("made_at")),
                name="preview_link_expires_later",
                violation_error_message=_("A link expires after it was made."),
            )
        ]

    def __str__(self):
        return f"{self.article_id}/{self.revision_id}"


class Upload(models.Model):
    """A picture on its way from a phone, in parts; the phone chose its key."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.SlugField(max_length=40)
    size = models.PositiveIntegerField(help_text="In bytes.")
    received = models.PositiveIntegerField(default=0)
    parts = models.JSONField(default=list, help_text="Where each part begins.")
    photo = models.ForeignKey("articles.Photo", models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="upload_key_once")]

    def __str__(self):
        return self.key


class SavedFilter(models.Model):
    """A list of articles that somebody asks for again and again: a name and a query."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="saved_filters")
    name = LineField(_("name"), max_length=60)
    query = models.CharField(_("query"), max_length=400)

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="saved_filter_name_once_a_user")
        ]

    def __str__(self):
        return self.name
