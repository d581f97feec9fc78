"""Links that show one revision to people without an account, and what a preview is made of.

The token is random and only its hash is kept. A link is pinned to one revision, ends by itself, can
be revoked, and opens nothing once the article lies in the bin or was retracted.
"""

import hashlib
import secrets
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from . import media, publishing, renditions, revisions, rights, workflow
from .models import Article, Photo, PreviewLink, Revision, Section
from .publishing.freezing import Named, frozen

LONGEST = 30  # days
_SALT = "preview-picture"


@transaction.atomic
def share(article, by, days=3, for_whom="", at=None):
    """Return a new PreviewLink to the working copy as it stands, and its token, said only now."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    at = at or timezone.now()
    if not rights.may_edit(article, by):
        raise workflow.NotAllowed(_("Only who may change the article shares a preview of it."))
    if not 1 <= days <= LONGEST:
        raise workflow.Refusal(_("A preview is open for 1 to 30 days."))
    token = secrets.token_urlsafe(32)
    link = PreviewLink.objects.create(
        article=article,
        revision=revisions.keep(revisions.of(article, by, at)),
        token_hash=hash_of(token),
        for_whom=for_whom,
        made_by=by,
        made_at=at,
        expires_at=at + timedelta(days=days),
    )
    return link, token


def revoke(link, by, at=None):
    """Close a link for good: who made it may, and who may change the article."""
    if link.made_by_id != by.pk and not rights.may_edit(link.article, by):
        raise workflow.NotAllowed(_("Only who shared a preview or may change the article ends it."))
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at or timezone.now())


def opened(token, at=None):
    """Return the link of a token, its opening counted, or None when it opens nothing."""
    link = _open(at).filter(token_hash=hash_of(token)).first()
    if link is None or publishing.public_state(link.article, at) == "retracted":
        return None
    PreviewLink.objects.filter(pk=link.pk).update(
        openings=F("openings") + 1, opened_at=at or timezone.now()
    )
    return link


def still_open(pk, at=None):
    """Tell whether a link still opens: asked for each of its pictures."""
    link = _open(at).filter(pk=pk).first()
    return link is not None and publishing.public_state(link.article, at) != "retracted"


def _open(at):
    links = PreviewLink.objects.open(at).select_related("article", "revision")
    return links.filter(article__binned_at=None)


def hash_of(token):
    return hashlib.sha256(token.encode()).hexdigest()


def version_of(article, content, address, at=None):
    """Return an unsaved PublishedArticle: what publishing the document now would make.

    `address` gives a rendition's name the address under which the preview shows it.
    """
    if content["section"] is None:
        content = content | {"section": {"key": "", "name": "", "slug": ""}}
    revision = Revision(article=article, document=content)
    named = Named([content])
    named.sections.setdefault("", Section(name=_("No section yet"), slug=""))
    version = frozen(revision, _pictures(content, address), named, at or timezone.now())
    version.corrections = publishing.corrections_of(article)
    return version


def _pictures(content, address):
    captions = {row["photo"]: row for row in content["captions"] if row["photo"]}
    found = {}
    for photo in Photo.objects.filter(key__in=captions):
        files = renditions.ensure_renditions(photo)
        alt = captions[photo.key]["alt"]
        found[photo.key] = photo, files, media.picture(files, alt, address)
    return found


def sign_picture(name, whose):
    """Return the signed name of a private rendition, shown within one preview alone.

    `whose` is `{"link": pk}` or `{"article": pk}` for the desk's own preview.
    """
    return signing.dumps({"name": name} | whose, salt=_SALT, compress=True)


def read_signed(text):
    """Return what `sign_picture` signed, or None when anything was altered."""
    try:
        return signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
