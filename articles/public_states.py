"""What readers have of many articles at once: for the desk's lists."""

from collections import defaultdict

from django.db.models import Exists, OuterRef

from people.prepared import Listed, prepared

from .models import Article, PublishedArticle

FEW = 1000


@prepared
def intervals(articles):
    versions = PublishedArticle.objects.filter(article__in=articles.each()).order_by()
    return versions.values_list("article", "in_force_from", "in_force_until", "sealed_at")


def states_of(articles, at):
    """Return `{article id: what readers have}` for some ids, by the names of `public_state`.

    An update that waits stands beside the version in force: `("in_force", "scheduled")`.
    """
    versions = defaultdict(list)
    for article, *interval in intervals(articles=articles):
        versions[article].append(interval)
    return {article: _states(versions[article], at) for article in articles}


def _states(versions, at):
    unsealed = [(start, until) for start, until, sealed in versions if sealed is None]
    if versions and not unsealed:
        return ("retracted",)
    in_force = any(start <= at and (until is None or at < until) for start, until in unsealed)
    coming = any(start > at for start, _until in unsealed)
    return tuple(name for name, is_so in (("in_force", in_force), ("scheduled", coming)) if is_so)


def in_state(articles, state, at, known=None):
    """Return those of the articles of which readers have "in_force", "scheduled", "retracted".

    Whether they are few is kept in the dictionary `known`, for other lists at the same moment.
    """
    versions = PublishedArticle.objects.order_by()
    unsealed = versions.filter(sealed_at=None)
    if state == "in_force":
        return named_by(unsealed.in_force(at), articles, known)
    if state == "scheduled":
        return named_by(unsealed.filter(in_force_from__gt=at), articles, known)
    retracted = named_by(versions.filter(sealed_at__isnull=False), articles, known)
    return retracted.exclude(Exists(unsealed.filter(article=OuterRef("pk"))))


def named_by(rows, articles, known=None):
    """Return those of the articles that rows with a column `article` name.

    Few are named by their ids, many looked up one by one: else a database goes through a million
    articles to find the few, or through a million rows before it shows the first.
    """
    known = {} if known is None else known
    if "ids" not in known:
        known["ids"] = list(rows.values_list("article", flat=True)[: FEW + 1])
    if len(known["ids"]) <= FEW:
        return articles.filter(pk__in=Listed(set(known["ids"])))
    return articles.filter(Exists(rows.filter(article=OuterRef("pk"))))


@prepared
def marked():
    has_them = PublishedArticle.objects.filter(revision=OuterRef("approved_revision")).order_by()
    found = Article.objects.filter(awaits_readers=True).exclude(Exists(has_them))
    return found.order_by().values_list("pk", flat=True)


def awaiting(articles):
    """Return the approved of the articles whose approved words no version has, not even one to
    come: the few that are marked, of those what is so now, and of those the given.
    """
    ids = marked()
    return articles.filter(pk__in=Listed(ids)) if ids else articles.none()
