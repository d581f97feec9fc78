"""What the desk's first page shows a user: what is theirs, what waits for them, what is due."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from people.groups import EDITOR, EDITOR_IN_CHIEF

from . import document, proofing, rights
from .models import Article, Event, PublishedArticle
from .public_states import awaiting
from .recheck import among
from .word_parts import first_of

SHOWN = 8
PROOFREAD = 4  # texts looked at for findings on one opening of the page
PATIENCE = timedelta(hours=24)  # after that what waits is overdue
Status = Article.Status


def first_page(user, at=None):
    """Return the lists of the first page, each at most SHOWN rows."""
    at = at or timezone.now()
    own = Article.objects.not_binned().filter(created_by=user)
    mine = in_order([own.exclude(status=Status.APPROVED)])
    waiting = waiting_for(user)
    late = [part.filter(modified_at__lt=at - PATIENCE).order_by("modified_at") for part in waiting]
    lately = PublishedArticle.objects.public(at).filter(published_at__gt=at - PATIENCE)
    return {
        "mine": mine,
        "waiting": in_order(waiting),
        "overdue": in_order(late, newest_first=False),
        "scheduled": scheduled(user, at),
        "events": events_of(timezone.localdate(at)),
        "findings": findings(mine),
        "published": list(lately.for_cards()[:SHOWN]),
    }


def in_order(parts, newest_first=True):
    """Return the first articles of several lists together, with what the page says of them."""
    keys = first_of(parts, SHOWN, "modified_at", newest_first)
    found = Article.objects.select_related("section", "created_by").in_bulk(keys)
    return [found[key] for key in keys]


def waiting_for(user):
    """Return what waits for a step of this user, as lists that an index gives in order."""
    if not rights.leads_desk(user):
        visible = rights.visible_by_parts(user) if user.is_in(EDITOR) else []
        return [part.filter(status=Status.SUBMITTED) for part in visible]
    articles = Article.objects.not_binned()
    submitted, edited = (articles.filter(status=s) for s in (Status.SUBMITTED, Status.EDITED))
    waiting = [submitted, edited.exclude(created_by=user)]
    if user.is_superuser or user.is_in(EDITOR_IN_CHIEF):
        waiting.append(awaiting(articles))
    return waiting


def scheduled(user, at):
    """Return what will be published, soonest first, each with its place on the day's line."""
    coming = PublishedArticle.objects.filter(in_force_from__gt=at, sealed_at=None)
    coming = coming.only("article", "headline", "in_force_from")
    if not rights.leads_desk(user):
        named = set(coming.order_by().values_list("article", flat=True))
        coming = coming.filter(article__in=among(rights.visible_to(user), named))
    return list(coming.order_by("in_force_from")[:SHOWN])


def events_of(day):
    """Return the events of a day, by their hour."""
    on_day = Q(first_day=day) | Q(first_day__lt=day, last_day__gte=day)
    events = Event.objects.filter(on_day, binned_at=None).select_related("organiser")
    return list(events.order_by("starts_at", "pk")[:SHOWN])


def findings(articles):
    """Return pairs of an article and how many places proofreading points at, where there are."""
    looked_at = articles[:PROOFREAD]
    day = timezone.localdate()
    found = [
        (article, len(proofing.remarks(content, article.event_date or day)))
        for article, content in zip(looked_at, document.build_many(looked_at), strict=True)
    ]
    return [(article, count) for article, count in found if count]
