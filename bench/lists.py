"""What the desk's list of articles costs with a million of them: `python bench/lists.py [COUNT]`.

`--keep NAME` leaves the filled database (a file of SQLite, a database's name on PostgreSQL) and
uses it again as it is; then there is no figure over 1,000 articles beside it.

An archive as a newspaper has it: nearly all is approved and published, some thousand are on their
way; beside them 200,000 photos, 50,000 people and 20,000 events. Bare rows, put in by a few
statements; headlines of everyday words, a rarer one in every
hundredth and thousandth. Beside it the same list over 1,000 articles, so that the size alone is
seen. SQLite in a file, without statistics, or the database that TEST_DATABASE_URL names.

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
from django.db import connection, transaction
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from django.urls import reverse

from articles.models import (
    Article,
    Byline,
    Event,
    Photo,
    PublishedArticle,
    Revision,
    Section,
    SectionEditor,
)
from people import groups
from people.models import PenName, Person, User
from tests import make
from vietnamese.fold import fold

options = argparse.ArgumentParser()
options.add_argument("count", nargs="?", type=int, default=1_000_000)
options.add_argument("--keep", metavar="NAME")
CHOSEN = options.parse_args()
COUNT = CHOSEN.count
FEW = 1000
ROUNDS = 7
LIMIT = 50  # milliseconds, from the issue
AUTHORS, SECTIONS = 100, 10
PHOTOS, PEOPLE, EVENTS = COUNT // 5, COUNT // 20, COUNT // 50
WORDS = (
    "hội nghị", "nông thôn mới", "cửa khẩu", "thành phố", "huyện", "khai mạc", "thi đua",
    "giao thông", "mùa na", "lễ hội", "học sinh", "biên giới", "phòng cháy",
)  # fmt: skip
NAMES = (
    "Nguyễn", "Trần", "Lê", "Hoàng", "Văn", "Thị", "Đức", "Minh", "An", "Bình", "Hương", "Thủy",
    "Vy",
)  # fmt: skip
RARER = ("triển lãm", "sạt lở")  # in every hundredth, thousandth headline
NUMBERS = {
    "sqlite": "WITH RECURSIVE numbers(n) AS "
    "(SELECT {first} UNION ALL SELECT n + 1 FROM numbers WHERE n < {last})",
    "postgresql": "WITH numbers(n) AS (SELECT generate_series({first}, {last}))",
}
MOMENT = {
    "sqlite": "datetime('2026-01-01', '-' || n || ' minutes')",
    "postgresql": "timestamptz '2026-01-01' - n * interval '1 minute'",
}
DAY = {
    "sqlite": "date('2026-01-01', '-' || n || ' days')",
    "postgresql": "date '2026-01-01' - n::int",
}
STATUS = (
    "CASE n % 1000 WHEN 1 THEN 'draft' WHEN 2 THEN 'submitted' WHEN 3 THEN 'edited' "
    "ELSE 'approved' END"
)
IS_PUBLISHED = "n % 1000 NOT IN (1, 2, 3) AND n % 5000 <> 4"


def headline(words, rarer):
    """Return the SQL of a headline made from its number, and its parameters."""
    one_of = "CASE {} " + " ".join(f"WHEN {n} THEN %s" for n in range(len(words))) + " END"
    parts = [one_of.format(f"(n / {len(words) ** power}) % {len(words)}") for power in range(3)]
    parts.append("CASE WHEN n % 100 = 7 THEN %s ELSE '' END")
    parts.append("CASE WHEN n % 1000 = 8 THEN %s ELSE '' END")
    return " || ' ' || ".join([*parts, "n"]), [*words * 3, *rarer]


def put_in(first, last, like, sections, authors):
    """Put in the articles of these numbers with their revisions, versions and bylines.

    Each column is as the one given has it, but for those that are said here.
    """
    moment, ids = MOMENT[connection.vendor], f"{like.pk} + n"
    folded = headline([fold(word) for word in WORDS], [fold(word) for word in RARER])
    head = headline(WORDS, RARER)
    article = {
        "id": ids, "key": "'bench' || n", "headline": head, "search_folded": folded,
        "slug": "'tin-' || n", "status": STATUS, "modified_at": moment,
        "kind": "CASE WHEN n % 500 = 0 THEN 'xa-luan' WHEN n % 3 = 0 THEN 'bai' ELSE 'tin' END",
        "section_id": f"{sections[0]} + n % {SECTIONS}",
        "created_by_id": f"{authors[0].pk} + n % {AUTHORS}",
    }  # fmt: skip
    revision = like.revisions.get()
    article["approved_revision_id"] = (
        f"CASE WHEN n % 1000 NOT IN (1, 2, 3) THEN {revision.pk} + n END"
    )
    article["awaits_readers"] = "n % 5000 = 4"
    insert(Article, like, article, first, last)
    of_it = {"id": f"{revision.pk} + n", "key": "'bench' || n", "article_id": ids}
    insert(Revision, revision, of_it, first, last)
    version = like.published_versions.get()
    of_it |= {"id": f"{version.pk} + n", "revision_id": of_it["id"], "slug": "'tin-' || n",
              "in_force_from": moment, "published_at": moment}  # fmt: skip
    insert(PublishedArticle, version, of_it, first, last, IS_PUBLISHED)
    byline = like.bylines.get()
    of_it = {"id": f"{byline.pk} + n", "key": "'bench' || n", "article_id": ids}
    insert(Byline, byline, of_it, first, last, "n % 5000 = 9")


def put_in_library(person, event, photo):
    """Put in the photos, with the people shown in a third and the event of a tenth, and those."""
    keys = {"key": "'bench' || n", "slug": "'bench-' || n"}
    named = {"id": f"{person.pk} + n", "full_name": headline(NAMES, ("", "")), **keys}
    folded = headline([fold(name) for name in NAMES], ("", ""))
    insert(Person, person, named | {"sort_key": folded, "search_folded": folded}, 1, PEOPLE)
    head = headline(WORDS, RARER)
    folded = headline([fold(word) for word in WORDS], [fold(word) for word in RARER])
    held = {"id": f"{event.pk} + n", "name": head, "search_folded": folded, "uid": "'bench' || n"}
    insert(Event, event, held | keys | {"first_day": DAY[connection.vendor]}, 1, EVENTS)
    taken = {
        "id": f"{photo.pk} + n", "key": "'bench' || n", "checksum": "'bench' || n",
        "original": "'bench/' || n", "description": head, "search_folded": folded,
        "uploaded_at": MOMENT[connection.vendor],
        "event_id": f"CASE WHEN n % 10 = 0 THEN {event.pk} + n % {EVENTS} END",
    }  # fmt: skip
    insert(Photo, photo, taken, 1, PHOTOS)
    shown = photo.people.through.objects.get()
    of_it = {"id": f"{shown.pk} + n", "photo_id": f"{photo.pk} + n"}
    of_it["person_id"] = f"{person.pk} + n % {PEOPLE}"
    insert(type(shown), shown, of_it, 1, PHOTOS, "n % 3 = 0")


def fill_library():
    person, event = make.person(), make.event()
    photo = make.photo_row(event=event)
    photo.people.add(person)
    with transaction.atomic():
        put_in_library(person, event, photo)
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")


def fill(first, last, *given):
    """Put the articles in, all that name each other in one transaction."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA cache_size = -400000")  # KB, else it spills
    with transaction.atomic():
        put_in(first, last, *given)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA cache_size = -2000")  # as it is by itself
    else:
        connection.cursor().execute("VACUUM ANALYZE")  # as it does by itself before long


def insert(model, like, own, first, last, condition="1 = 1"):
    """Copy a row for each number, with these columns (SQL, or SQL and its parameters) its own."""
    own = {name: sql if isinstance(sql, tuple) else (sql, []) for name, sql in own.items()}
    names = [field.column for field in model._meta.concrete_fields]
    quoted = [f'"{name}"' for name in names]
    columns = ", ".join(own[name][0] if name in own else f'"{name}"' for name in names)
    params = [value for name in names for value in own.get(name, ("", ()))[1]]
    table = model._meta.db_table
    sql = (
        f"{NUMBERS[connection.vendor].format(first=first, last=last)} "
        f"INSERT INTO {table} ({', '.join(quoted)}) "
        f"SELECT {columns} FROM {table}, numbers WHERE {table}.id = %s AND {condition}"
    )
    with connection.cursor() as cursor:
        # A percent sign of SQL stands twice beside parameters.
        cursor.execute(sql.replace(" % ", " %% "), [*params, like.pk])


def lists(sections):
    """Return what the desk asks: `{name: query of the address}`."""
    return {
        "all": "",
        "the second page": "p=2",
        "the oldest": "o=1",
        "submitted": "status__exact=submitted",
        "approved": "status__exact=approved",
        "a section": f"section__id__exact={sections[3]}",
        "a rare kind": "kind__exact=xa-luan",
        "a kind that none has": "kind__exact=phong-van",
        "drafts of a section": f"status__exact=draft&section__id__exact={sections[1]}",
        "published": "doc=in_force",
        "scheduled": "doc=scheduled",
        "retracted": "doc=retracted",
        "the bin": "thung-rac=1",
        "a word in a fifth": "q=hoi",
        "a word in a hundredth": "q=trien",
        "a word in a thousandth": "q=sat",
        "three words": "q=hoi+nghi+khau",
        "one headline": f"q={FEW // 2}+khau",
        "nothing found": "q=khongcogi",
        "frequent, never together": "q=trien+sat",
        "a word in a section": f"q=khau&section__id__exact={sections[3]}",
        "a word among submitted": "q=khau&status__exact=submitted",
        "two letters": "q=na",
    }


def library_lists():
    """Return the same for the picture library, the register and the diary."""
    person, event = (model.objects.order_by("pk")[10] for model in (Person, Event))
    photos = {
        "all": "",
        "the tenth page": "page=10",
        "a word in a fifth": "q=hoi",
        "a word in a hundredth": "q=trien",
        "a word in a thousandth": "q=sat",
        "three words": "q=hoi+nghi+khau",
        "one description": f"q={PHOTOS // 2}+khau",
        "a name": "q=nguyen+thuy",
        "nothing found": "q=khongcogi",
        "two letters": "q=na",
        "who is shown": f"person={person.pk}",
        "of an event": f"event={event.pk}",
        "usable": "right=usable",
        "ended": "right=ended",
        "in no article": "use=no",
        "in an article": "use=yes",
        "a word, usable": "q=trien&right=usable",
    }
    people = {
        "all": "",
        "the second page": "p=2",
        "a name in a fifth": "q=nguyen",
        "three names": "q=nguyen+thi+thuy",
        "one name": f"q=thuy+{PEOPLE // 2}",
        "nothing found": "q=khongcogi",
        "not verified": "kiem-chung=chua",
        "public figures": "is_public_figure__exact=1",
    }
    events = {
        "all": "",
        "the second page": "p=2",
        "a word in a fifth": "q=hoi",
        "a word in a thousandth": "q=sat",
        "nothing found": "q=khongcogi",
        "a kind that none has": "kind__exact=visit",
    }
    return {
        f"{model._meta.model_name}s, {name}": (changelist(model), query)
        for model, asked in ((Photo, photos), (Person, people), (Event, events))
        for name, query in asked.items()
    }


def changelist(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def server_time(server):
    """Return the seconds of processor time of the database's own process, 0 where it has none."""
    if server is None:
        return 0
    return int(Path(f"/proc/{server}/schedstat").read_text().split()[0]) / 1e9


def best(clients, asked):
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
        for name, (address, query) in asked.items()
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


def begin():
    """Make the desk's people and sections, and the article that all others are copies of."""
    people = [make.user(groups.REPORTER) for _n in range(AUTHORS)]
    people[0].person = make.person()
    people[0].save()
    sections = sorted(make.section(name=f"Mục {n}").pk for n in range(SECTIONS))
    article = make.article(created_by=None)
    pen_name = PenName.objects.create(name="Người Thử", person=people[0].person)
    Byline.objects.create(article=article, pen_name=pen_name, name_as_printed="Người Thử")
    make.published(article)
    SectionEditor.objects.create(user=make.user(groups.EDITOR), section_id=sections[1])
    make.user(is_superuser=True)
    return article, sections, people


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
    asked = {name: (address, query) for name, query in lists(sections).items()}
    asked["first page of the desk"] = (reverse("admin:index"), "")
    return clients, asked


def print_figures(figures, small):
    for (who, name), (processor, clock) in figures.items():
        slow = "  SLOW" if processor > LIMIT else ""
        few = f"{small[who, name][0]:18.1f}" if small else " " * 18
        print(f"{who + ': ' + name:<36}{processor:10.1f}{clock:8.1f}{few}{slow}", flush=True)


def report():
    small = {}
    if not Article.objects.exists():
        archive = begin()
        fill(1, FEW, *archive)
        small = best(*desk())
        begun = time.perf_counter()
        fill(FEW + 1, COUNT, *archive)
        taken = time.perf_counter() - begun
        print(f"{connection.vendor}, {COUNT:,} articles, put in within {taken:.0f} s")
    if Photo.objects.count() < PHOTOS:
        fill_library()
    print(f"load {os.getloadavg()[0]:.1f}; at most {LIMIT} ms")
    print(f"{'':<36}{'processor':>10}{'clock':>8}{'processor, 1,000':>18}")
    clients, asked = desk()
    print_figures(best(clients, asked), small)
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
