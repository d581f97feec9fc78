"""The paper's identity, as the press law asks it to be printed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.fields import LineField, ProseField
from people.keyed import Keyed


class Masthead(Keyed):
    """Name, governing body, licence and addresses; the newest row is the one in use."""

    name = LineField(_("name of the paper"), max_length=120)
    tagline = LineField(_("tagline"), max_length=200, blank=True)
    governing_body = LineField(_("governing body"), max_length=200, blank=True)
    licence = LineField(
        _("licence"), max_length=200, blank=True, help_text=_("Number, day and issuer.")
    )
    head_title = LineField(_("title of the head"), max_length=80, blank=True)
    head_name = LineField(_("head of the paper"), max_length=120, blank=True)
    address = ProseField(_("address"), blank=True)
    telephone = LineField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    REQUIRED_BY_LAW = ("governing_body", "licence", "head_name", "address", "telephone", "email")

    class Meta:
        verbose_name = _("masthead")
        verbose_name_plural = _("masthead")

    def __str__(self):
        return self.name

    @classmethod
    def current(cls):
        """Return the masthead in use; an unsaved one with a plain name when there is none yet."""
        return cls.objects.order_by("-pk").first() or cls(name="Tòa soạn")

    def missing(self):
        """Return the names of the fields that the press law asks for and that are still empty."""
        return [
            self._meta.get_field(name).verbose_name
            for name in self.REQUIRED_BY_LAW
            if not getattr(self, name)
        ]
