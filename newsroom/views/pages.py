"""Front page, article, person, author, topic, organisation."""

import datetime
from itertools import groupby
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from articles.body import minutes_to_read
from articles.front_page import FrontPage, next_change
from articles.models import PublishedArticle
from articles.views.pages import article_version
from articles.views.paging import cached, page_number, page_of
from newsroom import public
from newsroom.context import site
from newsroom.views import boxes, json_ld, related
from newsroom.views.seen import Seen, asked
from people.models import Organization
from vietnamese.fold import fold

NOW = Seen()
PEOPLE_PAGE = 300
PEOPLE_PAGES = 200


def front_page(request, seen=NOW):
    now = timezone.now()
    context = {"page": FrontPage.at(seen.at or now, seen.plan)} | seen.frame(request)
    return cached(render(request, "newsroom/front_page.html", context), next_change(now), now)


def article(request, slug, article_id, seen=None):
    seen = seen or asked(request)
    version, instead = article_version(request, slug, article_id, seen.at)
    if instead:
        return instead
    context = article_context(request, version, seen.at) | seen.frame(request)
    return cached(render(request, "articles/article.html", context), version.in_force_until)


def article_context(request, version, at=None):
    """Return what the article page shows: the published version, and what may be linked."""
    document, frame = version.document, site(request, at)
    box = document["event"]
    linked = public.links(
        (row["person"] for row in [*document["mentions"], *(box or {}).get("participations", ())]),
        at,
    )
    people = boxes.people_of(document, day_of(version), linked, at)
    event = boxes.event_of(box, linked)
    note = version.update_note
    return frame | {
        "article": version,
        "body": version.body,
        "minutes": minutes_to_read(version.body),
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


def person(request, slug, seen=None):
    seen = seen or asked(request)
    as_of = timezone.localdate(seen.at) if seen.at else None
    # A preview looks ahead: whom a scheduled article names first has a page by then.
    who = get_object_or_404(public.people(seen.at if seen.is_preview else None), slug=slug)
    named = PublishedArticle.objects.public(seen.at).filter(
        pk__in=who.published_mentions.values("version")
    )
    articles, older = page_of(request, named.for_cards())
    terms = boxes.terms_of(who, as_of)
    context = {
        "person": who,
        "as_of": as_of,
        "terms": terms,
        "now": [] if as_of else [term["title"] for term in terms if term["current"]],
        "articles": articles,
        "older_url": older,
    }
    return cached(render(request, "newsroom/person.html", context | seen.frame(request)))


def people(request):
    q = request.GET.get("q", "")[:100]
    number = page_number(request, PEOPLE_PAGES)
    start = (number - 1) * PEOPLE_PAGE
    found = list(public.people().matching(q)[start : start + PEOPLE_PAGE + 1])
    shown = found[:PEOPLE_PAGE]
    older = urlencode({"q": q, "trang": number + 1}) if len(found) > PEOPLE_PAGE else ""
    groups = [
        {"letter": letter, "people": [card(person) for person in members]}
        for letter, members in groupby(shown, key=lambda who: first_letter(who.full_name))
    ]
    context = {"groups": groups, "q": q, "older_url": f"?{older}" if older else None}
    return cached(render(request, "newsroom/people.html", context))


def card(person):
    """Return a person for the index; what they are now is said on their own page alone."""
    return {"full_name": person.full_name, "url": person.get_absolute_url(), "titles": []}


def first_letter(full_name):
    """Return the first letter of the given name without its tone: Ấn is under Â."""
    letter = full_name.split()[-1][0].upper()
    shapes = {
        "Ă": "ĂẮẰẲẴẶ",
        "Â": "ÂẤẦẨẪẬ",
        "Ê": "ÊẾỀỂỄỆ",
        "Ô": "ÔỐỒỔỖỘ",
        "Ơ": "ƠỚỜỞỠỢ",
        "Ư": "ƯỨỪỬỮỰ",
        "Đ": "Đ",
    }
    return next((base for base, forms in shapes.items() if letter in forms), fold(letter).upper())


def author(request, slug):
    who = get_object_or_404(public.pen_names(), slug=slug)
    written = PublishedArticle.objects.public().filter(pk__in=who.published.values("version"))
    articles, older = page_of(request, written.for_cards())
    context = {"heading": who.name, "articles": articles, "older_url": older}
    return cached(render(request, "newsroom/author.html", context))


def topic(request, slug):
    about = get_object_or_404(public.topics(), slug=slug)
    carrying = PublishedArticle.objects.public().filter(pk__in=about.published.values("version"))
    articles, older = page_of(request, carrying.for_cards())
    context = {
        "heading": about.name,
        "intro": about.intro,
        "articles": articles,
        "older_url": older,
    }
    return cached(render(request, "articles/topic.html", context))


def organization(request, slug):
    body = get_object_or_404(Organization, slug=slug)
    if not public.organizations().filter(pk=body.pk).exists():
        raise Http404("Nothing public names it.")
    context = {"organization": boxes.organization_of(body), "posts": boxes.posts_of(body)}
    return cached(render(request, "newsroom/organization.html", context))
