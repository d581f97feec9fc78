"""Two writers save one article at the same moment, a thousand times: one wins, none is lost."""

import os
import secrets
import subprocess
import sys

import pytest

from tests.prove.test_two_writers import ROOT, empty_database

RACES = 1000
SETUP = """
from tests import make
for name in ("an", "binh"):
    make.user("Tổng biên tập", username=name)
print(make.article().pk)
"""
VERSION = "from articles.models import Article; print(Article.objects.get().version)"
FOUND = """
from articles.models import Article, Revision, Unsaved
ledes = {row.document["lede"] for row in Revision.objects.all()}
kept = {row.document["lede"] for row in Unsaved.objects.all()}
lost = [
    f"Sapo {name} {race}" for name in ("an", "binh") for race in range(%d)
    if f"Sapo {name} {race}" not in ledes | kept
]
print(len(lost), len(ledes & kept), Article.objects.get().version)
"""


@pytest.mark.prove
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_writers_at_once_one_wins_and_the_other_keeps_its_text_a_thousand_times(tmp_path):
    with empty_database(tmp_path) as address:
        environment = os.environ | {
            "DATABASE_URL": address,
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "ENV_FILE": os.devnull,
            "PYTHONPATH": str(ROOT),
        }

        def manage(*arguments):
            command = [sys.executable, "manage.py", *arguments]
            return subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
            ).stdout

        manage("migrate", "-v0")
        article = manage("shell", "-v0", "-c", SETUP).split()[-1]
        writers = [
            subprocess.Popen(
                [sys.executable, "tests/prove/writing.py", name, article, str(RACES)],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for name in ("an", "binh")
        ]
        for writer in writers:
            assert writer.stdout.readline() == "ready\n"
        version = int(manage("shell", "-v0", "-c", VERSION))
        outcomes = []
        for _race in range(RACES):
            for writer in writers:
                writer.stdin.write(f"{version}\n")
                writer.stdin.flush()
            outcomes.append(sorted(writer.stdout.readline().strip() for writer in writers))
            version += 1  # one of them has won
        for writer in writers:
            writer.communicate(timeout=60)
        found = manage("shell", "-v0", "-c", FOUND % RACES).split()
    assert outcomes == [["conflict", "won"]] * RACES
    assert found == ["0", "0", str(version)]
