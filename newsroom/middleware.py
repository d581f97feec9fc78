"""Bad input is refused before anything reads it: a NUL breaks PostgreSQL and file names."""

from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import get_bytes_from_wsgi
from django.http import Http404


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


def readable(raw):
    """Return whether bytes are UTF-8 text without a NUL character."""
    try:
        return "\0" not in raw.decode()
    except UnicodeDecodeError:
        return False
