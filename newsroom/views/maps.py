"""Sitemaps (sitemaps.org, Google News) and robots.txt."""

from datetime import date, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import PublishedArticle, Section
from articles.views.paging import cached
from newsroom import public
from newsroom.views.days import midnight

XML = "application/xml; charset=utf-8"


def sitemap_index(request):
    """Name one part a year that has articles, from the oldest, and one for other pages."""
    parts = ["trang", *sorted(years_with_articles())]
    return cached(render(request, "newsroom/sitemap_index.xml", {"parts": parts}, content_type=XML))


def years_with_articles():
    """Yield the years of public articles, the newest first; each costs one step in the index."""
    public_now = PublishedArticle.objects.public().values_list("published_at", flat=True)
    newest = public_now.first()
    while newest:
        year = timezone.localtime(newest).year
        yield year
        newest = public_now.filter(published_at__lt=midnight(date(year, 1, 1))).first()


def sitemap_part(request, part):
    if part == "trang":
        pages = [
            "/",
            "/moi-nhat/",
            "/doc-nhieu/",
            "/cai-chinh/",
            "/luu-tru/",
            "/su-kien/",
            "/nhan-vat/",
            "/gioi-thieu/",
            *(section.get_absolute_url() for section in Section.objects.all()),
            *(person.get_absolute_url() for person in public.people()[:10_000]),
            *(event.get_absolute_url() for event in public.events()[:10_000]),
            *(body.get_absolute_url() for body in public.organizations()[:10_000]),
            *(topic.get_absolute_url() for topic in public.topics()[:10_000]),
            *(name.get_absolute_url() for name in public.pen_names()[:9_000]),
        ]
        entries = [{"loc": path, "lastmod": None} for path in pages]
    elif part.isascii() and part.isdecimal() and 1900 <= int(part) <= 2200:
        versions = PublishedArticle.objects.public().filter(published_at__year=int(part))
        rows = versions.only("slug", "article", "in_force_from")[:50_000]
        entries = [{"loc": v.get_absolute_url(), "lastmod": v.in_force_from} for v in rows]
    else:
        entries = []
    if not entries:  # a sitemap names at least one page
        raise Http404("There is no such part.")
    return cached(render(request, "newsroom/sitemap.xml", {"entries": entries}, content_type=XML))


def news_sitemap(request):
    """The articles of the last two days, as news search engines ask."""
    since = timezone.now() - timedelta(days=2)
    rows = PublishedArticle.objects.public().filter(published_at__gte=since).for_cards()[:1000]
    return cached(
        render(request, "newsroom/news_sitemap.xml", {"articles": rows}, content_type=XML)
    )


def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /tim-kiem/",
        "Disallow: /xem-truoc/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        f"Sitemap: {settings.SITE_URL}/news-sitemap.xml",
    ]
    return cached(HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))
