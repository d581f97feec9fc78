"""What the desk's list of articles costs with a million of them: `python bench/lists.py [COUNT]`.

`--keep NAME` leaves the filled database (a file of SQLite, a database's name on PostgreSQL) and
uses it again as it is; then there is no figure over 1,000 articles beside it.

An archive as a newspaper has it: nearly all is approved and published, some thousand are on their
way; beside them 200,000 photos, 50,000 people and 20,000 events. Bare rows (million/), put in by a
few statements; headlines of everyday words, a rarer one in every hundredth and thousandth. Beside
it the same list over 1,000 articles, so that the size alone is seen. SQLite in a file, without
statistics, or the database that TEST_DATABASE_URL names.

Milliseconds of processor time, ours and (on PostgreSQL) the server's together, and by the clock; of
several looks the best, because the speed of a machine that others use wavers.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from django.urls import reverse

from articles.models import Article, Event, Photo, Section, SectionEditor
from million import archive, asked, library
from people.models import Person, User

options = argparse.ArgumentParser()
options.add_argument("count", nargs="?", type=int, default=1_000_000)
options.add_argument("--keep", metavar="NAME")
CHOSEN = options.parse_args()
COUNT = CHOSEN.count
FEW = 1000
ROUNDS = 7
LIMIT = 50  # milliseconds, from the issue
PHOTOS, PEOPLE, EVENTS = COUNT // 5, COUNT // 20, COUNT // 50


def library_lists():
    """Return `{name: (address, query)}` for the picture library, the register and the diary."""
    person, event = (model.objects.order_by("pk")[10] for model in (Person, Event))
    lists = (
        (Photo, asked.of_photos(person, event, PHOTOS)),
        (Person, asked.of_people(PEOPLE)),
        (Event, asked.of_events()),
    )
    return {
        f"{model._meta.model_name}s, {name}": (changelist(model), query)
        for model, queries in lists
        for name, query in queries.items()
    }


def changelist(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def server_time(server):
    """Return the seconds of processor time of the database's own process, 0 where it has none."""
    if server is None:
        return 0
    return int(Path(f"/proc/{server}/schedstat").read_text().split()[0]) / 1e9


def best(clients, pages):
    """Return `{(who, name): milliseconds of processor time, by the clock}`, the best of some looks.

    A first look is not counted: it checks the titles of all that waits, once for this register.
    """
    with connection.cursor() as cursor:
        server = None
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_backend_pid()")
            (server,) = cursor.fetchone()
    return {
        (who, name): best_of(client, f"{address}?{query}", server)
        for who, client in clients.items()
        for name, (address, query) in pages.items()
    }


def best_of(client, address, server):
    client.get(address)
    looks = []
    while len(looks) < ROUNDS and sum(clock for _processor, clock in looks) < 2000:
        begun = time.process_time() + server_time(server), time.perf_counter()
        response = client.get(address)
        ended = time.process_time() + server_time(server), time.perf_counter()
        assert response.status_code in (200, 302), (address, response.status_code)
        looks.append([(end - start) * 1000 for start, end in zip(begun, ended, strict=True)])
    return [min(times) for times in zip(*looks, strict=True)]


def desk():
    """Return `{who: client}` and `{name: (address, query)}` of what is asked."""
    users = {
        "chief": User.objects.get(is_superuser=True),
        "editor": SectionEditor.objects.get().user,
        "reporter": User.objects.exclude(person=None).get(),
    }
    clients = {who: Client() for who in users}
    for who, client in clients.items():
        client.force_login(users[who])
    address = changelist(Article)
    sections = sorted(Section.objects.filter(name__startswith="Mục").values_list("pk", flat=True))
    queries = asked.of_articles(sections, FEW)
    pages = {name: (address, query) for name, query in queries.items()}
    pages["first page of the desk"] = (reverse("admin:index"), "")
    return clients, pages


def print_figures(figures, small):
    for (who, name), (processor, clock) in figures.items():
        slow = "  SLOW" if processor > LIMIT else ""
        few = f"{small[who, name][0]:18.1f}" if small else " " * 18
        print(f"{who + ': ' + name:<36}{processor:10.1f}{clock:8.1f}{few}{slow}", flush=True)


def report():
    small = {}
    if not Article.objects.exists():
        given = archive.begin()
        archive.fill(1, FEW, *given)
        small = best(*desk())
        begun = time.perf_counter()
        archive.fill(FEW + 1, COUNT, *given)
        taken = time.perf_counter() - begun
        print(f"{connection.vendor}, {COUNT:,} articles, put in within {taken:.0f} s")
    if Photo.objects.count() < PHOTOS:
        library.fill(PHOTOS, PEOPLE, EVENTS)
    print(f"load {os.getloadavg()[0]:.1f}; at most {LIMIT} ms")
    print(f"{'':<36}{'processor':>10}{'clock':>8}{'processor, 1,000':>18}")
    clients, pages = desk()
    print_figures(best(clients, pages), small)
    print_figures(best({"chief": clients["chief"]}, library_lists()), {})
    print(f"load {os.getloadavg()[0]:.1f}")


def main():
    """Run it beside plain templates: a test's copy of every context costs as much as the page."""
    keep = CHOSEN.keep
    with tempfile.TemporaryDirectory() as folder:
        if keep or connection.vendor == "sqlite":
            name = keep or f"{folder}/bench.sqlite3"
            settings.DATABASES["default"]["TEST"]["NAME"] = name
        how = {"keepdb": bool(keep), "serialized_aliases": ()}
        databases = setup_databases(verbosity=0, interactive=False, **how)
        try:
            report()
        finally:
            teardown_databases(databases, verbosity=0, keepdb=bool(keep))


main()
