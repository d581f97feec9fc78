"""What writing costs, as ratios to a bare admin save of one row: `python bench/desk.py`.

The article has 1,000 words and ten captions with pictures. A save sends all of it with another
lede; so does the first autosave of a page. The next ones send what a page sends then: the body,
with a word more. The bare save is a Topic's, through Django's own admin. By turns in one process,
so that a noisy machine slows all alike; a throwaway SQLite, or the database that
TEST_DATABASE_URL names.
"""

import os
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import setup_databases, setup_test_environment, teardown_databases
from django.urls import reverse

from articles.models import Article, Caption, Topic
from articles.workflow import record_change
from tests import make

ROUNDS = 60
BARE, SAVE = "bare admin save of one row", "save"
FIRST, NEXT = "first autosave of a page", "autosave"
LIMITS = {SAVE: 80, FIRST: 40, NEXT: 40}  # milliseconds at the median, from the issue
SENTENCE = "Hội nghị nghe ý kiến của lãnh đạo các huyện và các ngành chức năng của tỉnh. "


def written():
    """Return an article of 1,000 words with ten captions, and the form that its page sends."""
    body = "\n".join(f"<p>{SENTENCE * 6}</p>" for _n in range(10))
    article = make.article(body=body, created_by=None)
    for order in range(1, 11):
        Caption.objects.create(
            article=article, order=order, text=f"{SENTENCE} {order}", photo=make.photo()
        )
    article.bylines.create(name_as_printed="MINH AN")
    record_change(article, make.chief())
    article = Article.objects.get(pk=article.pk)
    data = {
        "headline": article.headline,
        "lede": article.lede,
        "body": article.body,
        "section": article.section_id,
        "kind": article.kind,
        "slug": article.slug,
        "tab": "benchtab",
        "captions-TOTAL_FORMS": 10,
        "captions-INITIAL_FORMS": 10,
        "bylines-TOTAL_FORMS": 1,
        "bylines-INITIAL_FORMS": 1,
        "mentions-TOTAL_FORMS": 0,
        "mentions-INITIAL_FORMS": 0,
    }
    for number, caption in enumerate(article.captions.order_by("order")):
        row = {"id": caption.pk, "row_key": caption.key, "photo": caption.photo_id}
        row |= {"text": caption.text, "order": caption.order, "credit": "", "alt": ""}
        data |= {f"captions-{number}-{name}": value for name, value in row.items()}
    byline = article.bylines.get()
    row = {"id": byline.pk, "row_key": byline.key, "order": 1, "role": "text"}
    row["name_as_printed"] = byline.name_as_printed
    data |= {f"bylines-0-{name}": value for name, value in row.items()}
    return article, data


def seconds(client, address, data, status):
    sent, kind = urlencode(data), "application/x-www-form-urlencoded"  # as browsers send it
    begun = time.perf_counter()
    response = client.post(address, sent, content_type=kind)
    taken = time.perf_counter() - begun
    assert response.status_code == status, (response.status_code, response.content[:2000])
    assert status == 302 or response.json()["state"] == "saved", response.json()
    return taken


def main():
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        report()
    finally:
        teardown_databases(databases, verbosity=0)


def report():
    article, data = written()
    topic = Topic.objects.create(name="Nông thôn mới")
    client = Client()
    client.force_login(make.user(is_superuser=True))
    page = reverse("admin:articles_article_change", args=[article.pk])
    by_itself = reverse("admin:articles_article_autosave", args=[article.pk])
    bare = reverse("admin:articles_topic_change", args=[topic.pk])
    times = {BARE: [], SAVE: [], FIRST: [], NEXT: []}
    for number in range(ROUNDS):
        row = {"name": topic.name, "slug": topic.slug, "intro": f"Lần {number}"}
        times[BARE].append(seconds(client, bare, row, 302))
        body = data["body"].replace("ý kiến", f"ý kiến {number}", 1)
        data |= {"lede": f"Sapo lần {number}"}
        typed = {name: data[name] for name in ("tab", "slug")} | {"_text": 1, "body": body}
        writes = [
            (SAVE, page, data, 302),
            (FIRST, by_itself, data | {"lede": f"Sapo tự lưu lần {number}"}, 200),
            (NEXT, by_itself, typed, 200),
        ]
        for name, address, sent, status in writes:
            version = Article.objects.values_list("version", flat=True).get(pk=article.pk)
            sent = sent | {"expected_version": version}
            times[name].append(seconds(client, address, sent, status))
    base = statistics.median(times[BARE])
    print(connection.vendor)
    for name, taken in times.items():
        median = statistics.median(taken)
        limit = f"   at most {LIMITS[name]} ms" if name in LIMITS else ""
        print(f"{name:<28} {median * 1000:7.2f} ms   {median / base:5.1f} × the bare save{limit}")


main()
