"""The desk's preview: the site's own pages, as they will stand at any moment."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles import rights
from articles.models import FrontPagePlan
from newsroom.views import events, officials, pages
from newsroom.views.seen import Seen, read_moment

PREVIEWED = {
    "front_page": pages.front_page,
    "article": pages.article,
    "person": officials.person,
    "event": events.event,
}


@never_cache
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def preview(request, path=""):
    """Answer with a page at `?luc=`, with the draft `?ke-hoach=`; for the desk's leads alone."""
    if not rights.leads_desk(request.user):
        raise PermissionDenied
    try:
        match = resolve(f"/{path}")
    except Resolver404 as error:
        raise Http404("There is no such page.") from error
    if match.url_name not in PREVIEWED:
        raise Http404("This page has no preview.")
    text = request.GET.get("luc", "")
    at = read_moment(text, future=True) if text else timezone.now()
    return PREVIEWED[match.url_name](
        request, **match.kwargs, seen=Seen(at, text, is_preview=True, plan=asked_plan(request))
    )


def asked_plan(request):
    """Return the plan that `?ke-hoach=` names, or None; Http404 for one that there is not."""
    number = request.GET.get("ke-hoach", "")
    if not number:
        return None
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise Http404("There is no such plan.")
    return get_object_or_404(FrontPagePlan, pk=number)
