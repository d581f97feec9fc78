"""Revisions: how the texts of the working copy become the history. workflow.py says when."""

from datetime import timedelta

from django.utils import timezone

from . import document
from .models import Revision

FOLD = timedelta(minutes=10)
Kind = Revision.Kind


def of(article, by, at=None, content=None, latest=None, reason="", kind=Kind.SAVED, tab=""):
    """Return the revision that says what the working copy says: the newest, folded or a new one.

    A save of what was already saved by itself keeps that revision for good. `content` and
    `latest` are the article's document and its newest revision, where they are at hand.
    """
    content, at = content or document.build(article), at or timezone.now()
    digest = document.digest(content)
    latest = latest or article.revisions.first()
    if latest is not None and _says(latest, digest):
        return keep(latest) if kind == Kind.SAVED and latest.kind == Kind.AUTO else latest
    facts = {"document": content, "digest": digest, "made_at": at, "reason": reason}
    facts["version"] = article.version
    if kind == Kind.AUTO and latest is not None and _goes_on(latest, by, tab, at):
        for name, value in facts.items():
            setattr(latest, name, value)
        latest.save(update_fields=list(facts))
        return latest
    return Revision.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        made_by=by,
        kind=kind,
        tab=tab,
        begun_at=at,
        **facts,
    )


def keep(revision):
    """Keep a revision as it is: no autosave folds into it any more; return it."""
    revision.kind = Kind.SAVED
    revision.save(update_fields=["kind"])
    return revision


def base_of(article, version):
    """Return the revision that an open page started from, or the nearest one before it, or None.

    Autosaves fold, so that the very version may be gone. What both sides took over since then
    they have in common, and a merge takes it once.
    """
    return article.revisions.filter(version__lte=version).first()


def _says(revision, digest):
    """Tell whether a revision says what has this digest; its own is of the format it came in."""
    return digest in (revision.digest, document.digest(revision.document))


def _goes_on(latest, by, tab, at):
    """Tell whether an autosave goes on with the newest revision instead of beginning another."""
    return (
        latest.kind == Kind.AUTO
        and latest.made_by_id == by.pk
        and latest.tab == tab != ""
        and latest.begun_at > at - FOLD
    )
