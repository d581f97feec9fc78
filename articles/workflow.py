"""The chain: send, pass on, approve, publish, retract. The only writer of an article's status.

Each verb asks for its right, does one thing in one transaction, and logs a Step.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.groups import EDITOR_IN_CHIEF

from . import document, picture_rights, publishing, restoring, revisions, title_desk
from .models import Article, Correction, Retraction, Revision, Step
from .rights import allowed_verbs, leads_desk, may_edit

Status, Verb, Kind = Article.Status, Step.Verb, Revision.Kind


class Refusal(Exception):
    """Why a verb was not carried out, as a sentence; nothing was changed."""


class NotAllowed(Refusal):
    """The user may not do this."""


class Stale(Refusal):
    """A write started from a version that is no longer the newest."""


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
    revision = revisions.keep(revisions.of(article, by, at, reason=_("approved")))
    article.approved_revision = revision
    return _step(article, Verb.APPROVE, by, at, to=Status.APPROVED, revision=revision)


@transaction.atomic
def publish(article, by, from_moment=None, update_note="", at=None, reason=""):
    """Publish the approved revision, now or from a later moment; return the version.

    Over serious findings about titles it takes a reason, which the log keeps.
    """
    at = at or timezone.now()
    from_moment = from_moment or at
    if from_moment < at:
        raise Refusal(_("The moment to publish lies in the past."))
    article = _taken(article, by, "publish", at)
    revision = article.approved_revision
    approved = document.digest(revision.document)
    if document.digest(document.build(article)) != approved:
        raise Refusal(_("The article was changed after it was approved: have it approved again."))
    _pictures_may_be_used(article, from_moment)
    _titles_agree(article, from_moment, reason)
    later = "" if from_moment == at else timezone.localtime(from_moment).isoformat(" ", "minutes")
    why = ": ".join(part for part in (later, reason.strip()) if part)
    _step(article, Verb.PUBLISH, by, at, revision=revision, reason=why)
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


# --- The working copy ------------------------------------------------------------------------


@transaction.atomic(savepoint=False)
def record_change(article, by, at=None, *, kind=Kind.SAVED, tab="", reason=""):
    """Keep what a save of the working copy changed; return the new Revision, or None.

    An approved article goes back to "edited": approval names one revision. Autosaves (`kind`
    AUTO) of one open page (`tab`) fold together.
    """
    return record_written(_locked(article), by, at=at, kind=kind, tab=tab, reason=reason)


@transaction.atomic(savepoint=False)
def record_written(article, by, content=None, *, columns=(), at=None, **how):
    """Do the same for an article that is locked, and save its `columns` with its version.

    `content` is its document where the rows just saved are at hand; `how` as above.
    """
    article.version += 1
    revision = revisions.of(article, by, at, content, **how)
    changed = revision.version == article.version
    if not changed:
        article.version -= 1
    if changed and article.status == Status.APPROVED:
        article.approved_revision = None
        _step(article, Verb.CHANGE, by, at, to=Status.EDITED, revision=revision)
    elif changed or columns:
        article.save(update_fields=["version", "modified_at", *columns])
    return revision if changed else None


@transaction.atomic
def note_change(article, by, at=None, *, reason):
    """Record a change that the house had to make, with its reason in the log; return nothing."""
    revision = record_change(article, by, at, reason=reason)
    _step(_locked(article), Verb.CHANGE, by, at, revision=revision, reason=reason)


@transaction.atomic(savepoint=False)
def begin_history(article, by, at=None):
    """Keep the working copy as it stands when no revision does; a conflict needs a beginning."""
    if not article.revisions.exists():
        revisions.of(article, by, at)


@transaction.atomic
def restore(article, by, revision, at=None):
    """Make the working copy say again what an old revision says; return the new Revision.

    Nothing of the history is taken away: the restored text is a new version.
    """
    article = _editable(article, by)
    restoring.write(article, revision.document)
    reason = _("version %(number)d restored") % {"number": revision.number}
    restored = record_change(article, by, at, reason=reason)
    if restored is not None:
        _step(_locked(article), Verb.RESTORE, by, at, revision=restored, reason=reason)
    return restored


@transaction.atomic
def save_merged(article, by, content, expected_version, at=None):
    """Write a merged document over the version it was merged with; return the Revision or None.

    Raises Stale when somebody saved in the meantime: the merge has to be made again.
    """
    article = _editable(article, by)
    if article.version != expected_version:
        raise Stale(_("Somebody saved again in the meantime: look at both texts once more."))
    restoring.write(article, content)
    return record_change(article, by, at, reason=_("two texts brought together"))


@transaction.atomic
def name_version(article, by, name, at=None):
    """Give the working copy as it stands a name by which it stays in the history."""
    article = _locked(article)
    if not may_edit(article, by):
        raise NotAllowed(_("You may read this article, not change it."))
    if not name.strip():
        raise Refusal(_("Give the version a name."))
    revision = revisions.keep(revisions.of(article, by, at))
    revision.name = name
    revision.save(update_fields=["name"])
    return revision


@transaction.atomic
def put_in_bin(article, by, at=None):
    """Put an article in the bin; what readers have is retracted, never binned."""
    article = _editable(article, by)
    if publishing.public_state(article, at) in ("in_force", "scheduled"):
        raise Refusal(_("Readers have this article, or will: retract it or cancel the schedule."))
    article.binned_at = at or timezone.now()
    return _step(article, Verb.BIN, by, at)


@transaction.atomic
def take_out_of_bin(article, by, at=None):
    """Take an article out of the bin, as it was."""
    article = _locked(article)
    binned, article.binned_at = article.binned_at, None
    if binned is None or not may_edit(article, by):
        raise NotAllowed(_("Only who may change the article takes it out of the bin."))
    return _step(article, Verb.UNBIN, by, at)


# --- Inside ----------------------------------------------------------------------------------


def _locked(article):
    """Return the article fresh from the database, locked for this transaction."""
    whole = Article.objects.select_related("section", "event", "source")
    return whole.select_for_update(of=("self",)).get(pk=article.pk)


def _editable(article, by):
    """Return the locked article when the user may change it; raise NotAllowed if not."""
    article = _locked(article)
    if not may_edit(article, by):
        raise NotAllowed(_("You may read this article, not change it."))
    return article


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


def _titles_agree(article, moment, reason):
    """Raise Refusal over a title that is surely wrong, unless a reason is given."""
    if reason.strip():
        return
    for note in title_desk.serious(article, moment):
        raise Refusal(
            _("A title is in doubt: %(sentence)s Repair it, or say why you publish it so.")
            % {"sentence": note.sentence}
        )


def _pictures_may_be_used(article, moment):
    """Raise Refusal, with all that is wrong, for pictures that may not be published then."""
    if sentences := picture_rights.obstacles_of(article, moment):
        raise Refusal(" ".join(sentences))


def _step(article, verb, by, at=None, *, to=None, reason="", revision=None):
    """Set the status, where the verb moves it, and log the step; return the article."""
    before = article.status
    if to is not None:
        article.status = to
        if to != Status.APPROVED:
            article.approved_revision = None
    article.awaits_readers = publishing.awaits_readers(article)
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
