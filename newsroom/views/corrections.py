"""Corrections and retractions: what the newspaper took back, newest first."""

import datetime

from django.http import Http404

from articles.corrections import said_in_public
from articles.views.paging import MAX_ID, PAGE, cached
from newsroom.views.seen import NOW


def corrections(request, seen=NOW):
    """Answer with 20 notices; `?truoc=<seconds>-<C or R><number>` is the cursor of older ones."""
    said = said_in_public(seen.at)
    if cursor := request.GET.get("truoc"):
        said = said.older_than(*read_mark(cursor))
    notices = said[: PAGE + 1]
    shown, older = notices[:PAGE], None
    if len(notices) > PAGE:
        older = f"?truoc={shown[-1].at.timestamp():.6f}-{shown[-1].mark}"
    context = {"said": shown, "older_url": older}
    return cached(seen.page(request, "newsroom/corrections.html", context))


def read_mark(text):
    """Return (moment, mark) of a cursor; Http404 for anything else."""
    stamp, _dash, mark = text.partition("-")
    try:
        moment = datetime.datetime.fromtimestamp(float(stamp), datetime.UTC)
        number = int(mark[1:])
    except (ValueError, OverflowError, OSError) as error:
        raise Http404(f"“{text[:60]}” is not a place in this list.") from error
    if mark[0] not in "CR" or not 0 < number <= MAX_ID or moment.year < 1900:
        raise Http404(f"“{text[:60]}” is not a place in this list.")
    return moment, f"{mark[0]}{number}"
