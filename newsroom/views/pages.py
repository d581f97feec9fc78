"""The front page and an article."""

import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles import reading
from articles.front_page import FrontPage, next_change
from articles.views.keeping import kept
from articles.views.pages import article_version
from articles.views.paging import cached
from newsroom import public
from newsroom.context import site
from newsroom.views import boxes, json_ld, related
from newsroom.views.seen import NOW, asked


def front_page(request, seen=NOW):
    return present_front_page(request) if seen.at is None else past_front_page(request, seen)


@kept
def present_front_page(request):
    now = timezone.now()
    context = {"page": FrontPage.at(now), "most_read": reading.most_read(5)}
    return cached(render(request, "newsroom/front_page.html", context), next_change(now), now)


def past_front_page(request, seen):
    """Answer with the front page of another moment, which a preview may lay into the future."""
    context = {"page": FrontPage.at(seen.at, seen.plan)}
    return cached(seen.page(request, "newsroom/front_page.html", context))


def article(request, slug, article_id, seen=None):
    seen = seen or asked(request)
    if seen.at is not None:
        return article_page(request, slug, article_id, seen)
    return present_article(request, slug, article_id)


@kept
def present_article(request, slug, article_id):
    return article_page(request, slug, article_id, NOW)


@csrf_exempt  # it has no session to be abused: a stranger's page could at most count a reading
@never_cache
@require_POST
def was_read(request, article_id):
    """Count a reading that the article's page reports (js/reader.js); 204 whatever it names."""
    if reading.is_somebody(request):
        reading.count(article_id)
    return HttpResponse(status=204)


def article_page(request, slug, article_id, seen):
    version, instead = article_version(request, slug, article_id, seen.at)
    if instead:
        return seen.led(instead, request.path)
    context = article_context(request, version, seen.at)
    return cached(seen.page(request, "articles/article.html", context), version.in_force_until)


def article_context(request, version, at=None):
    """Return what the article page shows: the published version, and what may be linked."""
    document, frame = version.document, site(request, at)
    box = document["event"]
    named = [*document["mentions"], *(box["participations"] if box else ())]
    officials = public.officials((row["person"] for row in named), at, day_of(version))
    linked = {key: person for key, person in officials.items() if person.has_page}
    people = boxes.people_of(document, officials)
    event = boxes.event_of(box, linked)
    note = version.update_note
    return frame | {
        "article": version,
        "summary": Truncator(version.lede or version.headline).words(60),
        "body": version.body,
        "entries": boxes.entries_of(document),
        "subhead": document["subhead"],
        "bylines": boxes.bylines_of(document),
        "event": event,
        "people": people,
        "topics": [
            {"name": row["name"], "url": f"/chu-de/{row['slug']}/"} for row in document["topics"]
        ],
        "related": related.groups_for(version, linked, at),
        "updated": {"at": version.in_force_from, "sentence": note} if note else None,
        "corrections": [
            row | {"date": datetime.date.fromisoformat(row["day"])} for row in version.corrections
        ],
        "source_credit": (document["source"] or {}).get("credit", ""),
        "json_ld": json_ld.news_article(version, frame["masthead"], people, event),
    }


def day_of(version):
    """Return the day that titles are said of: the event's, else the day of publication."""
    day = version.document["event_date"]
    if day:
        return datetime.date.fromisoformat(day)
    return timezone.localtime(version.published_at).date()
