"""The seed's page on an old phone over a slow line: 4x slower processor, 1.6 Mbit/s, 150 ms."""

import gzip
import json
import time

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.middleware.gzip import GZipMiddleware
from django.test import Client

from articles.models import PublishedArticle
from tests import make
from tests.real.chromium import PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.prove,
    pytest.mark.django_db(transaction=True),
]
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
SLOWER = 4  # than a core that does WORK in REFERENCE seconds: the same phone on a slower machine
WORK, REFERENCE = 5_000_000, 0.45
TRIES = 12  # what else runs on the machine costs the phone time, and never gives it any
CATEGORIES = ["loading", "devtools.timeline", "blink.user_timing", "toplevel"]
BLOCKING = 50_000  # microseconds: what a task takes beyond this keeps the reader waiting
KB = 1024


@pytest.fixture(autouse=True)
def compressed(settings, monkeypatch):
    """Pages, style sheet and scripts come as nginx sends them (deploy/nginx.conf)."""
    settings.MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *settings.MIDDLEWARE]
    plain = StaticFilesHandler.get_response

    def answer(handler, request):
        if request.path.endswith((".css", ".js")):
            return GZipMiddleware(lambda asked: plain(handler, asked))(request)
        return plain(handler, request)

    monkeypatch.setattr(StaticFilesHandler, "get_response", answer)


@pytest.fixture
def address(db):
    """The seed article with its pictures."""
    call_command("loaddata", "official_titles", "sections", "lang_son_2019", verbosity=0)
    chief = make.chief()
    call_command("add_sample_pictures", by=chief.username, verbosity=0)
    return PublishedArticle.objects.public().get().get_absolute_url()


def slowdown():
    """Return how much slower than this machine at this moment the phone is, at least as slow.

    As Lighthouse asks: the multiplier belongs to the machine that it was chosen on.
    """
    begun, done = time.perf_counter(), 0
    for number in range(WORK):
        done += number
    return max(1, SLOWER * REFERENCE / (time.perf_counter() - begun))


def loaded(browser, url, script):
    """Load a page as that phone would, with a cold cache; return the browser's trace of it."""
    context = browser.new_context(java_script_enabled=script, **PHONE)
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", LINE)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": slowdown()})
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(1500)
    trace = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    return trace


def figures(trace, url):
    """Return first and largest content in ms, the layout's shift, the blocking time in ms."""
    start = max(
        (one for one in trace if one["name"] == "navigationStart" and url in str(one["args"])),
        key=lambda one: one["ts"],
    )
    ours = [one for one in trace if one["pid"] == start["pid"] and one["ts"] >= start["ts"]]

    def named(name):
        return [one for one in ours if one["name"] == name]

    first = min(one["ts"] for one in named("firstContentfulPaint"))
    largest = max(one["ts"] for one in named("largestContentfulPaint::Candidate"))
    tasks = [
        one["dur"]
        for one in named("ThreadControllerImpl::RunTask")
        if one["tid"] == start["tid"] and one["ts"] >= first and "dur" in one
    ]
    return {
        "first": (first - start["ts"]) / 1000,
        "largest": (largest - start["ts"]) / 1000,
        "shift": sum(one["args"]["data"]["score"] for one in named("LayoutShift")),
        "blocking": sum(max(0, task - BLOCKING) for task in tasks) / 1000,
        "tasks": len(tasks),
    }


@pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"])
def test_an_article_is_read_in_time_and_nothing_moves(browser, live_server, address, script):
    url = live_server.url + address
    # Nothing at all may hold the reader up without script; with it, less than one long task.
    limits = {"first": 1500, "largest": 2500, "blocking": 50 if script else 0}
    tries = []
    for _try in range(TRIES):
        tries.append(figures(loaded(browser, url, script), url))
        best = {name: min(one[name] for one in tries) for name in tries[0]}
        if len(tries) > 1 and all(best[name] <= limit for name, limit in limits.items()):
            break
    print(len(tries), best)
    assert best["tasks"] > 0, "the trace has no tasks: nothing was measured"
    for name, limit in limits.items():
        assert best[name] <= limit, tries
    assert max(one["shift"] for one in tries) == 0, tries


def test_an_article_weighs_at_most_60_kb_before_pictures_and_its_fonts_90(
    browser, live_server, address
):
    """As nginx sends it: compressed (deploy/nginx.conf), fonts as they are."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(live_server.url + address, wait_until="networkidle")
    sizes = {"font": 0, "rest": 0}
    for answer in answers:
        kind = answer.request.resource_type
        if kind == "image" or "/anh/" in answer.url or answer.request.service_worker:
            continue
        body = context.request.get(answer.url).body()  # Chromium may have let go of the first
        sizes["font" if kind == "font" else "rest"] += (
            len(body) if kind == "font" else len(gzip.compress(body, 6))
        )
    context.close()
    print({name: round(size / KB, 1) for name, size in sizes.items()})
    assert 0 < sizes["rest"] <= 60 * KB
    assert 0 < sizes["font"] <= 90 * KB


def test_a_page_costs_the_line_nothing_from_other_sites(address):
    html = Client().get(address).content.decode()
    for part in ('src="http', "<iframe", "@import", "fonts.g"):
        assert part not in html
