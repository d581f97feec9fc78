"""Publishing: the only writer of what is public.

A version is frozen from one revision, complete in itself, with the rows that are asked backwards,
in one transaction. Who may publish is not asked here but in workflow.py.
"""

from functools import partial

from django.db import transaction
from django.utils import timezone

from .. import media
from ..link_card import give_card
from ..models import Article, Masthead, PublishedArticle
from .events import publish_event, seal_event, withdraw_event
from .freezing import Named, frozen, name_pictures, rows_of, search_texts


def public_state(article, at=None):
    """Return what readers have: unpublished, scheduled, in_force, ended or retracted."""
    at = at or timezone.now()
    versions = list(
        article.published_versions.values_list("in_force_from", "in_force_until", "sealed_at")
    )
    if not versions:
        return "unpublished"
    # A version that was replaced over a picture's right is sealed while the article goes on.
    versions = [(start, until) for start, until, sealed in versions if not sealed]
    if not versions:
        return "retracted"
    if any(start <= at and (until is None or at < until) for start, until in versions):
        return "in_force"
    return "scheduled" if any(start > at for start, _until in versions) else "ended"


def publish_revision(revision, from_moment, update_note="", *, content=None, until=None):
    """Freeze a revision as the version in force from a moment; return the PublishedArticle.

    `content` is given where the house had to change the revision's words (`replace_version`).
    """
    content = content or revision.document
    files, drawn = {}, []
    try:
        with transaction.atomic():
            name_pictures(content, files)
            if not files:
                paper = Masthead.current().name
                drawn.append(give_card(content["headline"], content["kicker"], paper))
            named = Named([content])
            version = frozen(revision, files, named, from_moment, content)
            version.card, version.update_note = next(iter(drawn), None), update_note
            version.in_force_until = until
            _follow(version)
            for model, rows in rows_of(version, files, named).items():
                model.objects.bulk_create(rows)
            if content["event"]:
                publish_event(content["event"], from_moment)
    except BaseException:
        for _photo, public, _picture in files.values():
            media.delete_public(public)
        media.delete_public(drawn)
        raise
    return version


def _follow(version):
    """Save a version as the one that follows whatever was in force at its first moment."""
    earlier = version.article.published_versions.order_by("in_force_from")
    first = earlier.first()
    earlier.in_force(version.in_force_from).update(in_force_until=version.in_force_from)
    version.corrections = corrections_of(version.article)
    if first:
        exact, folded = search_texts(version.document, first.published_at)
        version.search_exact, version.search_folded = exact, folded
        version.published_at = first.published_at
        version.published_precision = first.published_precision
    version.save()
    approved = Article.objects.filter(pk=version.article_id, approved_revision=version.revision)
    approved.update(awaits_readers=False)


def awaits_readers(article):
    """Tell whether an article is approved and no version has it so, not even one to come."""
    if article.status != Article.Status.APPROVED:
        return False
    return not article.published_versions.filter(revision=article.approved_revision_id).exists()


def withdraw_scheduled(article, at=None):
    """Delete the versions that were never in force; what they would have replaced stays."""
    at = at or timezone.now()
    with transaction.atomic():
        for version in article.published_versions.filter(in_force_from__gt=at):
            withdraw_event(version)
            delete_pictures_of(version)
            start = version.in_force_from
            version.delete()
            article.published_versions.filter(in_force_until=start).update(in_force_until=None)


def replace_version(version, content, at):
    """Seal a version that readers may no longer have, and put a document in its place.

    From the moment on readers have the document until the version would have ended; one still to
    come is replaced whole; of one that has ended nothing takes the place. Its pictures go.
    """
    until = version.in_force_until
    with transaction.atomic():
        delete_pictures_of(version)
        if version.in_force_from > at:
            version.delete()
        else:
            ends = until if until and until <= at else at
            PublishedArticle.objects.filter(pk=version.pk).update(sealed_at=at, in_force_until=ends)
            if ends == until:
                return
        start, note = max(version.in_force_from, at), version.update_note
        publish_revision(version.revision, start, note, content=content, until=until)


def seal(article, at=None):
    """Take every version of an article, past and future, from readers, pictures too.

    An event that was public only through this article goes with it; one that another public
    article covers is put in force again from that article's words.
    """
    at = at or timezone.now()
    with transaction.atomic():
        versions = list(article.published_versions.filter(sealed_at=None))
        article.published_versions.filter(sealed_at=None).update(sealed_at=at)
        for version in versions:
            delete_pictures_of(version)
        for key in {v.document["event"]["key"] for v in versions if v.document["event"]}:
            seal_event(key, at)


def delete_pictures_of(version):
    """Delete the public files of a version once the transaction holds."""
    for row in version.photos.all():
        transaction.on_commit(partial(media.delete_public, row.files))
    if version.card:
        transaction.on_commit(partial(media.delete_public, [version.card]))


def corrections_of(article):
    """Return the article's corrections as the page prints them, newest first."""
    return [
        {
            "day": timezone.localtime(row.made_at).date().isoformat(),
            "text": row.text,
            "full": row.is_full,
        }
        for row in article.corrections.order_by("-made_at", "-pk")
    ]


def print_corrections(article):
    """Show the article's corrections with every version that readers have or will have."""
    article.published_versions.filter(sealed_at=None).update(corrections=corrections_of(article))
