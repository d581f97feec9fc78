"""What the newspaper took back in public: corrections, and neutral notices of retractions."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, F, Min, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from people.prepared import prepared
from vietnamese.dates import short_date

from .models import Correction, PublishedArticle, Retraction

LATELY = 10  # notices, the most that `said_lately` returns


@dataclass(frozen=True)
class Said:
    """A correction with the article it stands in, or a retraction, of which no word remains.

    `mark` orders what was said in the same moment, and makes a cursor with it.
    """

    at: datetime.datetime
    mark: str
    row: Correction | Retraction
    text: str = ""
    is_full: bool = False
    article: PublishedArticle | None = None
    published_at: datetime.datetime | None = None

    def __str__(self):
        if self.article:
            return f"{self.article.headline}: {self.text}"
        day = short_date(timezone.localtime(self.published_at))
        return _("The newspaper withdrew an article published on %(day)s.") % {"day": day}


class SaidInPublic:
    """The notices until a moment, newest first; a slice costs three queries at any depth."""

    def __init__(self, corrections, retractions, at):
        self.corrections, self.retractions, self.at = corrections, retractions, at

    def older_than(self, at, mark):
        """Return what follows a place in the list: of one moment "R2", "R1", "C9", "C8"."""
        kind, number = mark[0], int(mark[1:])
        earlier, same = Q(made_at__lt=at), Q(made_at=at)
        corrections = retractions = earlier
        if kind == "R":
            retractions |= same & Q(pk__lt=number)
            corrections |= same
        else:
            corrections |= same & Q(pk__lt=number)
        return SaidInPublic(
            self.corrections.filter(corrections),
            self.retractions.filter(retractions),
            self.at,
        )

    def __getitem__(self, part):
        """Return the first `part.stop` notices as a list."""
        corrections = list(self.corrections[: part.stop])
        articles = {row.article_id for row in corrections}
        public = PublishedArticle.objects.public(self.at).for_cards() if articles else None
        versions = {
            version.article_id: version
            for version in (public.filter(article__in=articles) if articles else ())
        }
        notices = [
            Said(row.made_at, f"C{row.pk}", row, row.text, row.is_full, versions[row.article_id])
            for row in corrections
            if row.article_id in versions
        ]
        notices += [
            Said(row.made_at, f"R{row.pk}", row, published_at=row.published_at)
            for row in self.retractions[: part.stop]
        ]
        notices.sort(key=lambda said: (said.at, said.mark[0], int(said.mark[1:])), reverse=True)
        return notices[: part.stop]


def said_in_public(at=None):
    """Return the notices that readers may see at a moment (now when None), newest first."""
    at = at or timezone.now()
    return SaidInPublic(corrections_until(at), retractions_until(at), at)


def said_lately(at, since, many):
    """Return the newest notices of an interval that readers may see at its end, as a list."""
    asked = {"at": at, "since": since}
    return SaidInPublic(lately_corrected(**asked), lately_retracted(**asked), at)[:many]


def said_of(at, corrections=(), retractions=()):
    """Return the notices of some numbers that readers may see at a moment, as a list."""
    corrected = corrections_of(at=at, numbers=corrections) if corrections else []
    retracted = retractions_of(at=at, numbers=retractions) if retractions else []
    return SaidInPublic(corrected, retracted, at)[: len(corrected) + len(retracted)]


@prepared
def corrections_of(at, numbers):
    return corrections_until(at).filter(pk__in=numbers.each())


@prepared
def retractions_of(at, numbers):
    return retractions_until(at).filter(pk__in=numbers.each())


@prepared
def lately_corrected(at, since):
    return corrections_until(at).filter(made_at__gt=since)[:LATELY]


@prepared
def lately_retracted(at, since):
    return retractions_until(at).filter(made_at__gt=since)[:LATELY]


def corrections_until(at):
    """Return the corrections of what is public: they stand as long as that, quoting the words."""
    version = PublishedArticle.objects.public(at).order_by().filter(article=OuterRef("article"))
    corrections = Correction.objects.filter(Exists(version), made_at__lte=at).defer("made_by")
    return corrections.order_by("-made_at", "-pk")


def retractions_until(at):
    """Return the retractions of what readers had had, by their days alone."""
    seen = (
        PublishedArticle.objects.filter(
            article=OuterRef("article"), in_force_from__lt=F("sealed_at")
        )
        .order_by()
        .values("article")
        .annotate(first=Min("published_at"))
    )
    retractions = Retraction.objects.annotate(published_at=Subquery(seen.values("first")[:1]))
    retractions = retractions.filter(made_at__lte=at, published_at__isnull=False)
    return retractions.only("made_at", "article").order_by("-made_at", "-pk")
