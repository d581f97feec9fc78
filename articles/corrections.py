"""What the newspaper took back in public: corrections, and neutral notices of retractions."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, F, Min, OuterRef, Q, Subquery
from django.utils import timezone

from .models import Correction, PublishedArticle, Retraction


@dataclass(frozen=True)
class Said:
    """A correction with the article it stands in, or a retraction, of which no word remains.

    `mark` orders what was said in the same moment, and makes a cursor with it.
    """

    at: datetime.datetime
    mark: str
    text: str = ""
    is_full: bool = False
    article: PublishedArticle | None = None
    published_at: datetime.datetime | None = None


class SaidInPublic:
    """The notices until a moment, newest first; a slice costs three queries at any depth."""

    def __init__(self, corrections, retractions, public):
        self.corrections, self.retractions, self.public = corrections, retractions, public

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
            self.public,
        )

    def __getitem__(self, part):
        """Return the first `part.stop` notices as a list."""
        corrections = list(self.corrections[: part.stop])
        articles = {row.article_id for row in corrections}
        versions = {
            version.article_id: version
            for version in (self.public.filter(article__in=articles) if articles else ())
        }
        notices = [
            Said(row.made_at, f"C{row.pk}", row.text, row.is_full, versions[row.article_id])
            for row in corrections
            if row.article_id in versions
        ]
        notices += [
            Said(row.made_at, f"R{row.pk}", published_at=row.published_at)
            for row in self.retractions[: part.stop]
        ]
        notices.sort(key=lambda said: (said.at, said.mark[0], int(said.mark[1:])), reverse=True)
        return notices[: part.stop]


def said_in_public(at=None, since=None):
    """Return the notices that readers may see at a moment, made after `since`, newest first.

    A correction stands as long as its article is public: it quotes what was wrong. A retraction
    is told only of what readers had had, by its days alone.
    """
    at = at or timezone.now()
    public = PublishedArticle.objects.public(at).for_cards()
    version = public.order_by().filter(article=OuterRef("article"))
    seen = (
        PublishedArticle.objects.filter(
            article=OuterRef("article"), in_force_from__lt=F("sealed_at")
        )
        .order_by()
        .values("article")
        .annotate(first=Min("published_at"))
    )
    made = Q(made_at__lte=at) & (Q(made_at__gt=since) if since else Q())
    corrections = Correction.objects.filter(made, Exists(version)).defer("made_by")
    retractions = Retraction.objects.annotate(published_at=Subquery(seen.values("first")[:1]))
    retractions = retractions.filter(made, published_at__isnull=False).only("made_at", "article")
    return SaidInPublic(
        corrections.order_by("-made_at", "-pk"), retractions.order_by("-made_at", "-pk"), public
    )
