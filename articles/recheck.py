"""What the register says now of articles that wait for readers: approved, scheduled or planned.

Nothing is stored and no job has to run: whenever a tenure, an organisation or a merge changes, the
register has another stamp, and everything that waits is checked again when the desk next looks.
Text that readers have is not looked at here, and never rewritten.
"""

import dataclasses
import datetime

from django.core.cache import cache
from django.utils import timezone

from people import register
from people.models import Person
from vietnamese.fold import fold

from . import title_check
from .models import Article, PlannedPlacement, PublishedArticle
from .public_states import awaiting
from .rights import kept_by

LOOKED_AT = 200  # articles of each kind, the next to appear first
KEPT = 24 * 60 * 60  # seconds


@dataclasses.dataclass(frozen=True)
class Waiting:
    """An article that readers will have or may get: why, from when, and its words."""

    article: Article
    why: str  # "scheduled", "approved" or "planned"
    moment: datetime.datetime | None
    document: dict
    name: str
    day: datetime.date


@dataclasses.dataclass(frozen=True)
class Point:
    """One serious finding: the printed words, the sentence, and what a dismissal answers."""

    words: str
    sentence: str
    key: tuple


@dataclasses.dataclass(frozen=True)
class Odds:
    waiting: Waiting
    points: list[Point]


def at_odds(user, at=None):
    """Return Odds for each waiting article of the user's that does not agree with the register.

    The user's are those they started, and those of the sections they edit or lead.
    """
    waiting_now = waiting_for_readers(kept_by(user), at)
    stamp = register.stamp() if waiting_now else ""
    found = []
    for waiting in waiting_now:
        article = waiting.article
        answered = {dismissal.answers for dismissal in article.dismissals.all()}
        points = [point for point in points_of(waiting, stamp) if point.key not in answered]
        if points:
            found.append(Odds(waiting, points))
    return found


def waiting_for_readers(articles, at=None):
    """Return what waits among the given articles, each once: scheduled, approved, then planned."""
    at = at or timezone.now()
    found: dict[int, Waiting] = {}
    for waiting in (*scheduled(articles, at), *approved(articles, at), *planned(articles, at)):
        found.setdefault(waiting.article.pk, waiting)
    return list(found.values())


def scheduled(articles, at):
    coming = PublishedArticle.objects.filter(in_force_from__gt=at, sealed_at=None)
    named = among(articles, coming)
    if not named:
        return
    versions = coming.filter(article__in=named).select_related("article")
    for version in with_dismissals(versions.order_by("in_force_from"), "article__dismissals"):
        yield of_version(version, "scheduled", version.in_force_from)


def approved(articles, at):
    """Yield the approved articles whose approved words readers do not have yet."""
    public = PublishedArticle.objects.filter(sealed_at=None, in_force_from__lte=at)
    rows = awaiting(articles, public).select_related("approved_revision").order_by("-modified_at")
    today = timezone.localdate(at)
    for article in with_dismissals(rows, "dismissals"):
        revision = article.approved_revision
        yield Waiting(
            article, "approved", None, revision.document, f"revision-{revision.pk}-{today}", today
        )


def planned(articles, at):
    """Yield what a front page plan that is not over yet puts before readers again."""
    coming = PlannedPlacement.objects.filter(plan__in_force_until__gt=at)
    named = among(articles, coming)
    if not named:
        return
    rows = coming.filter(article__in=named)
    moments = dict(
        rows.order_by("-plan__in_force_from").values_list("article", "plan__in_force_from")
    )
    versions = PublishedArticle.objects.unsealed(at).filter(article__in=moments)
    for version in with_dismissals(versions.select_related("article"), "article__dismissals"):
        yield of_version(version, "planned", moments[version.article_id])


def among(articles, rows):
    """Return the ids of the few articles that the rows name and that are among the given.

    In two questions, because a database may go through a million articles for both in one.
    """
    named = set(rows.order_by().values_list("article", flat=True))
    if not named:
        return []
    return list(articles.filter(pk__in=named).order_by().values_list("pk", flat=True))


def with_dismissals(rows, relation):
    return rows.prefetch_related(relation)[:LOOKED_AT]


def of_version(version, why, moment):
    day = timezone.localdate(version.published_at)
    return Waiting(version.article, why, moment, version.document, f"version-{version.pk}", day)


def points_of(waiting, stamp):
    """Return the serious findings of a waiting article's words, kept until the register changes."""
    key = f"titles:{stamp}:{waiting.name}"
    points = cache.get(key)
    if points is None:
        points = [
            Point(note.words, note.sentence, note.key)
            for note in title_check.notes(copy_of(waiting))
            if note.severity is title_check.Severity.SERIOUS
        ]
        cache.set(key, points, KEPT)
    return points


def copy_of(waiting):
    """Return what is checked, with the days of its own that a mention has."""
    copy = title_check.copy_of_document(waiting.document, waiting.day)
    own = [row for row in waiting.document["mentions"] if row.get("day")]
    if not own:
        return copy
    people = dict(
        Person.objects.filter(key__in={row["person"] for row in own}).values_list("key", "pk")
    )
    days = {
        (people.get(row["person"]), fold(row["words"])): datetime.date.fromisoformat(row["day"])
        for row in own
    }
    return dataclasses.replace(copy, own_days=days)
