"""Lists of articles: the newest, of a section, on a topic, by an author; the desk previews them."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import PublishedArticle, PublishedMention, Section
from articles.views.keeping import kept
from articles.views.paging import PAGE, cached, cut, page_of, page_of_rows
from newsroom import public
from newsroom.views.seen import NOW
from people.prepared import prepared

AROUND = 100  # newest articles of a topic, whose events and people stand beside them


@kept
def newest(request, seen=NOW):
    articles, older = first_page(request, newest_of_all, seen)
    context = {"heading": _("Newest"), "articles": articles, "older_url": older}
    context["feed_url"] = "/rss.xml"
    return cached(seen.page(request, "articles/newest.html", context))


@kept
def section(request, slug, seen=NOW):
    here = get_object_or_404(Section, slug=slug)
    articles, older = first_page(request, newest_in, seen, section=here.pk)
    context = {
        "section": here,
        "heading": here.name,
        "articles": articles,
        "older_url": older,
        "feed_url": f"{here.get_absolute_url()}rss.xml",
    }
    return cached(seen.page(request, "articles/section.html", context))


@kept
def author(request, slug, seen=NOW):
    who = get_object_or_404(public.pen_names(seen.at), slug=slug)
    articles, older = page_of_rows(request, who.published.public(seen.at), cards(seen))
    context = {"heading": who.name, "articles": articles, "older_url": older}
    return cached(seen.page(request, "newsroom/author.html", context))


@kept
def topic(request, slug, seen=NOW):
    about = get_object_or_404(public.topics(seen.at), slug=slug)
    carrying = about.published.public(seen.at)
    articles, older = page_of_rows(request, carrying, cards(seen))
    context = {
        "heading": about.name,
        "intro": about.intro,
        "articles": articles,
        "older_url": older,
    } | around(carrying, seen.at)
    return cached(seen.page(request, "articles/topic.html", context))


def cards(seen):
    return PublishedArticle.objects.public(seen.at).for_cards()


def first_page(request, newest, seen, **values):
    """Return what page_of does; the first page is asked by a prepared query, the older ones anew.

    An older page begins at its cursor, which SQLite follows only where no moment is named.
    """
    if request.GET.get("truoc"):
        return page_of(request, cards(seen).filter(**values))
    return cut(request, newest(at=seen.at or timezone.now(), **values))


@prepared
def newest_of_all(at):
    return PublishedArticle.objects.public(at).for_cards()[: PAGE + 1]


@prepared
def newest_in(at, section):
    return PublishedArticle.objects.public(at).filter(section=section).for_cards()[: PAGE + 1]


def around(rows, at=None):
    """Return the events and the public figures of the newest versions that have one of the rows."""
    newest = dict(rows.newest_first().values_list("version", "version__event")[:AROUND])
    named = PublishedMention.objects.filter(version__in=newest)
    events = public.events(at).filter(event__in=set(newest.values()) - {None})
    return {
        "events": events.order_by("-first_day", "-pk")[:6],
        "people": public.people(at).filter(pk__in=named.values("person"))[:12],
    }
