"""What readers have of many articles at once: for the desk's lists."""

from collections import defaultdict

from django.db.models import Exists, OuterRef

from .models import Article, PublishedArticle

FEW = 1000
LATELY = 1000


def states_of(articles, at):
    """Return `{article id: what readers have}` for some ids, by the names of `public_state`.

    An update that waits stands beside the version in force: `("in_force", "scheduled")`.
    """
    versions = defaultdict(list)
    rows = PublishedArticle.objects.filter(article__in=articles).order_by()
    columns = "article", "in_force_from", "in_force_until", "sealed_at"
    for article, *interval in rows.values_list(*columns):
        versions[article].append(interval)
    return {article: _states(versions[article], at) for article in articles}


def _states(versions, at):
    unsealed = [(start, until) for start, until, sealed in versions if sealed is None]
    if versions and not unsealed:
        return ("retracted",)
    in_force = any(start <= at and (until is None or at < until) for start, until in unsealed)
    coming = any(start > at for start, _until in unsealed)
    return tuple(name for name, is_so in (("in_force", in_force), ("scheduled", coming)) if is_so)


def in_state(articles, state, at):
    """Return those of the articles of which readers have "in_force", "scheduled", "retracted"."""
    versions = PublishedArticle.objects.order_by()
    unsealed = versions.filter(sealed_at=None)
    if state == "in_force":
        return named_by(unsealed.in_force(at), articles)
    if state == "scheduled":
        return named_by(unsealed.filter(in_force_from__gt=at), articles)
    retracted = named_by(versions.filter(sealed_at__isnull=False), articles)
    return retracted.exclude(Exists(unsealed.filter(article=OuterRef("pk"))))


def named_by(rows, articles):
    """Return those of the articles that rows with a column `article` name.

    Few are named by their ids, many looked up one by one: else a database goes through a million
    articles to find the few, or through a million rows before it shows the first.
    """
    ids = list(rows.values_list("article", flat=True)[: FEW + 1])
    if len(ids) <= FEW:
        return articles.filter(pk__in=set(ids))
    return articles.filter(Exists(rows.filter(article=OuterRef("pk"))))


def awaiting(articles, versions):
    """Return the approved of the articles whose approved words none of the versions has.

    Looked at are the thousand that were touched last, as approving and publishing do: an archive
    holds a million approved articles, which readers have.
    """
    newest = articles.filter(status=Article.Status.APPROVED).order_by("-modified_at", "-pk")
    has_them = versions.filter(revision=OuterRef("approved_revision")).order_by()
    return articles.filter(pk__in=newest.values("pk")[:LATELY]).exclude(Exists(has_them))
