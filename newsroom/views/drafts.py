"""Previews: the readers' page of what is not published, for the desk and behind a shared link."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.files.storage import storages
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles import document, media, previews, rights
from newsroom.views.hidden import hidden
from newsroom.views.pages import article_context


def shared(request, token):
    """Answer with the one revision that the link shows; else the 404 of a missing page."""
    link = previews.opened(token)
    if link is None:
        raise Http404("The link opens nothing.")
    return _page(request, link.article, link.revision.document, {"link": link.pk})


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def working_copy(request, article_id):
    """Answer with the working copy as readers would get it, to whoever may open it at the desk."""
    article = _visible(request, article_id)
    return _page(request, article, document.build(article), {"article": article.pk})


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def revision(request, article_id, number):
    """Answer with one version of the history as readers would have got it."""
    article = _visible(request, article_id)
    found = article.revisions.filter(number=number).first()
    if found is None:
        raise Http404("There is no such version.")
    return _page(request, article, found.document, {"article": article.pk})


def picture(request, signed):
    """Answer with a private rendition, while its preview is open to who asks."""
    what = previews.read_signed(signed)
    if what is None or not _may_see(request, what):
        raise Http404("There is no such picture.")
    name = what["name"]
    if not storages["private"].exists(name):
        raise Http404("There is no such picture.")
    kind = media.MIME[name.rpartition(".")[2]]
    return hidden(FileResponse(storages["private"].open(name), content_type=kind))


def _may_see(request, what):
    if "link" in what:
        return previews.still_open(what["link"])
    return _desk(request).filter(pk=what["article"]).exists()


def _visible(request, article_id):
    article = _desk(request).filter(pk=article_id).first()
    if article is None:
        raise Http404("There is no such article for this user.")
    return article


def _desk(request):
    """Return the articles that the user may open at the desk; none for strangers."""
    user = request.user
    visible = rights.visible_to(user) if user.is_active and user.is_staff else None
    return visible if visible is not None else rights.nothing()


def _page(request, article, content, whose):
    def address(name):
        return reverse("preview_picture", args=[previews.sign_picture(name, whose)])

    version = previews.version_of(article, content, address)
    context = article_context(request, version) | {"canonical": "", "json_ld": ""}
    return hidden(render(request, "articles/article.html", context))
