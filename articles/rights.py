"""Who may do what to an article: asked by the verbs, the desk's lists and its forms alike."""

import functools
import operator

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from people.groups import CONTRIBUTOR, EDITOR, EDITOR_IN_CHIEF, MANAGING_EDITOR, REPORTER
from people.prepared import Listed

from . import publishing
from .models import Article, Byline, PublishingRight

Status = Article.Status


def leads_desk(user):
    return user.is_superuser or user.is_in(MANAGING_EDITOR, EDITOR_IN_CHIEF)


def edits_section(user, section_id):
    """Tell whether a user edits a section: the desk's leads all, an editor the own ones."""
    if leads_desk(user):
        return True
    if not user.is_in(EDITOR):
        return False
    return section_id is None or section_id in _own_sections(user)


def _own_sections(user):
    if not hasattr(user, "_section_ids"):
        user._section_ids = set(user.edited_sections.values_list("section_id", flat=True))
    return user._section_ids


def may_publish(article, user, at=None):
    """Tell whether a user may publish: the editor-in-chief, or who was lent the right for now."""
    if user.is_superuser or user.is_in(EDITOR_IN_CHIEF):
        return True
    lent = PublishingRight.objects.in_force(at).filter(user=user, sections=article.section_id)
    return user.is_in(MANAGING_EDITOR) and lent.exists()


def _contributors_draft(article):
    author = article.created_by
    return author is not None and author.is_in(CONTRIBUTOR) and not author.is_in(REPORTER)


def may_edit(article, user):
    """Tell whether a user may change the working copy as it stands."""
    if article.binned_at is not None:
        return False
    if leads_desk(user):
        return True
    if article.status == Status.DRAFT:
        return article.created_by_id == user.pk or (
            edits_section(user, article.section_id) and _contributors_draft(article)
        )
    return edits_section(user, article.section_id)


def visible_to(user):
    """Return the articles that a user may open at the desk."""
    return Article.objects.not_binned().filter(functools.reduce(operator.or_, _visible(user)))


def visible_by_parts(user):
    """Return the same as several lists, each of which is found by an index in the list's order.

    For conditions joined by OR a database goes through a million articles, newest first, until
    enough are found; of a new reporter's there are none.
    """
    articles = Article.objects.not_binned()
    return [articles.filter(part) for part in _visible(user)]


def _visible(user):
    if leads_desk(user):
        return [Q()]
    parts = [Q(created_by=user)]
    if user.person_id and _bylined(user):
        parts.append(Q(pk__in=Listed(_bylined(user))))
    return [*parts, *_edited(user)] if user.is_in(EDITOR) else parts


def kept_by(user):
    """Return the articles that a user answers for: the own ones, and those of edited sections."""
    articles = Article.objects.not_binned()
    if leads_desk(user):
        return articles
    parts = _edited(user) if user.is_in(EDITOR) else []
    return articles.filter(functools.reduce(operator.or_, parts, Q(created_by=user)))


def _edited(user):
    """Return what an editor may open, by section: what was handed in, and contributors' drafts."""
    handed_in = ~Q(status=Status.DRAFT) | Q(created_by__in=_contributors(user))
    sections = [*(Q(section=section) for section in sorted(_own_sections(user))), Q(section=None)]
    return [section & handed_in for section in sections]


# Asked apart and named by their ids: for a subquery beside an OR, PostgreSQL goes through all.


def _bylined(user):
    if not hasattr(user, "_bylined_ids"):
        bylines = Byline.objects.filter(pen_name__person=user.person_id)
        others = bylines.exclude(article__created_by=user).order_by()
        others = others.values_list("article", flat=True)
        user._bylined_ids = set(others)
    return user._bylined_ids


def _contributors(user):
    if not hasattr(user, "_contributor_ids"):
        found = get_user_model().objects.filter(groups__name=CONTRIBUTOR)
        user._contributor_ids = set(found.values_list("pk", flat=True))
    return user._contributor_ids


def binned_for(user):
    """Return the articles in the bin that a user may take out: the lead's all, else one's own."""
    binned = Article.objects.filter(binned_at__isnull=False)
    return binned if leads_desk(user) else binned.filter(created_by=user)


def nothing():
    """Return no article: what strangers may open at the desk."""
    return Article.objects.none()


def allowed_verbs(article, user, at=None):
    """Return the names of the verbs that the user may carry out on the article now, in order."""
    state = publishing.public_state(article, at)
    edits = edits_section(user, article.section_id)
    own = article.created_by_id == user.pk and not user.is_in(CONTRIBUTOR)
    status = article.status
    verbs = {
        "send": status == Status.DRAFT and (own or (edits and may_edit(article, user))),
        "pass_on": status == Status.SUBMITTED and edits,
        "approve": status == Status.EDITED and leads_desk(user) and not article.is_own_of(user),
        "publish": status == Status.APPROVED
        and state != "retracted"
        and not has_scheduled(article, at)
        and not _already_public(article)
        and may_publish(article, user, at),
        "send_back": (status == Status.SUBMITTED and edits)
        or (status in (Status.EDITED, Status.APPROVED) and leads_desk(user)),
        "unschedule": has_scheduled(article, at) and may_publish(article, user, at),
        "retract": state in ("in_force", "scheduled", "ended")
        and (user.is_superuser or user.is_in(EDITOR_IN_CHIEF)),
    }
    return [name for name, allowed in verbs.items() if allowed]


def _already_public(article):
    latest = article.published_versions.order_by("-in_force_from").first()
    return latest is not None and latest.revision_id == article.approved_revision_id


def has_scheduled(article, at=None):
    return article.published_versions.filter(
        in_force_from__gt=at or timezone.now(), sealed_at=None
    ).exists()
