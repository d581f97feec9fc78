"""Around every page: what caches keep, unreadable input refused, moved pages found again."""

from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import get_bytes_from_wsgi
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import resolve
from django.utils.cache import patch_cache_control

from people.models import Moved


class AskAgain:
    """Say `max-age=0` on every answer that says nothing of caches: moved, missing, not understood.

    Left alone, a browser keeps a 301 for ever, and goes round in circles once a slug is taken back;
    shared caches keep a 404 for minutes, past the minute when the page appears.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, max_age=0)
        return response


class RefuseUnreadableText:
    """Answer 404 for an unreadable path, 400 for an unreadable query or cookie, in our design.

    Unreadable is a NUL character, or bytes that are not UTF-8: Django escapes such bytes in a path,
    replaces them by U+FFFD in a query, and lets NUL through everywhere. A form is left alone:
    its fields refuse NUL with a sentence and keep what was typed.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not readable(get_bytes_from_wsgi(request.META, "PATH_INFO", "")):
            raise Http404("The path holds a NUL or is not UTF-8.")
        if not readable(unquote_to_bytes(request.META.get("QUERY_STRING", "").replace("+", " "))):
            raise BadRequest("The query holds a NUL or is not UTF-8.")
        if any("\0" in value for value in request.COOKIES.values()):
            raise BadRequest("A cookie holds a NUL.")
        return self.get_response(request)


class LeadToNewAddress:
    """Answer 301 for the old address of a page whose slug changed, while readers have that page.

    Where the page itself is not public the old address stays a 404 like any other.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        moved = Moved.objects.filter(old=request.path[:250]).first()
        if moved is None or not is_public(request, moved.new):
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{moved.new}?{query}" if query else moved.new)


def is_public(request, path):
    """Tell whether readers have a page at one of our own addresses."""
    page = resolve(path)
    try:
        return page.func(request, *page.args, **page.kwargs).status_code in (200, 301)
    except Http404:
        return False


def readable(raw):
    """Return whether bytes are UTF-8 text without a NUL character."""
    try:
        return "\0" not in raw.decode()
    except UnicodeDecodeError:
        return False
