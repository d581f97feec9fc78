"""Who has an article open, since when, and whose page writes."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from .models import Presence


def say_here(article, user, tab, *, take=False, at=None):
    """Note that a page is open, and writes from now on when it takes over."""
    at = at or timezone.now()
    news = {"seen_at": at} | ({"taken_at": at} if take else {})
    if not Presence.objects.filter(article=article, tab=tab, user=user).update(**news):
        try:
            with transaction.atomic():
                Presence.objects.create(article=article, user=user, tab=tab, since=at, **news)
        except IntegrityError:
            pass  # the same page said so twice at once


def leave(article, user, tab):
    """Note that a page was closed, and forget pages that fell silent long ago."""
    Presence.objects.filter(article=article, tab=tab, user=user).delete()
    old = timezone.now() - 10 * Presence.SILENCE
    Presence.objects.filter(article=article, seen_at__lt=old).delete()


def open_pages(article, at=None):
    """Return the open pages of an article, the one that writes first."""
    pages = list(Presence.objects.alive(at).filter(article=article).select_related("user"))
    writer = _writer(pages)
    return sorted(pages, key=lambda page: page is not writer)


def may_write(article, user, at=None):
    """Tell whether a user's pages may save by themselves: one of them writes, or nobody else does.

    Between two pages of one person the version decides.
    """
    writer = _writer(list(Presence.objects.alive(at).filter(article=article)))
    return writer is None or writer.user_id == user.pk


def _writer(pages):
    """Return the page that took over last, else the one open longest."""
    taken = [page for page in pages if page.taken_at]
    if taken:
        return max(taken, key=lambda page: page.taken_at)
    return pages[0] if pages else None
