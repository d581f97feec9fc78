"""The chain: send, pass on, approve, publish, retract. The only writer of an article's status.

Each verb asks for its right, does one thing in one transaction, and logs a Step.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.groups import EDITOR_IN_CHIEF

from . import document, publishing
from .models import Article, Correction, Retraction, Revision, Step
from .rights import allowed_verbs, leads_desk

Status, Verb = Article.Status, Step.Verb


class Refusal(Exception):
    """Why a verb was not carried out, as a sentence; nothing was changed."""


class NotAllowed(Refusal):
    """The user may not do this."""


# --- The verbs -------------------------------------------------------------------------------


@transaction.atomic
def send(article, by, at=None):
    """Send a draft to the editors."""
    article = _taken(article, by, "send", at)
    _complete(article)
    return _step(article, Verb.SEND, by, at, to=Status.SUBMITTED)


@transaction.atomic
def pass_on(article, by, at=None):
    """Pass an edited article on for approval."""
    article = _taken(article, by, "pass_on", at)
    _complete(article)
    return _step(article, Verb.PASS_ON, by, at, to=Status.EDITED)


@transaction.atomic
def send_back(article, by, reason, at=None):
    """Return an article for rework, with a reason."""
    article = _taken(article, by, "send_back", at)
    if not reason.strip():
        raise Refusal(_("Say why the article is returned."))
    return _step(article, Verb.RETURN, by, at, to=Status.DRAFT, reason=reason)


@transaction.atomic
def approve(article, by, at=None):
    """Approve the working copy as it stands: one revision, named."""
    article = _locked(article)
    if article.status == Status.EDITED and leads_desk(by) and article.is_own_of(by):
        raise NotAllowed(_("Nobody approves their own article."))
    article = _taken(article, by, "approve", at)
    _complete(article)
    revision = _revision(article, by, at, reason=_("approved"))
    article.approved_revision = revision
    return _step(article, Verb.APPROVE, by, at, to=Status.APPROVED, revision=revision)


@transaction.atomic
def publish(article, by, from_moment=None, update_note="", at=None):
    """Publish the approved revision, now or from a later moment; return the version."""
    at = at or timezone.now()
    from_moment = from_moment or at
    if from_moment < at:
        raise Refusal(_("The moment to publish lies in the past."))
    article = _taken(article, by, "publish", at)
    revision = article.approved_revision
    if document.digest(document.build(article)) != revision.digest:
        raise Refusal(_("The article was changed after it was approved: have it approved again."))
    _pictures_may_be_used(article, from_moment)
    reason = "" if from_moment == at else timezone.localtime(from_moment).isoformat(" ", "minutes")
    _step(article, Verb.PUBLISH, by, at, revision=revision, reason=reason)
    # Last, because the files that it names do not roll back with the database.
    return publishing.publish_revision(revision, from_moment, update_note)


@transaction.atomic
def unschedule(article, by, at=None):
    """Take back what was to be published later; what is in force stays."""
    article = _taken(article, by, "unschedule", at)
    publishing.withdraw_scheduled(article, at)
    return _step(article, Verb.UNSCHEDULE, by, at)


@transaction.atomic
def retract(article, by, reason, at=None):
    """Take a published article from readers for good, with a reason for the desk."""
    article = _taken(article, by, "retract", at)
    if not reason.strip():
        raise Refusal(_("Say why the article is retracted."))
    at = at or timezone.now()
    publishing.seal(article, at)
    Retraction.objects.create(article=article, reason=reason, made_by=by, made_at=at)
    return _step(article, Verb.RETRACT, by, at, reason=reason)


@transaction.atomic
def correct(article, by, text, is_full=False, at=None):
    """Print a dated correction with the article; return the Correction."""
    article = _locked(article)
    if publishing.public_state(article, at) != "in_force" or not (
        by.is_superuser or by.is_in(EDITOR_IN_CHIEF)
    ):
        raise NotAllowed(_("The editor-in-chief corrects what readers have."))
    if not text.strip():
        raise Refusal(_("Write what was wrong and what is right."))
    at = at or timezone.now()
    correction = Correction.objects.create(
        article=article, text=text, is_full=is_full, made_by=by, made_at=at
    )
    publishing.print_corrections(article)
    _step(article, Verb.CORRECT, by, at, reason=text)
    return correction


@transaction.atomic
def record_change(article, by, at=None):
    """Keep what a save of the working copy changed; return the new Revision, or None.

    An approved article goes back to "edited": approval names one revision.
    """
    article = _locked(article)
    before = article.revisions.first()
    revision = _revision(article, by, at)
    if before is not None and revision.pk == before.pk:
        return None
    article.version += 1
    if article.status == Status.APPROVED:
        article.approved_revision = None
        _step(article, Verb.CHANGE, by, at, to=Status.EDITED, revision=revision)
    else:
        article.save()
    return revision


# --- Inside ----------------------------------------------------------------------------------


def _locked(article):
    """Return the article fresh from the database, locked for this transaction."""
    return Article.objects.select_for_update(of=("self",)).get(pk=article.pk)


def _taken(article, by, verb, at=None):
    """Return the locked article when the user may carry out the verb; raise NotAllowed if not."""
    article = _locked(article)
    if verb not in allowed_verbs(article, by, at):
        raise NotAllowed(
            _("“%(headline)s” is %(status)s: %(user)s may not do this to it now.")
            % {
                "headline": article.headline,
                "status": article.get_status_display().lower(),
                "user": by,
            }
        )
    return article


def _complete(article):
    """Raise Refusal when something is missing without which no editor can work."""
    if not article.section_id:
        raise Refusal(_("Choose a section first."))
    if not (article.body.strip() or article.lede.strip()):
        raise Refusal(_("The article has no text yet."))


def _pictures_may_be_used(article, moment):
    """Raise Refusal for a picture whose right has ended by the day of publication."""
    day = timezone.localtime(moment).date()
    for caption in article.captions.filter(photo__rights_until__lt=day).select_related("photo"):
        raise Refusal(
            _("The right to the picture “%(picture)s” ended on %(day)s: choose another.")
            % {"picture": caption.photo, "day": f"{caption.photo.rights_until:%d/%m/%Y}"}
        )


def _revision(article, by, at=None, reason=""):
    """Return the newest revision when it is what stands there, else a new one."""
    content = document.build(article)
    digest = document.digest(content)
    latest = article.revisions.first()
    if latest is not None and latest.digest == digest:
        return latest
    return Revision.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        document=content,
        digest=digest,
        made_by=by,
        made_at=at or timezone.now(),
        reason=reason,
    )


def _step(article, verb, by, at=None, *, to=None, reason="", revision=None):
    """Set the status, where the verb moves it, and log the step; return the article."""
    before = article.status
    if to is not None:
        article.status = to
        if to != Status.APPROVED:
            article.approved_revision = None
    article.save()
    Step.objects.create(
        article=article,
        verb=verb,
        by=by,
        at=at or timezone.now(),
        from_status=before,
        to_status=article.status,
        reason=reason,
        revision=revision,
    )
    return article
