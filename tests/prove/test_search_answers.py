"""A reader gets the same answers from SQLite and from PostgreSQL, in the same order."""

import json
import subprocess
import sys

import pytest

from tests.prove.processes import ROOT, Newsroom, empty_newsroom

pytestmark = [
    pytest.mark.prove,
    pytest.mark.postgres_only,
    pytest.mark.django_db(transaction=True),
]
ARTICLES = "600"


def answers(newsroom):
    """Fill a newsroom with the sample archive; return what its search says to the 200 queries."""
    newsroom.manage("loaddata", "official_titles", "sections", "lang_son_2019", "-v0")
    until = ("--until", "2026-11-25T12:00")
    newsroom.manage("make_sample_archive", ARTICLES, "--seed", "6", "--days", "2500", *until)
    command = [sys.executable, "bench/search.py", newsroom.environment["DATABASE_URL"], "--answers"]
    done = subprocess.run(
        command, cwd=ROOT, env=newsroom.environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_two_hundred_queries_are_answered_alike_by_both_databases(tmp_path):
    sqlite = Newsroom(f"sqlite:///{tmp_path / 'archive.sqlite3'}")
    sqlite.manage("migrate", "-v0")
    of_sqlite, of_postgres = answers(sqlite), answers(empty_newsroom(tmp_path))
    assert len(of_sqlite) == 200
    assert sum(len(said) > 2 for said in of_sqlite.values()) > 150, "most find something"
    differing = {
        query: (said, of_postgres[query])
        for query, said in of_sqlite.items()
        if said != of_postgres[query]
    }
    assert not differing
