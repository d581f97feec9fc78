"""Proposals: people met in a text and not yet in the register, with their titles as printed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vietnamese.fold import fold

from ..fields import LineField, ProseField
from .person import Person


class ProposalQuerySet(models.QuerySet):
    def waiting(self):
        """Return those that nobody of the register has decided, oldest first."""
        return self.filter(decided_at=None).order_by("proposed_at", "pk")


class Proposal(models.Model):
    """ "Add to the register": what the desk read, for the register to accept or reject.

    The article is named by its key, headline and address: the register knows no articles.
    """

    name = LineField(_("name as printed"), max_length=120)
    titles = models.JSONField(_("titles as printed"), default=list, blank=True)
    day = models.DateField(
        _("day"), null=True, blank=True, help_text=_("The day of which the text speaks.")
    )
    article_key = models.CharField(_("article's key"), max_length=80, blank=True)
    article_headline = LineField(_("article"), max_length=250, blank=True)
    article_url = models.CharField(_("article's address"), max_length=300, blank=True)
    words = ProseField(_("words as printed"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("proposed by"),
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("accepted as"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    reason = LineField(_("why it was rejected"), max_length=300, blank=True)
    search_folded = models.CharField(max_length=200, editable=False, default="")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["search_folded", "article_key"],
                condition=Q(decided_at=None),
                name="proposal_once_an_article",
                violation_error_message=_("This person was already proposed from this article."),
            )
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.search_folded = fold(self.name)
        super().save(*args, **kwargs)
