"""The article of a moment, and what is read most."""

from django.db.models import F
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from people.prepared import prepared

from .. import reading
from ..models import PublishedArticle, Retraction
from .keeping import kept
from .paging import MAX_ID, cached


def article_version(request, slug, article_id, at=None):
    """Return the version public at a moment, or the response in its place: 301, 404, 410."""
    if article_id > MAX_ID:
        return None, not_here(request)
    found = public_version(at=at or timezone.now(), article=article_id)
    if not found:
        return None, gone(request) if was_taken_back(article_id) else not_here(request)
    version = found[0]
    if version.slug != slug:
        return None, HttpResponsePermanentRedirect(version.get_absolute_url())
    return version, None


@prepared
def public_version(at, article):
    return PublishedArticle.objects.public(at).filter(article=article).for_its_page()[:1]


def gone(request):
    return cached(render(request, "articles/gone.html", status=410))


def not_here(request):
    return render(request, "404.html", status=404)


def was_taken_back(article_id):
    """Tell whether readers had the article before it was retracted; else it never was."""
    seen = PublishedArticle.objects.filter(article=article_id, in_force_from__lt=F("sealed_at"))
    return seen.exists() and Retraction.objects.filter(article=article_id).exists()


@kept
def most_read(request):
    """Answer with what was read most within a day; no address of anybody's is behind it."""
    context = {"heading": _("Most read"), "articles": reading.most_read()}
    return cached(render(request, "articles/most_read.html", context))
