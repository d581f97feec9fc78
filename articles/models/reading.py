"""How often articles are read: numbers by the hour, and nothing about who reads."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.constraints import SeenByReaders

from .article import Article


class Reading(models.Model):
    """How often an article was opened within one hour."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    hour = models.DateTimeField(_("hour"))
    times = models.PositiveIntegerField(_("times"))

    class Meta:
        verbose_name = _("readings of an hour")
        verbose_name_plural = _("readings of an hour")
        constraints = [
            models.UniqueConstraint(fields=["article", "hour"], name="reading_once_an_hour")
        ]
        indexes = [models.Index(fields=["hour"], name="reading_by_hour")]

    def __str__(self):
        return f"{self.article_id}: {self.times}"


class MostRead(models.Model):
    """The place of an article among the most read; written by the worker."""

    place = models.PositiveSmallIntegerField(unique=True)
    article = models.OneToOneField(Article, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("most read article")
        verbose_name_plural = _("most read articles")
        ordering = ["place"]
        constraints = [SeenByReaders(name="mostread_seen")]

    def __str__(self):
        return f"{self.place}: {self.article_id}"
