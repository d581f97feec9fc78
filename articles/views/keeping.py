"""A finished page is kept in this process, until what readers see changes or its time is over.

Its time is what `cached` lets shared caches have: 30 seconds, never past the next change or
midnight. Whether anything was written to a table of readers' pages (`SeenByReaders`) is asked of
the database at every request, so what was retracted, corrected or renamed is seen at once,
whichever process wrote it.
"""

import functools
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

# Two answers of one question: the state of what readers see, and whether it is still the one given.
# PostgreSQL's state is a snapshot, unchanged until a transaction is seen that it did not see.
STATE = {
    "postgresql": """
        SELECT pg_current_snapshot()::text, NOT EXISTS (
            SELECT FROM people_publicchange
            WHERE number >= pg_snapshot_xmin(%(kept)s::pg_snapshot)::text::bigint
            AND NOT pg_visible_in_snapshot(number::text::xid8, %(kept)s::pg_snapshot))
    """,
    "sqlite": "SELECT number, number = %(kept)s FROM people_publicchange",
}


@dataclass(frozen=True)
class Page:
    """The bytes of a page, true from one moment until another in one state of the database."""

    content: bytes
    state: object
    made: datetime
    until: datetime

    def response(self, now):
        return cached(HttpResponse(self.content), self.until, now)


def kept(view):
    """Answer with the kept page of a view that shows the present and asks nothing of its reader.

    Such a view reads the request's path and its own arguments, the database and the clock. What has
    a query is made anew, and so is what is `seen` at another moment, and everything inside a
    transaction, where the database says less.
    """

    @functools.wraps(view)
    def answer(request, *args, **kwargs):
        if request.GET or "seen" in kwargs or settings.DEBUG or connection.in_atomic_block:
            return view(request, *args, **kwargs)
        key = view, request.path, args, tuple(kwargs.items())
        page = pages.get(key)
        # Asked before the page is made: what is written meanwhile makes the page an old one.
        state, is_same = state_of_pages(page and page.state)
        now = timezone.now()
        if page and is_same and page.made <= now < page.until:
            return page.response(now)
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and state is not None:
            keep(key, Page(response.content, state, now, response.fresh_until))
        return response

    return answer


def keep(key, page):
    with _lock:
        if len(pages) >= MOST:
            pages.clear()
        pages[key] = page


def state_of_pages(kept):
    """Return the state of what readers see, None for unknown, and if it is the `kept` one."""
    with connection.cursor() as cursor:
        cursor.execute(STATE[connection.vendor], {"kept": kept})
        return cursor.fetchone() or (None, False)
