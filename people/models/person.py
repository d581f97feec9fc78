"""People and the names they write under."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vietnamese.collation import name_sort_key
from vietnamese.fold import fold
from vietnamese.slugs import slugify

from ..constraints import SeenByReaders
from ..fields import LineField, ProseField
from ..keyed import Keyed, KeyedQuerySet
from ..stamped import Stamped
from .moved import KeepsAddress


class PersonQuerySet(KeyedQuerySet):
    def public_figures(self):
        """Return those whom the managing editor marked and allows a page of their own."""
        return self.filter(
            is_public_figure=True,
            exposure=Person.Exposure.FULL,
            binned_at=None,
            merged_into=None,
        ).order_by("sort_key", "pk")

    def named_as_officials(self):
        """Return those whose titles of the day may stand beside an article, page or not."""
        return self.filter(is_public_figure=True, binned_at=None, merged_into=None).exclude(
            exposure=Person.Exposure.NO_PAGE
        )

    def unmerged(self):
        """Return those that were not found to be somebody else of the register."""
        return self.filter(merged_into=None)

    def with_unverified_titles(self):
        """Return those with a tenure that nobody vouches for."""
        return self.filter(tenures__isnull=False, tenures__verified_at=None).distinct()

    def matching(self, words):
        """Return the people whose name holds every typed word, diacritics ignored."""
        found = self
        for word in fold(words).split():
            found = found.filter(search_folded__contains=word)
        return found


class Person(KeepsAddress, Stamped, Keyed):
    """Someone the newspaper writes about, or who writes for it."""

    class Exposure(models.TextChoices):
        FULL = "full", _("page and link")
        THAT_DAY = "that-day", _("named with the title of that day, no page")
        NO_PAGE = "no-page", _("no page, no link")

    full_name = LineField(_("full name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    honorific = LineField(
        _("honorific"), max_length=40, blank=True, help_text=_("As printed: đồng chí, ông, bà.")
    )
    is_public_figure = models.BooleanField(
        _("public figure"),
        default=False,
        help_text=_(
            "Set by the managing editor alone. Victims, suspects, patients and minors never."
        ),
    )
    exposure = models.CharField(
        _("how much readers may see"),
        max_length=10,
        choices=Exposure.choices,
        default=Exposure.FULL,
        help_text=_("Counts for public figures only; of others readers see nothing."),
    )
    note = ProseField(_("note for the desk"), blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )
    binned_at = models.DateTimeField(_("in the bin since"), null=True, blank=True, editable=False)
    sort_key = models.CharField(max_length=400, editable=False, default="")
    search_folded = models.CharField(max_length=200, editable=False, default="")

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["sort_key", "id"], name="person_by_name")]
        constraints = [SeenByReaders(name="person_seen")]

    def __str__(self):
        return self.full_name

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"/nhan-vat/{self.slug}/"

    def derive(self):
        """Fill what is computed from the name: the slug once, the sort and search keys always."""
        self.slug = self.slug or free_slug(Person, self.full_name)
        self.sort_key = name_sort_key(self.full_name)
        self.search_folded = fold(self.full_name)

    @property
    def has_page(self):
        """Tell whether the desk allows a page; that something public names them is asked apart."""
        return (
            self.is_public_figure
            and self.exposure == self.Exposure.FULL
            and self.binned_at is None
            and self.merged_into_id is None
        )

    @property
    def initials(self):
        """Return the first letters of the first and the given name: "LT" for Lâm … Thanh."""
        words = self.full_name.split()
        return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))

    def titles_on(self, day):
        """Return the verified tenures surely held on a day, in order of rank."""
        return self.tenures.verified().surely_on(day).by_rank()


class PenName(KeepsAddress, Keyed):
    """A name printed under articles, and who stands behind it."""

    name = LineField(_("pen name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pen_names",
        verbose_name=_("person in the register"),
    )
    is_secret = models.BooleanField(
        _("secret"),
        default=False,
        help_text=_("Who stands behind the name is known to the register, never to readers."),
    )
    search_folded = models.CharField(max_length=200, editable=False, default="")

    class Meta:
        verbose_name = _("pen name")
        verbose_name_plural = _("pen names")
        ordering = ["search_folded", "pk"]
        constraints = [SeenByReaders(name="penname_seen")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"/tac-gia/{self.slug}/"

    def derive(self):
        """Fill the slug once, the search key always."""
        self.slug = self.slug or free_slug(PenName, self.name)
        self.search_folded = fold(self.name)


def free_slug(model, text, field="slug"):
    """Return a slug of the text that no row of the model has yet: with -2, -3 … where needed."""
    base = slugify(text, max_length=100) or "khong-ten"
    slug, number = base, 1
    while model._default_manager.filter(**{field: slug}).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug
