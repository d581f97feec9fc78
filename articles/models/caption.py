"""Captions: a picture's place in an article, and who is seen in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.fields import LineField, ProseField
from people.keyed import Keyed
from people.models import Person

from .article import Article
from .photo import Photo


class Caption(Keyed):
    """The words under a picture; the picture itself may still be missing.

    `<figure data-caption="KEY">` in the body is the only truth of its place.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="captions")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="captions",
        verbose_name=_("photo"),
    )
    text = ProseField(_("caption"), blank=True)
    credit = LineField(_("credit"), max_length=160, blank=True)
    alt = LineField(_("alternative text"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("caption")
        verbose_name_plural = _("captions")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.text or self.key


class CaptionPerson(Keyed):
    """Someone seen in a picture, from left to right."""

    caption = models.ForeignKey(Caption, models.CASCADE, related_name="people")
    order = models.PositiveSmallIntegerField(_("from the left"), default=1)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="shown_in", verbose_name=_("person")
    )
    title_as_printed = LineField(_("title as printed"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("person shown")
        verbose_name_plural = _("people shown")
        ordering = ["order", "pk"]

    def __str__(self):
        return str(self.person)
