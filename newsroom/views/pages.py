"""Front page, article, person, author, topic, organisation."""

import datetime
from itertools import groupby

from django.http import Http404, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import quote_etag

from articles.front_page import FrontPage
from articles.models import PublishedArticle
from articles.views.pages import article_version, fresh
from articles.views.paging import cached, page_of
from newsroom import public
from newsroom.context import site
from newsroom.views import boxes, json_ld
from people.models import Organization
from vietnamese.fold import fold


def front_page(request):
    return cached(render(request, "newsroom/front_page.html", {"page": FrontPage.at()}))


def article(request, slug, article_id):
    version, instead = article_version(request, slug, article_id)
    if instead:
        return instead
    etag = f"{version.pk}.{len(version.corrections)}.{timezone.localdate():%Y%m%d}"
    if fresh(request, etag):
        return cached(HttpResponseNotModified(), version.in_force_until)
    response = render(request, "articles/article.html", article_context(request, version))
    response.headers["ETag"] = quote_etag(etag)
    return cached(response, version.in_force_until)


def article_context(request, version):
    """Return what the article page shows: the published version, and what may be linked."""
    document, frame = version.document, site(request)
    box = document["event"]
    linked = public.links(
        row["person"] for row in [*document["mentions"], *(box or {}).get("participations", ())]
    )
    people = boxes.people_of(document, day_of(version), linked)
    event = boxes.event_of(box, linked)
    note = version.update_note
    return frame | {
        "article": version,
        "body": version.body,
        "subhead": document["subhead"],
        "bylines": boxes.bylines_of(document),
        "event": event,
        "people": people,
        "topics": [
            {"name": row["name"], "url": f"/chu-de/{row['slug']}/"} for row in document["topics"]
        ],
        "related": list(related_to(version)[:4]),
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


def related_to(version):
    """Return other public articles of the section, newest first."""
    return (
        PublishedArticle.objects.public()
        .filter(section=version.section_id)
        .exclude(article=version.article_id)
        .for_cards()
    )


def person(request, slug):
    moment, as_of = asked_day(request)
    who = get_object_or_404(public.people(moment), slug=slug)
    named = PublishedArticle.objects.public(moment).filter(
        pk__in=who.published_mentions.values("version")
    )
    articles, older = page_of(request, named.for_cards())
    terms = boxes.terms_of(who, moment)
    context = {
        "person": who,
        "as_of": as_of,
        "terms": terms,
        "now": [] if as_of else [term["title"] for term in terms if term["current"]],
        "articles": articles,
        "older_url": older,
    }
    return cached(render(request, "newsroom/person.html", context))


def asked_day(request):
    """Return (moment, day) of `?ngay=`: the day's end, now when it is today; Http404 otherwise."""
    text = request.GET.get("ngay")
    if text is None:
        return timezone.now(), None
    try:
        day = datetime.date.fromisoformat(text)
        end = timezone.make_aware(datetime.datetime.combine(day, datetime.time.max))
    except (ValueError, OverflowError) as error:
        raise Http404(f"“{text[:40]}” is not a day.") from error
    return min(end, timezone.now()), day


def people(request):
    q = request.GET.get("q", "")[:100]
    listed = public.people()
    for word in fold(q).split():
        listed = listed.filter(search_folded__contains=word)
    groups = [
        {
            "letter": letter,
            "people": [
                {"full_name": p.full_name, "url": p.get_absolute_url(), "titles": []}
                for p in members
            ],
        }
        for letter, members in groupby(listed[:500], key=lambda p: first_letter(p.full_name))
    ]
    return cached(render(request, "newsroom/people.html", {"groups": groups, "q": q}))


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
