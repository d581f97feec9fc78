"""A picture taken back from readers everywhere: its right ended, or it was never there.

Each article that shows it goes on from that moment without it, or with another in its place; the
versions that showed it are sealed, their public files deleted. The working copies change too.
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from people.groups import EDITOR_IN_CHIEF

from . import body, picture_rights, portraits, publishing, workflow
from .models import Article


def may_recall(user):
    return user.is_superuser or user.is_in(EDITOR_IN_CHIEF)


@transaction.atomic
def recall(photo, by, instead=None, reason="", at=None):
    """Take a picture from every article, or put another in its place; return the articles.

    Raises workflow.Refusal with a sentence, and nothing is changed.
    """
    at = at or timezone.now()
    if not may_recall(by):
        raise workflow.NotAllowed(_("The editor-in-chief takes pictures back from readers."))
    if not reason.strip():
        raise workflow.Refusal(_("Say why the picture is taken back."))
    if instead == photo:
        raise workflow.Refusal(_("That is the same picture: choose another, or none."))
    stopped = instead and picture_rights.obstacles(instead, timezone.localtime(at).date())
    if stopped:
        raise workflow.Refusal(" ".join(stopped))
    articles = showing(photo)
    for article in articles:
        _recall_from(article, photo, instead, by, at, reason)
    for portrait in photo.portraits.all():
        if instead:
            portrait.photo = instead
            portraits.show(portrait)
        else:
            portraits.withdraw(portrait)
    return articles


def showing(photo):
    """Return the articles that show a picture: at the desk, to readers, or from a moment on."""
    public = picture_rights.published_uses([photo]).values("version__article")
    found = Article.objects.filter(Q(captions__photo=photo) | Q(pk__in=public.order_by()))
    return list(found.distinct().order_by("pk"))


def _recall_from(article, photo, instead, by, at, reason):
    name = Truncator(str(photo)).chars(60)
    said = _("picture “%(picture)s”: %(reason)s") % {"picture": name, "reason": reason.strip()}
    rows = picture_rights.published_uses([photo]).filter(version__article=article)
    versions = {row.version.pk: row.version for row in rows}.values()
    for caption in article.captions.filter(photo=photo):
        if instead:
            caption.photo, caption.alt, caption.credit = instead, "", ""
            caption.save()
        else:
            article.body = body.without_caption(article.body, caption.key)
            caption.delete()
    Article.objects.filter(pk=article.pk).update(body=article.body)
    workflow.note_change(article, by, at, reason=said)
    # The newest first: a version still to come gives way before the one that goes on until it.
    for version in sorted(versions, key=lambda row: row.in_force_from, reverse=True):
        content = without(version.document, photo, instead)
        publishing.replace_version(version, content, at)


def without(content, photo, instead=None):
    """Return a document with another picture in the place of one, or without its captions."""
    kept, text = [], content["body"]
    for caption in content["captions"]:
        if caption["photo"] != photo.key:
            kept.append(caption)
        elif instead:
            shown = {"photo": instead.key, "alt": instead.alt, "credit": instead.credit}
            kept.append(caption | shown | {"sample": instead.is_sample})
        else:
            text = body.without_caption(text, caption["key"])
    return content | {"captions": kept, "body": text}
