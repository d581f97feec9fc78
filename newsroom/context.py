"""What every public page shows: the paper's identity, its sections, today."""

from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from articles.models import Masthead


def site(request, at=None):
    """Return the context of the site's frame at a moment (now when None); one query."""
    return {"masthead": Masthead.current(at)} | facts(request, at)


def site_if_shown(request):
    """Return the same for the desk and for files: the database is asked when they show it."""
    return {"masthead": SimpleLazyObject(Masthead.current)} | facts(request)


def facts(request, at=None):
    return {
        "today": timezone.localdate(at),
        "site_url": settings.SITE_URL,
        "canonical": canonical(request),
    }


def canonical(request):
    """Return the page's own address: of what was asked, only the place in a list belongs to it."""
    query = getattr(request, "own_query", None)
    return f"{settings.SITE_URL}{request.path}{'?' + urlencode(query) if query else ''}"
