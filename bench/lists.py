"""What the desk's list of articles costs with a million of them: `python bench/lists.py [COUNT]`.

Bare rows put in by one statement: headlines of everyday words, sections, statuses and authors by
turns. Beside them the same list over 1,000 rows, so that the size alone is seen. SQLite in a file,
or the database that TEST_DATABASE_URL names.
"""

import os
import statistics
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
from django.test.utils import (
    CaptureQueriesContext,
    setup_databases,
    setup_test_environment,
    teardown_databases,
)
from django.urls import reverse

from articles import workflow
from articles.models import Article
from people import groups
from tests import make
from vietnamese.fold import fold

COUNT = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
FEW = 1000
ROUNDS = 9
LIMIT = 50  # milliseconds, from the issue
WORDS = (
    "hội nghị", "nông thôn mới", "cửa khẩu", "thành phố", "huyện", "khai mạc", "thi đua",
    "giao thông", "mùa na", "lễ hội", "học sinh", "biên giới", "phòng cháy",
)  # fmt: skip
NUMBERS = {
    "sqlite": "WITH RECURSIVE numbers(n) AS "
    "(SELECT {first} UNION ALL SELECT n + 1 FROM numbers WHERE n < {last})",
    "postgresql": "WITH numbers(n) AS (SELECT generate_series({first}, {last}))",
}
MOMENT = {
    "sqlite": "datetime('2026-01-01', '-' || n || ' minutes')",
    "postgresql": "timestamptz '2026-01-01' - n * interval '1 minute'",
}


def put_in(first, last, like, revision, sections, authors):
    """Put in the articles of these numbers: each column as the one given has it, but for some."""
    one_of = "CASE {place} " + " ".join(f"WHEN {n} THEN %s" for n in range(len(WORDS))) + " END"
    places = [f"(n / {len(WORDS) ** power}) % {len(WORDS)}" for power in range(3)]
    words = " || ' ' || ".join(one_of.format(place=place) for place in places)
    folded = [fold(word) for word in WORDS]
    own = {
        "key": ("'bench' || n", []),
        "headline": (f"{words} || ' ' || n", [*WORDS] * 3),
        "search_folded": (f"{words} || ' ' || n", folded * 3),
        "slug": ("'tin-' || n", []),
        "status": ("CASE WHEN n % 5000 = 0 THEN %s "
                   + "".join(f"WHEN n % 3 = {n} THEN %s " for n in range(3)) + "END",
                   [Article.Status.APPROVED, *Article.Status.values[:3]]),
        "approved_revision_id": ("CASE WHEN n % 5000 = 0 THEN %s END", [revision]),
        "section_id": (f"{sections[0]} + n % {len(sections)}", []),
        "created_by_id": (f"{authors[0].pk} + n % {len(authors)}", []),
        "modified_at": (MOMENT[connection.vendor], []),
    }  # fmt: skip
    names = [field.column for field in Article._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(own[name][0] if name in own else name for name in names)
    params = [value for name in names for value in own.get(name, ("", ()))[1]]
    numbers = NUMBERS[connection.vendor].format(first=first, last=last)
    rows = f"SELECT {columns} FROM articles_article, numbers WHERE articles_article.id = %s"
    sql = f"{numbers} INSERT INTO articles_article ({', '.join(names)}) {rows}"
    with connection.cursor() as cursor:
        # A percent sign of SQL stands twice beside parameters.
        cursor.execute(sql.replace(" % ", " %% "), [*params, like])
        cursor.execute("ANALYZE")


def lists(sections):
    """Return what the desk asks: `{name: query of the address}`."""
    return {
        "all": "",
        "a status": "status__exact=submitted",
        "a section": f"section__id__exact={sections[3]}",
        "a kind that none has": "kind__exact=xa-luan",
        "a status in a section": f"status__exact=draft&section__id__exact={sections[3]}",
        "published": "doc=in_force",
        "the bin": "thung-rac=1",
        "the second page": "p=2",
        "a frequent word": "q=hoi",
        "three words": "q=hoi+nghi+khau",
        "one headline": f"q={FEW // 2}+khau",
        "nothing found": "q=khongcogi",
    }


def medians(clients, asked):
    """Return `{(who, name): (milliseconds, of them in the database)}` at the median."""
    address, taken = reverse("admin:articles_article_changelist"), {}
    for who, client in clients.items():
        for name, query in asked.items():
            times = []
            for _n in range(ROUNDS):
                begun = time.perf_counter()
                response = client.get(f"{address}?{query}")
                times.append((time.perf_counter() - begun) * 1000)
                assert response.status_code == 200, (name, response.status_code)
                if sum(times) > 2000:
                    break
            with CaptureQueriesContext(connection) as queries:
                client.get(f"{address}?{query}")
            asking = sum(float(one["time"]) for one in queries.captured_queries) * 1000
            taken[who, name] = statistics.median(times), asking
    return taken


def report():
    sections = sorted(make.section(name=f"Mục {n}").pk for n in range(10))
    authors = [make.user(groups.REPORTER) for _n in range(10)]
    article = make.article(created_by=None)
    revision = workflow.record_change(article, make.chief())
    given = article.pk, revision.pk, sections, authors
    clients = {"chief": Client(), "reporter": Client()}
    clients["chief"].force_login(make.user(is_superuser=True))
    clients["reporter"].force_login(authors[0])
    asked = lists(sections)
    put_in(1, FEW, *given)
    small = medians(clients, asked)
    begun = time.perf_counter()
    put_in(FEW + 1, COUNT, *given)
    print(
        connection.vendor, f"{COUNT:,} articles, put in within {time.perf_counter() - begun:.0f} s"
    )
    print(f"{'':<34}{'ms':>8}{'asking':>8}{FEW:>8} rows   (at most {LIMIT} ms)")
    for (who, name), (taken, asking) in medians(clients, asked).items():
        slow = "  SLOW" if taken > LIMIT else ""
        print(f"{who + ': ' + name:<34}{taken:8.1f}{asking:8.1f}{small[who, name][0]:8.1f}{slow}")


def main():
    setup_test_environment()
    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            settings.DATABASES["default"]["TEST"]["NAME"] = f"{folder}/bench.sqlite3"
        databases = setup_databases(verbosity=0, interactive=False)
        try:
            report()
        finally:
            teardown_databases(databases, verbosity=0)


main()
