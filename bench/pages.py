"""What the readers' pages cost, as ratios to a bare Django view: `python bench/pages.py`.

The bare view reads one row by its primary key and renders a one-line template. Both sides run in
one process, by turns, without caches, so that a noisy machine slows both alike. A database of its
own: SQLite in memory, or the one TEST_DATABASE_URL names.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.core.management import call_command
from django.http import HttpResponse
from django.template import Context, Engine
from django.test import RequestFactory
from django.test.utils import setup_databases, teardown_databases
from django.urls import resolve

from articles.models import PublishedArticle, Section
from tests import make

ROUNDS = 120
BARE = Engine().from_string("<!doctype html><title>{{ section.name }}</title>")


def bare(request):
    section = Section.objects.get(pk=bare.pk)
    return HttpResponse(BARE.render(Context({"section": section})))


def seconds(view, request, *args, **kwargs):
    begun = time.perf_counter()
    response = view(request, *args, **kwargs)
    assert response.status_code == 200
    return time.perf_counter() - begun


def main():
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("loaddata", "lang_son_2019", verbosity=0)
        section = Section.objects.get()
        bare.pk = section.pk
        for _n in range(60):
            make.published(section=section)
        seed = PublishedArticle.objects.public().order_by("published_at").first()
        pages = {
            "front page": "/",
            "article (the seed)": seed.get_absolute_url(),
            "section": section.get_absolute_url(),
            "search": "/tim-kiem/",
        }
        report(pages)
    finally:
        teardown_databases(databases, verbosity=0)


def report(pages):
    factory = RequestFactory()
    times = {name: [] for name in ["bare view", *pages]}
    for _round in range(ROUNDS):
        times["bare view"].append(seconds(bare, factory.get("/")))
        for name, path in pages.items():
            match = resolve(path)
            query = {"q": "hoi nghi"} if name == "search" else {}
            request = factory.get(path, query)
            times[name].append(seconds(match.func, request, *match.args, **match.kwargs))
    base = statistics.median(times["bare view"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<20} {median * 1000:7.2f} ms   {median / base:6.1f} × the bare view")


main()
