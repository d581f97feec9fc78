"""What the desk answered to a finding about a title: right as it stands."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Person

from .article import Article


class Dismissal(models.Model):
    """One finding that an editor set aside: it is not raised again in this article.

    Remembered by verdict, person, folded words and which occurrence of them: another mistake at the
    same place, or the same words at another, is raised.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="dismissals")
    verdict = models.CharField(_("verdict"), max_length=20)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    words_folded = models.CharField(_("words"), max_length=500)
    occurrence = models.PositiveSmallIntegerField(_("occurrence"), default=1)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("dismissed finding")
        verbose_name_plural = _("dismissed findings")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["article", "verdict"], name="dismissal_of_article")]

    def __str__(self):
        return f"{self.verdict}: {self.words_folded}"

    @property
    def answers(self):
        """Return the key of the findings it answers, as `title_check.Note.key`."""
        return self.verdict, self.person_id, self.words_folded, self.occurrence
