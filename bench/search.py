"""How well and how fast search answers: `python bench/search.py [ARCHIVE] [--held-back]`.

ARCHIVE is the address of a database (as DATABASE_URL) that holds the seed and
`make_sample_archive 50000 --seed 6 --until 2026-11-25T12:00`; the planted articles are added.
Without one, 2,000 articles are made in memory: right answers, small times.
Half of the queries of search_queries.py are asked, three times each: the share of those whose
expected answer is among the first three, and the time to answer (the first page with its excerpts,
counts and names on top, without rendering) as median and 95th percentile.
"""

import argparse
import datetime
import json
import os
import statistics
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("archive", nargs="?")
parser.add_argument("--held-back", action="store_true", help="the half that was kept for the end")
parser.add_argument("--missed", action="store_true", help="name what was not found")
parser.add_argument("--answers", action="store_true", help="print what was answered as JSON")
asked = parser.parse_args()
if asked.archive:
    os.environ["TEST_DATABASE_URL"] = asked.archive
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.core.management import call_command
from django.test.utils import setup_databases
from django.utils import timezone
from search_plants import PLANTS
from search_queries import QUERIES

from articles.sample_archive import make_archive, plant
from articles.sample_archive.cast import Cast
from newsroom.results import results_of

LAST_DAY = datetime.date(2026, 11, 25)
NEWER = {"óa": "oá", "òa": "oà", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ủy": "uỷ", "úy": "uý",
         "ùy": "uỳ", "ũy": "uỹ", "ụy": "uỵ"}  # fmt: skip
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_typed(kind, text):
    """Return a query in the Unicode form or the spelling that its kind stands for."""
    if kind == "nfd":
        return unicodedata.normalize("NFD", text)
    if kind == "1258":
        letters = unicodedata.normalize("NFD", text)
        bare = "".join(char if char not in TONES else f"\0{char}" for char in letters)
        return "".join(
            part if part in TONES else unicodedata.normalize("NFC", part)
            for part in bare.replace("\0", "\1\0").split("\1")
            for part in ([part[1], part[2:]] if part.startswith("\0") else [part])
        )
    if kind == "old tone":
        for older, newer in NEWER.items():
            text = text.replace(older, newer)
    return text


def names_of(results, many=3):
    """Return the first answers as search_queries.py names them."""
    on_top = [
        f"{'person' if answer.kind == 'person' else 'org'}:{answer.name}"
        for answer in results.answers
    ]
    articles = [row["article"].article.key for row in results.articles[:many]]
    return (on_top + [name_of(key) for key in articles])[:many]


def name_of(key):
    return "seed" if key == "lang-son-2019" else f"plant:{key.removeprefix('mau-')}"


def expected(answer, cast):
    kind, _colon, name = answer.partition(":")
    if kind != "holder":
        return answer
    return f"person:{cast.posts[name][-1].person.full_name}"


def small_archive():
    """Make the archive in a database of its own."""
    setup_databases(verbosity=0, interactive=False)
    call_command("loaddata", "official_titles", "sections", "lang_son_2019", verbosity=0)
    until = timezone.make_aware(datetime.datetime(2026, 11, 25, 12))
    make_archive(2000, seed=6, until=until, days=2500)


def main():
    if not asked.archive:
        small_archive()
    plant(PLANTS)
    cast = Cast(LAST_DAY)
    if asked.answers:
        found = {}
        for kind, text, _answer in QUERIES:
            results = results_of(as_typed(kind, text))
            found[f"{kind}: {text}"] = results.meant, results.count, *names_of(results, many=20)
        return print(json.dumps(found, ensure_ascii=False))
    queries = QUERIES[1::2] if asked.held_back else QUERIES[::2]
    times, work, found, of_kind = [], [], Counter(), Counter()
    results_of("lạng sơn")  # the register is read once a process
    for kind, text, answer in queries:
        typed = as_typed(kind, text)
        for _time in range(3):
            begun, worked = time.perf_counter(), time.process_time()
            results = results_of(typed)
            times.append((time.perf_counter() - begun) * 1000)
            work.append((time.process_time() - worked) * 1000)
        of_kind[kind] += 1
        if expected(answer, cast) in names_of(results):
            found[kind] += 1
        elif asked.missed:
            print(f"missed: {kind}: {text} -> {names_of(results)}")
    total = sum(found.values())
    print(f"{total} of {len(queries)} among the first three: {total / len(queries):.3f}")
    print(", ".join(f"{kind} {found[kind]}/{count}" for kind, count in of_kind.items()))
    for name, taken in (("by the clock", times), ("of this process's processor", work)):
        p95 = statistics.quantiles(taken, n=20)[-1]
        print(f"{name}: median {statistics.median(taken):.1f} ms, p95 {p95:.1f} ms")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


main()
