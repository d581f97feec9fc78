"""The paper's identity, as the press law asks it to be printed."""

from django.db import models
from django.db.models import F, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.constraints import SeenByReaders
from people.fields import LineField, ProseField
from people.gathered import Gathered
from people.keyed import Keyed
from people.prepared import prepared

from .mood import Mood
from .section import Section


class Masthead(Keyed):
    """Name, governing body, licence and addresses, in use from a moment until the next row's."""

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

    in_force_from = models.DateTimeField(
        _("in use from"),
        null=True,
        blank=True,
        help_text=_("Empty: since always. The pages of days before keep the masthead they had."),
    )

    REQUIRED_BY_LAW = ("governing_body", "licence", "head_name", "address", "telephone", "email")

    class Meta:
        verbose_name = _("masthead")
        verbose_name_plural = _("masthead")
        constraints = [SeenByReaders(name="masthead_seen")]

    def __str__(self):
        return self.name

    @classmethod
    def current(cls, at=None):
        """Return the masthead in use at a moment, with what stands about it; one query.

        `mood_kind` and `mood_line` are the mood's of that moment, `menu` the sections that stood in
        the paper, `[[name they had, slug], …]`. An unsaved one with a plain name when there is none
        yet.
        """
        at = at or timezone.now()
        rows = mastheads_until(at=at)
        if rows:
            return rows[0]
        none_yet = cls(name="Tòa soạn")
        none_yet.menu = Section.objects.as_of(at).values_list("name_then", "slug")
        return none_yet

    def missing(self):
        """Return the names of the fields that the press law asks for and that are still empty."""
        return [
            self._meta.get_field(name).verbose_name
            for name in self.REQUIRED_BY_LAW
            if not getattr(self, name)
        ]


@prepared
def mastheads_until(at):
    """Return the masthead in use at a moment, if any, with what stands about it then."""
    mood = Mood.objects.in_force(at).order_by()
    rows = Masthead.objects.filter(Q(in_force_from=None) | Q(in_force_from__lte=at)).annotate(
        mood_kind=Subquery(mood.values("kind")[:1]),
        mood_line=Subquery(mood.values("line")[:1]),
        menu=Gathered(Section.objects.as_of(at), "name_then", "slug"),
    )
    return rows.order_by(F("in_force_from").desc(nulls_last=True), "-pk")[:1]
