"""That cost does not grow with depth or size: `python bench/depth.py ARCHIVE`.

ARCHIVE is the address of a database (as DATABASE_URL) with a large sample archive, or the one that
`bench/lists.py --keep` left, a million articles in one section. Each pair asks the same page, made
anew, where there is little and where there is much; printed are the queries of both and the ratio
of their times (medians of 15, by turns), which ought to be about 1.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["TEST_DATABASE_URL"] = sys.argv[1] if len(sys.argv) > 1 else "sqlite:///:memory:"
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import PublishedArticle, Section
from articles.views import keeping
from people.models import Person

ROUNDS = 15


def cursor_at(versions, depth):
    """Return the address of the page that begins `depth` articles down a list."""
    row = versions.values_list("published_at", "article_id")[depth]
    return f"?truoc={row[0].timestamp():.6f}-{row[1]}"


def pairs():
    public = PublishedArticle.objects.public()
    section = Section.objects.annotate(count=Count("published")).order_by("-count").first()
    of_section = public.filter(section=section)
    deepest = of_section.count() - 25
    address = section.get_absolute_url()
    yield (
        f"a section, article 20 and {deepest}",
        address + cursor_at(of_section, 20),
        address + cursor_at(of_section, deepest),
    )
    everything = public.count() - 25
    yield (
        f"newest, article 20 and {everything}",
        "/moi-nhat/" + cursor_at(public, 20),
        "/moi-nhat/" + cursor_at(public, everything),
    )
    yield from pairs_of_people()
    small = Section.objects.annotate(count=Count("published")).filter(count__gt=0)
    small = small.order_by("count").first()
    one, other = public.filter(section=small).first(), of_section.first()
    yield (
        f"an article of a section of {small.count} and of {section.count}",
        one.get_absolute_url(),
        other.get_absolute_url(),
    )


def pairs_of_people():
    people = (
        Person.objects.public_figures()
        .annotate(count=Count("published_mentions"))
        .order_by("count")
        .filter(count__gt=20)
    )
    few, many = people.first(), people.last()
    if not many:  # the archive of bench/lists.py names nobody
        return
    yield (
        f"a person in {few.count} and in {many.count} articles",
        few.get_absolute_url(),
        many.get_absolute_url(),
    )
    yield (
        f"an article on a person of {few.count} and on one of {many.count} articles",
        *(naming(who).get_absolute_url() for who in (few, many)),
    )


def naming(person):
    return PublishedArticle.objects.public().filter(mentions__person=person).first()


def ask(client, address):
    keeping.pages.clear()
    begun = time.perf_counter()
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return time.perf_counter() - begun


def main():
    client = Client()
    print(f"{connection.vendor}, {PublishedArticle.objects.count()} published versions")
    for name, little, much in pairs():
        counts, times = [], {little: [], much: []}
        for address in (little, much):
            ask(client, address)  # what a process asks once
            with CaptureQueriesContext(connection) as queries:
                ask(client, address)
            counts.append(len(queries))
        for _round in range(ROUNDS):
            for address in (little, much):
                times[address].append(ask(client, address))
        one, other = (statistics.median(times[address]) for address in (little, much))
        print(f"{name}: {counts[0]} and {counts[1]} queries, {other / one:.2f} x the time")


if len(sys.argv) > 1:
    main()
else:
    print("Name an archive: python bench/depth.py postgresql://… or sqlite:///…")
