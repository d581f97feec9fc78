"""The picture by which readers know a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.constraints import SeenByReaders
from people.models import Person

from .photo import Photo


class Portrait(models.Model):
    """The picture that stands for a person."""

    person = models.OneToOneField(
        Person, models.PROTECT, related_name="portrait", verbose_name=_("person")
    )
    photo = models.ForeignKey(
        Photo, models.PROTECT, related_name="portraits", verbose_name=_("photo")
    )
    files = models.JSONField(default=list, editable=False)
    # The photo's own `rights_until`, carried here: readers' pages ask no table of the desk.
    usable_until = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("portrait")
        verbose_name_plural = _("portraits")
        constraints = [SeenByReaders(name="portrait_seen")]

    def __str__(self):
        return str(self.person)
