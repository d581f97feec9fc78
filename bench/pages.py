"""What the readers' pages cost, as ratios to bare Django views: `python bench/pages.py`.

The bare article reads the article's row by its primary key and its template prints headline, lede
and text; the bare list reads 60 rows and prints a line of each; the bare row reads a section's row
and prints its name, the least that a view can do. Each page is measured made anew, and as this
process kept it while nothing that readers see was written (decision 23). All run in one process, by
turns, so that a noisy machine slows them alike. A database of its own: SQLite, whose work is in the
processor time of this thread, which is measured; or the one TEST_DATABASE_URL names, then by the
clock.
"""

import os
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Engine
from django.test import RequestFactory
from django.test.utils import setup_databases, teardown_databases
from django.urls import resolve

from articles.front_page import FrontPage
from articles.models import PublishedArticle, Section
from articles.views import keeping
from tests import make

ROUNDS = 120
KEPT = ("front page", "article (the seed)", "section")
BARE_ROW = Engine().from_string("<!doctype html><title>{{ section.name }}</title>")
BARE_ARTICLE = Engine().from_string(
    "<!doctype html><title>{{ article.headline }}</title><h1>{{ article.headline }}</h1>"
    "<p>{{ article.lede }}</p>{{ article.body|safe }}"
)
BARE_LIST = Engine().from_string(
    "<!doctype html><title>60</title>{% for row in rows %}"
    '<p><a href="/{{ row.slug }}-{{ row.article_id }}.html">{{ row.headline }}</a>'
    " {{ row.lede }}</p>"
    "{% endfor %}"
)


def bare_row(request, pk):
    return HttpResponse(BARE_ROW.render(Context({"section": Section.objects.get(pk=pk)})))


def bare_article(request, pk):
    article = PublishedArticle.objects.get(pk=pk)
    return HttpResponse(BARE_ARTICLE.render(Context({"article": article})))


def bare_list(request):
    rows = PublishedArticle.objects.order_by("pk").only("headline", "lede", "slug", "article")[:60]
    return HttpResponse(BARE_LIST.render(Context({"rows": rows})))


def seconds(view, request, *args, **kwargs):
    clock = time.thread_time if connection.vendor == "sqlite" else time.perf_counter
    begun = clock()
    response = view(request, *args, **kwargs)
    taken = clock() - begun
    assert response.status_code == 200
    return taken


def main():
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("loaddata", "lang_son_2019", verbosity=0)
        section = Section.objects.get()
        sections = [section, *(make.section() for _n in range(9))]
        for n in range(70):
            make.published(section=sections[n % 10])
        assert len(FrontPage.at().shown()) >= 60
        seed = PublishedArticle.objects.public().order_by("published_at").first()
        pages = {
            "front page": "/",
            "article (the seed)": seed.get_absolute_url(),
            "section": section.get_absolute_url(),
            "search": "/tim-kiem/",
        }
        report(pages, section, seed)
    finally:
        teardown_databases(databases, verbosity=0)


def report(pages, section, article):
    factory = RequestFactory()
    times = defaultdict(list)
    for _round in range(ROUNDS):
        asked = factory.get("/")
        times["bare row"].append(seconds(bare_row, asked, section.pk))
        times["bare article"].append(seconds(bare_article, asked, article.pk))
        times["bare list of 60"].append(seconds(bare_list, asked))
        keeping.pages.clear()
        for name, path in pages.items():
            match = resolve(path)
            query = {"q": "hoi nghi"} if name == "search" else {}
            for way in ("anew", "kept") if name in KEPT else ("anew",):
                request = factory.get(path, query)
                taken = seconds(match.func, request, *match.args, **match.kwargs)
                times[f"{name}, {way}"].append(taken)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    bare = ("bare article", "bare list of 60", "bare row")
    for name, median in medians.items():
        ratios = " ".join(f"{median / medians[one]:6.2f} × the {one}" for one in bare)
        print(f"{name:<26} {median * 1000:7.2f} ms {ratios}")


main()
