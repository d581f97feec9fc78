"""A writer of its own process: saves one article through the desk's form, race after race.

`python tests/prove/writing.py NAME ARTICLE RACES` waits for a line before each race: the version
that both writers start from. It prints what came of its save: "won", "conflict", or the state.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from articles.models import Article  # noqa: E402
from people.models import User  # noqa: E402

name, article_id, races = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
settings.ALLOWED_HOSTS = ["testserver"]
client = Client()
client.force_login(User.objects.get(username=name))
article = Article.objects.get(pk=article_id)
data = {
    "headline": "Tít",
    "section": article.section_id,
    "kind": article.kind,
    "slug": article.slug,
    "body": "<p>Thân bài.</p>",
    "tab": f"tab{name}",
}
for prefix in ("captions", "bylines", "mentions"):
    data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
print("ready", flush=True)
for race in range(races):
    version = sys.stdin.readline().strip()
    # A page of its own each race: who goes on with its own last save has no conflict.
    changes = {"lede": f"Sapo {name} {race}", "expected_version": version, "tab": f"{name}{race}"}
    answer = client.post(f"/admin/articles/article/{article_id}/change/", data | changes)
    where = answer.headers.get("Location", str(answer.status_code))
    print("conflict" if "/merge/" in where else "won" if answer.status_code == 302 else where)
    sys.stdout.flush()
