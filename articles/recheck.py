"""What the register says now of articles that wait for readers: approved, scheduled or planned.

Nothing is stored and no job has to run: whenever a tenure, an organisation or a merge changes, the
register has another stamp, and everything that waits is checked again when the desk next looks.
Text that readers have is not looked at here, and never rewritten.
"""

import dataclasses
import datetime
import hashlib

from django.core.cache import cache
from django.utils import timezone

from people import register
from people.models import Person
from people.prepared import Listed, prepared
from vietnamese.fold import fold

from . import title_check
from .models import Article, PlannedPlacement, PublishedArticle, Revision
from .public_states import awaiting
from .rights import kept_by

MOST = 200  # articles of each kind are looked at, the next to appear first
OF_VERSION = "pk", "article", "published_at"
KEPT = 24 * 60 * 60  # seconds


@dataclasses.dataclass(frozen=True)
class Waiting:
    """An article that readers will have or may get: why, from when, and where its words stand."""

    article_id: int
    why: str  # "scheduled", "approved" or "planned"
    moment: datetime.datetime | None
    words: tuple[type, int]  # the revision or version that holds them
    day: datetime.date

    @property
    def name(self):
        model, pk = self.words
        today = f"-{self.day}" if model is Revision else ""
        return f"{model._meta.model_name}-{pk}{today}"

    @property
    def document(self):
        model, pk = self.words
        return model.objects.only("document").get(pk=pk).document


@dataclasses.dataclass(frozen=True)
class Point:
    """One serious finding: the printed words, the sentence, and what a dismissal answers."""

    words: str
    sentence: str
    key: tuple


@dataclasses.dataclass(frozen=True)
class Odds:
    article: Article
    waiting: Waiting
    points: list[Point]


def at_odds(user, at=None):
    """Return Odds for each waiting article of the user's that does not agree with the register.

    The user's are those they started, and those of the sections they edit or lead.
    """
    waiting_now = waiting_for_readers(kept_by(user), at)
    points = points_of(waiting_now) if waiting_now else {}
    doubtful = [waiting for waiting in waiting_now if waiting.name in points]
    articles = Article.objects.defer("lede", "body").prefetch_related("dismissals")
    articles = articles.in_bulk([waiting.article_id for waiting in doubtful]) if doubtful else {}
    found = []
    for waiting in doubtful:
        article = articles[waiting.article_id]
        answered = {dismissal.answers for dismissal in article.dismissals.all()}
        left = [point for point in points[waiting.name] if point.key not in answered]
        if left:
            found.append(Odds(article, waiting, left))
    return found


def waiting_for_readers(articles, at=None):
    """Return what waits among the given articles, each once: scheduled, approved, then planned."""
    at = at or timezone.now()
    found: dict[int, Waiting] = {}
    for waiting in (*scheduled(articles, at), *approved(articles, at), *planned(articles, at)):
        found.setdefault(waiting.article_id, waiting)
    return list(found.values())


@prepared
def coming(at):
    versions = PublishedArticle.objects.filter(in_force_from__gt=at, sealed_at=None)
    return versions.order_by("in_force_from").values_list(*OF_VERSION, "in_force_from")


def scheduled(articles, at):
    versions = coming(at=at)
    named = among(articles, {article for _pk, article, *_dates in versions})
    for pk, article, published_at, begins in [row for row in versions if row[1] in named][:MOST]:
        yield of_version(pk, article, published_at, "scheduled", begins)


def approved(articles, at):
    """Yield the approved articles whose approved words no reader has and none is to have."""
    rows = awaiting(articles).exclude(approved_revision=None).order_by("-modified_at")
    today = timezone.localdate(at)
    for article, revision in rows.values_list("pk", "approved_revision")[:MOST]:
        yield Waiting(article, "approved", None, (Revision, revision), today)


@prepared
def placed(at):
    rows = PlannedPlacement.objects.filter(plan__in_force_until__gt=at)
    return rows.order_by("-plan__in_force_from").values_list("article", "plan__in_force_from")


def planned(articles, at):
    """Yield what a front page plan that is not over yet puts before readers again."""
    moments = dict(placed(at=at))
    named = among(articles, moments)
    if not named:
        return
    versions = PublishedArticle.objects.unsealed(at).filter(article__in=named)
    for pk, article, published_at in versions.values_list(*OF_VERSION)[:MOST]:
        yield of_version(pk, article, published_at, "planned", moments[article])


def among(articles, named):
    """Return the ids of the few named articles that are among the given.

    In two questions, because a database may go through a million articles for both in one.
    """
    if not named:
        return set()
    return set(articles.filter(pk__in=Listed(named)).order_by().values_list("pk", flat=True))


def of_version(pk, article, published_at, why, moment):
    day = timezone.localdate(published_at)
    return Waiting(article, why, moment, (PublishedArticle, pk), day)


def points_of(waiting_now):
    """Return `{name: serious findings}` of those that have any, kept until the register changes.

    What was found in all of them together is kept too: mostly nothing, of two hundred texts.
    """
    stamp = register.stamp()
    names = " ".join(waiting.name for waiting in waiting_now)
    key = f"titles:{stamp}:{hashlib.sha256(names.encode()).hexdigest()}"
    points = cache.get(key)
    if points is None:
        each = {waiting.name: points_of_one(waiting, stamp) for waiting in waiting_now}
        points = {name: found for name, found in each.items() if found}
        cache.set(key, points, KEPT)
    return points


def points_of_one(waiting, stamp):
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
    document = waiting.document
    copy = title_check.copy_of_document(document, waiting.day)
    own = [row for row in document["mentions"] if row.get("day")]
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
