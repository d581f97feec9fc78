"""Older pages by cursor, the same cost at any depth; and what caches may keep.

An older page names itself as canonical: its place goes to `request.own_query`.
"""

import datetime
from urllib.parse import urlencode

from django.http import Http404
from django.utils import timezone

PAGE = 20
MAX_ID = 2**63 - 1


def page_of(request, articles, size=PAGE):
    """Return (the articles of the asked page, the address of the older page or None).

    `articles` is a public, newest-first query; `?truoc=<seconds>-<article id>` is the cursor.
    Raises Http404 for a cursor that we never gave.
    """
    return cut(request, list(after_cursor(request, articles)[: size + 1]), size)


def cut(request, shown, size=PAGE):
    """Return what page_of does, of a page's articles and the one that follows, if one does."""
    if len(shown) <= size:
        return shown, None
    last = shown[size - 1]
    return shown[:size], older_address(request, last.published_at, last.article_id)


def page_of_rows(request, rows, articles, size=PAGE):
    """Return what page_of does, of the articles whose public versions have one of the rows.

    `rows` is a public query of VersionRows, `articles` of what is shown of their versions; two
    questions, the first of which reads no more rows than the page has, however many there are.
    """
    places = after_cursor(request, rows.newest_first())
    found = first_different(
        places.values_list("published_at", "article_id", "version_id"), size + 1
    )
    shown = list(articles.filter(pk__in=[version for *_place, version in found[:size]]))
    if len(found) <= size:
        return shown, None
    return shown, older_address(request, *found[size - 1][:2])


def first_different(places, wanted):
    """Return the first `wanted` of some rows, of which a few are alike and stand together.

    Asked for distinct rows, PostgreSQL would read and sort them all.
    """
    read = 2 * wanted
    while True:
        rows = list(places[:read])
        found = list(dict.fromkeys(rows))
        if len(found) >= wanted or len(rows) < read:
            return found[:wanted]
        read *= 2


def after_cursor(request, newest):
    """Return what a newest-first query has from the asked page on."""
    cursor = request.GET.get("truoc")
    if not cursor:
        return newest
    older = newest.older_than(*read_cursor(cursor))
    request.own_query = {"truoc": cursor}
    return older


def older_address(request, published_at, article_id):
    """Return the address of the page that begins after an article."""
    query = request.GET.copy()
    query["truoc"] = f"{published_at.timestamp():.6f}-{article_id}"
    return f"{request.path}?{urlencode(sorted(query.items()))}"


def read_cursor(text):
    """Return (moment, article id) of a cursor; Http404 for anything else."""
    stamp, _dash, article_id = text.partition("-")
    try:
        number = int(article_id)
        moment = datetime.datetime.fromtimestamp(float(stamp), datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise Http404(f"“{text[:60]}” is not a place in this list.") from error
    if not 0 < number <= MAX_ID or moment.year < 1900:
        raise Http404(f"“{text[:60]}” is not a place in this list.")
    return moment, number


def page_number(request, last):
    """Return the number of `?trang=`, 1 when it is not asked; Http404 beyond 1 to `last`."""
    text = request.GET.get("trang", "1")
    if not (text.isascii() and text.isdecimal() and len(text) <= 4 and 1 <= int(text) <= last):
        raise Http404(f"There is no page “{text[:20]}”.")
    if int(text) > 1:
        request.own_query = {"trang": int(text)}
    return int(text)


def cached(response, until=None, at=None):
    """Let shared caches keep a page 30 seconds, never past the next change or midnight.

    The response says the end as `fresh_until`.
    """
    at = at or timezone.now()
    local = timezone.localtime(at)
    midnight = (local + datetime.timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    ends = [30, (midnight - local).total_seconds()]
    if until:
        ends.append((until - at).total_seconds())
    seconds = max(0, min(ends))
    response.fresh_until = at + datetime.timedelta(seconds=seconds)
    response.headers["Cache-Control"] = f"public, max-age=0, s-maxage={int(seconds)}"
    return response
