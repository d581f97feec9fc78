"""Two writers save one article at the same moment, a thousand times: one wins, none is lost."""

import pytest

from tests.prove.processes import empty_newsroom, say

RACES = 1000
WRITERS = ("an", "binh")
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
    newsroom = empty_newsroom(tmp_path)
    article = newsroom.shell(SETUP).split()[-1]
    writers = newsroom.writers("writing.py", *((name, article, str(RACES)) for name in WRITERS))
    version = int(newsroom.shell(VERSION))
    outcomes = []
    for _race in range(RACES):
        say(writers, version)
        outcomes.append(sorted(writer.stdout.readline().strip() for writer in writers))
        version += 1  # one of them has won
    for writer in writers:
        writer.communicate(timeout=60)
    found = newsroom.shell(FOUND % RACES).split()
    assert outcomes == [["conflict", "won"]] * RACES
    assert found == ["0", "0", str(version)]
