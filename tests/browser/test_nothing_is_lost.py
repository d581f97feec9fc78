"""Two people write while the server is cut, killed in mid-save, and forgets its logins.

Every word typed is in the article, in its history, in what is kept aside, or in the browser's copy.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.prove]
ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a good long secret"
SETUP = """
from tests import make
for name in ("an", "binh"):
    make.user("Tổng biên tập", username=name)
print(make.article(headline="Tít ban đầu").pk)
"""
FORGET = "from django.contrib.sessions.models import Session; Session.objects.all().delete()"
EVERYTHING = """
from urllib.parse import unquote_plus
from articles.models import Article, Revision, Unsaved
for row in (*Article.objects.all(), *Revision.objects.all(), *Unsaved.objects.all()):
    document = getattr(row, "document", {})
    print(getattr(row, "kicker", ""), getattr(row, "headline", ""), getattr(row, "lede", ""))
    print(document.get("kicker"), document.get("headline"), document.get("lede"))
    print(unquote_plus(getattr(row, "typed", "")))
"""


class Server:
    """A desk in a process of its own, which may be killed and started again."""

    def __init__(self, folder):
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/desk.sqlite3",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "ENV_FILE": os.devnull,
            "DEBUG": "on",
            "SITE_URL": self.url,
            "MEDIA_ROOT": f"{folder}/media",
            "PRIVATE_ROOT": f"{folder}/private",
        }

    def manage(self, *arguments):
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        ).stdout

    def start(self):
        command = [sys.executable, "manage.py", "runserver", "--noreload", str(self.port)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                return
            time.sleep(0.2)
        raise RuntimeError("The server did not start.")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path)
    server.manage("migrate", "-v0")
    server.article = server.manage("shell", "-v0", "-c", SETUP).split()[-1]
    server.start()
    yield server
    server.kill()


def log_in(page, server, name):
    page.set_default_timeout(30_000)
    page.goto(f"{server.url}/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")


def write(page, field, words):
    """Type at the end of a field, letter by letter."""
    page.locator(field).press("End")
    page.locator(field).press_sequentially(words)


def said(page, words):
    expect(page.locator("#kept-at")).to_contain_text(words, timeout=30_000)


def test_every_word_typed_is_somewhere_through_cuts_kills_and_expired_logins(server, new_page):
    an, binh = new_page(), new_page()
    address = f"{server.url}/admin/articles/article/{server.article}/change/"
    for page, name in ((an, "an"), (binh, "binh")):
        log_in(page, server, name)
    an.goto(address, wait_until="networkidle")
    write(an, "#id_kicker", "an-một")
    said(an, "Đã tự lưu")

    binh.goto(address, wait_until="networkidle")
    expect(binh.locator(".presence")).to_contain_text("an đang mở bài này")
    write(binh, "#id_headline", " bình-một")
    said(binh, "Đã giữ riêng")

    server.kill()  # the line is cut
    write(an, "#id_lede", " an-hai")
    said(an, "Mất đường truyền")
    server.start()
    said(an, "Đã tự lưu")

    def kill_once(request):
        if "autosave" in request.url:
            an.remove_listener("request", kill_once)
            server.kill()

    an.on("request", kill_once)  # in mid-save
    write(an, "#id_kicker", " an-ba")
    said(an, "Mất đường truyền")
    server.start()
    said(an, "Đã tự lưu")
    expect(an.locator(".banner[data-name=conflict]")).to_have_count(0)

    server.manage("shell", "-v0", "-c", FORGET)  # every login expires
    write(an, "#id_kicker", " an-bốn")
    dialog = an.locator("#login-again")
    expect(dialog).to_be_visible(timeout=30_000)
    dialog.locator("[name=password]").fill(PASSWORD)
    dialog.locator("button").click()
    said(an, "Đã tự lưu")

    write(binh, "#id_lede", " bình-hai")
    expect(binh.locator("#login-again")).to_be_visible(timeout=30_000)
    binh.locator("#login-again [name=password]").fill(PASSWORD)
    binh.locator("#login-again button").click()
    expect(binh.locator("#login-again")).to_be_hidden()
    binh.locator("[name=_continue]").click()
    binh.wait_for_url("**/merge/**")
    expect(binh.locator(".merge")).to_contain_text("bình-một")

    server.kill()
    write(an, "#id_lede", " an-năm")
    said(an, "Mất đường truyền")
    copies = an.evaluate("() => Object.values(localStorage).join(' ')")
    an.close()  # the page is gone before the server is back
    server.start()
    everything = server.manage("shell", "-v0", "-c", EVERYTHING)
    for words in ("an-một", "an-hai", "an-ba", "an-bốn", "bình-một", "bình-hai"):
        assert words in everything, words
    assert "an-n%C4%83m" in copies


def test_what_the_browser_kept_is_offered_when_the_page_opens_again(server, new_page):
    page = new_page()
    log_in(page, server, "an")
    address = f"{server.url}/admin/articles/article/{server.article}/change/"
    page.goto(address, wait_until="networkidle")
    server.kill()
    write(page, "#id_lede", " chữ khi mất mạng")
    said(page, "Mất đường truyền")
    page.context.new_page().goto("about:blank")
    second = page.context.pages[-1]
    page.close()
    server.start()
    second.goto(address, wait_until="networkidle")
    second.locator(".banner", has_text="Trình duyệt này còn giữ").get_by_text("Lấy lại").click()
    expect(second.locator("#id_lede")).to_have_value(
        "Sáng nay, hội nghị khai mạc. chữ khi mất mạng"
    )
    said(second, "Đã tự lưu")
    assert "chữ khi mất mạng" in server.manage("shell", "-v0", "-c", EVERYTHING)
