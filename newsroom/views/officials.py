"""People and organisations: a public figure's page, the index of names, who holds which post."""

from itertools import groupby
from urllib.parse import urlencode

from django.http import Http404, HttpResponsePermanentRedirect
from django.utils import timezone

from articles import portraits
from articles.models import PublishedArticle
from articles.views.keeping import kept
from articles.views.paging import cached, page_number, page_of_rows
from newsroom import public
from newsroom.views import careers
from newsroom.views.seen import NOW, asked
from people.models import Organization, Person
from vietnamese.fold import fold

PEOPLE_PAGE = 300
PEOPLE_PAGES = 200


def person(request, slug, seen=None):
    seen = seen or asked(request)
    as_of = timezone.localdate(seen.at) if seen.at else None
    # A preview looks ahead: whom a scheduled article names first has a page by then.
    figures = public.people(seen.at if seen.is_preview else None)
    who = figures.select_related("portrait").filter(slug=slug).first()
    if who is None:
        return elsewhere(request, slug, Person, figures, seen)
    cards = PublishedArticle.objects.public(seen.at).for_cards()
    articles, older = page_of_rows(request, who.published_mentions.public(seen.at), cards)
    terms = careers.terms_of(who, as_of)
    context = {
        "person": who,
        "portrait": portraits.picture_of(who),
        "as_of": as_of,
        "terms": terms,
        "now": [] if as_of else [term["title"] for term in terms if term["current"]],
        "articles": articles,
        "older_url": older,
    }
    return cached(seen.page(request, "newsroom/person.html", context))


@kept
def organization(request, slug, seen=NOW):
    visible = public.organizations(seen.at)
    body = visible.filter(slug=slug).first()
    if body is None:
        return elsewhere(request, slug, Organization, visible, seen)
    facts, posts = careers.organization_of(body, seen.at), careers.posts_of(body, seen.at)
    context = {"organization": facts, "posts": posts}
    return cached(seen.page(request, "newsroom/organization.html", context))


def elsewhere(request, slug, model, visible, seen):
    """Redirect (301) from the page of a merged row to the kept one's; Http404 where there is none.

    `visible` are the rows that readers may see: nothing is said of any other.
    """
    kept = visible.filter(
        pk__in=model.objects.filter(slug=slug, merged_into__isnull=False).values("merged_into")
    ).first()
    if kept is None:
        raise Http404("Readers have no such page.")
    query = request.META["QUERY_STRING"]
    address = kept.get_absolute_url()
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    return seen.led(response, request.path)


@kept
def people(request, seen=NOW):
    q = request.GET.get("q", "")[:100]
    number = page_number(request, PEOPLE_PAGES)
    start = (number - 1) * PEOPLE_PAGE
    found = list(public.people(seen.at).matching(q)[start : start + PEOPLE_PAGE + 1])
    shown = found[:PEOPLE_PAGE]
    older = urlencode({"q": q, "trang": number + 1}) if len(found) > PEOPLE_PAGE else ""
    groups = [
        {"letter": letter, "people": [card(person) for person in members]}
        for letter, members in groupby(shown, key=lambda who: first_letter(who.full_name))
    ]
    context = {"groups": groups, "q": q, "older_url": f"?{older}" if older else None}
    return cached(seen.page(request, "newsroom/people.html", context))


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
