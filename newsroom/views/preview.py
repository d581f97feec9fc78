"""The desk's preview: the site's own pages, as they will stand at any moment."""

import copy

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles import rights
from articles.models import FrontPagePlan
from newsroom.views.hidden import hidden
from newsroom.views.seen import OF_THE_DESK, Seen, read_moment


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def preview(request, path=""):
    """Answer with a page at `?luc=`, with the draft `?ke-hoach=`; for the desk's leads alone."""
    if not rights.leads_desk(request.user):
        raise PermissionDenied
    try:
        page = resolve(f"/{path}")
    except Resolver404 as error:
        raise Http404("There is no such page.") from error
    if page.url_name not in OF_THE_DESK:
        raise Http404("This page has no preview.")
    text = request.GET.get("luc", "")
    at = read_moment(text, future=True) if text else timezone.now()
    seen = Seen(at, text, is_preview=True, plan=asked_plan(request))
    return hidden(page.func(as_of_readers(request, f"/{path}"), **page.kwargs, seen=seen))


def as_of_readers(request, path):
    """Return the request as the page's own address gets it: the moment is handed on beside it."""
    asked, query = copy.copy(request), request.GET.copy()
    for name in ("luc", "ke-hoach"):
        query.pop(name, None)
    asked.path = asked.path_info = path
    asked.GET, asked.META = query, request.META | {"QUERY_STRING": query.urlencode()}
    return asked


def asked_plan(request):
    """Return the plan that `?ke-hoach=` names, or None; Http404 for one that there is not."""
    number = request.GET.get("ke-hoach", "")
    if not number:
        return None
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise Http404("There is no such plan.")
    return get_object_or_404(FrontPagePlan, pk=number)
