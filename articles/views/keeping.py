"""A finished page is kept in this process, until anything is written or its time is over.

Its time is what `cached` lets shared caches have: 30 seconds, never past the next change or
midnight. That nothing was written is asked of the database at every request, so what was retracted,
corrected or renamed is seen at once, whichever process wrote it.
"""

import functools
import itertools
import threading
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.utils import timezone

from .paging import cached

MOST = 256  # pages in a process: about 10 MB

pages: dict = {}
_lock = threading.Lock()
_here = threading.local()
_numbers = itertools.count()


@dataclass(frozen=True)
class Page:
    """The bytes of a page, true from one moment until another."""

    content: bytes
    made: datetime
    until: datetime

    def response(self, now):
        return cached(HttpResponse(self.content), self.until, now)


def kept(view):
    """Answer with the kept page of a view that shows the present and asks nothing of its reader.

    Such a view reads the request's path and its own arguments, the database and the clock. What has
    a query is made anew, and so is everything inside a transaction, where the database says less.
    """

    @functools.wraps(view)
    def answer(request, *args, **kwargs):
        if request.GET or settings.DEBUG or connection.in_atomic_block:
            return view(request, *args, **kwargs)
        # Asked before the page is made: what is written meanwhile makes the page an old one.
        key = written(), view, request.path, args, tuple(kwargs.items())
        now, page = timezone.now(), pages.get(key)
        if page and page.made <= now < page.until:
            return page.response(now)
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            keep(key, Page(response.content, now, response.fresh_until))
        return response

    return answer


def keep(key, page):
    with _lock:
        if len(pages) >= MOST:
            pages.clear()
        pages[key] = page


def written():
    """Return what is another value after any transaction that wrote; one question.

    PostgreSQL tells the transactions that are seen as done. SQLite tells a connection of the writes
    of others, and it counts its own: what it says holds for this connection alone.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_current_snapshot()::text")
            return cursor.fetchone()
        cursor.execute("PRAGMA data_version")
        (others,) = cursor.fetchone()
    return number_of(connection.connection), others, connection.connection.total_changes


def number_of(opened):
    """Return the number of this thread's connection: the next one it opens has another."""
    if getattr(_here, "opened", None) is not opened:
        _here.opened, _here.number = opened, next(_numbers)
    return _here.number
