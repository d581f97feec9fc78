"""Take the pictures of docs/pictures: `python docs/screenshots.py` (development requirements).

A newsroom of its own, filled as `make run` fills one, in a temporary folder; nothing else is
touched. The site runs for as long as the pictures take.
"""

import contextlib
import io
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PICTURES = HERE / "pictures"
sys.path.insert(0, str(ROOT))

from tests.real.chromium import FLAGS, PHONE, program  # noqa: E402

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
TALL = {"viewport": {"width": 1280, "height": 1600}}
LARGEST = 150_000  # bytes that a picture should stay below

# name of the picture, page, screen, colour scheme, whole page
READERS = (
    ("front-page", "front", DESKTOP, "light", False),
    ("front-page-phone", "front", PHONE, "light", True),
    ("article-desktop-light", "article", TALL, "light", False),
    ("article-desktop-dark", "article", DESKTOP, "dark", False),
    ("article-phone-light", "article", PHONE, "light", False),
    ("article-phone-dark", "article", PHONE, "dark", False),
    ("person", "person", DESKTOP, "light", True),
    ("event", "event", DESKTOP, "light", True),
    ("search", "search", DESKTOP, "light", False),
)
# name of the picture, login, page, colour scheme, whole page
DESK = (
    ("desk-home", "tong-bien-tap", "home", "light", False),
    ("desk-articles", "tong-bien-tap", "articles", "light", False),
    ("desk-article", "tong-bien-tap", "article", "light", False),
    ("desk-article-whole", "tong-bien-tap", "article", "light", True),
    ("desk-article-dark", "tong-bien-tap", "article", "dark", False),
    ("desk-new-article", "phong-vien", "new", "light", False),
    ("desk-submitted", "bien-tap-vien", "submitted", "light", False),
    ("desk-approved", "tong-bien-tap", "approved", "light", False),
    ("desk-event", "tong-bien-tap", "event", "light", True),
    ("desk-person", "tu-lieu", "person", "light", True),
)
# two unpublished articles: their status, and the verbs that lead there
STAGES = {
    "submitted": [("send", "phong-vien")],
    "approved": [("send", "phong-vien"), ("pass_on", "bien-tap-vien"), ("approve", "thu-ky")],
}


def main():
    """Make a newsroom, serve it, take every picture, end it."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = set_environment(Path(folder))
        passwords, reader, desk = fill_newsroom()
        with served(site), sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=program(), args=[*FLAGS, "--lang=vi-VN"]
            )
            for name, page, screen, scheme, whole in READERS:
                with opened(chromium, site, screen, scheme) as tab:
                    take(tab, reader[page], name, whole=whole)
            with opened(chromium, site, DESKTOP, "light") as tab:
                take(tab, desk["home"], "desk-login", whole=False)
            for name, login, page, scheme, whole in DESK:
                with opened(chromium, site, DESKTOP, scheme) as tab:
                    log_in(tab, login, passwords[login][1])
                    take(tab, desk[page], name, whole=whole)
            chromium.close()


def set_environment(folder):
    """Point this process and its children at a newsroom in the folder; return its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = f"http://127.0.0.1:{port}"
    nothing = folder / "empty.env"
    nothing.touch()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "ENV_FILE": str(nothing),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DEBUG": "on",
        "SITE_URL": site,
        "DATABASE_URL": f"sqlite:///{folder / 'newsroom.sqlite3'}",
        "CACHE_URL": "locmem://",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_ROOT": str(folder / "private"),
    }
    return site


def fill_newsroom():
    """Fill the newsroom; return its logins and the readers' and the desk's paths by name."""
    django.setup()
    # Only now: models need the settings, and those the environment above.
    from django.urls import reverse

    from articles.models import PublishedArticle, PublishedEvent
    from newsroom.first_run import fill
    from newsroom.logins import renew_logins
    from people.models import Person

    fill(say=lambda line: None)
    version = PublishedArticle.objects.public().get()
    event = PublishedEvent.objects.unsealed().get()
    person = Person.objects.get(slug="pham-ngoc-thuong")
    reader = {
        "front": "/",
        "article": version.get_absolute_url(),
        "person": person.get_absolute_url(),
        "event": event.get_absolute_url(),
        "search": "/tim-kiem/?q=hoi+nghi+truc+tuyen",
    }
    desk = {
        status: reverse("admin:articles_article_change", args=[article.pk])
        for status, article in unpublished_articles().items()
    } | {
        "home": reverse("admin:index"),
        "articles": reverse("admin:articles_article_changelist"),
        "article": reverse("admin:articles_article_change", args=[version.article_id]),
        "new": reverse("admin:articles_article_add"),
        "event": reverse("admin:articles_event_change", args=[event.event_id]),
        "person": reverse("admin:people_person_change", args=[person.pk]),
    }
    return renew_logins(), reader, desk


def unpublished_articles():
    """Make an article for each of STAGES and return them by status."""
    from articles import workflow
    from articles.models import Article, Section
    from people.models import User

    users = {user.username: user for user in User.objects.all()}
    made = {}
    for status, verbs in STAGES.items():
        made[status] = article = Article.objects.create(
            headline="Bài viết thử để chụp màn hình",
            lede="Bài này chỉ có trong hướng dẫn, không bao giờ được xuất bản.",
            section=Section.objects.get(slug="xa-hoi"),
            created_by=users["phong-vien"],
        )
        for verb, login in verbs:
            getattr(workflow, verb)(article, users[login])
    return made


@contextlib.contextmanager
def served(site):
    """Serve the newsroom until the block ends; RuntimeError when it does not answer in 30 s."""
    where = site.removeprefix("http://")
    command = [sys.executable, str(ROOT / "manage.py"), "runserver", "--noreload", where]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"{site}/healthz")
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(address, seconds=30):
    """Return when the address answers 200."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.3)
    raise RuntimeError(f"{address} did not answer in {seconds} seconds.")


@contextlib.contextmanager
def opened(chromium, site, screen, scheme):
    """Open a tab in a fresh profile."""
    context = chromium.new_context(
        base_url=site,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        color_scheme=scheme,
        device_scale_factor=1,
        reduced_motion="reduce",
        **screen,
    )
    yield context.new_page()
    context.close()


def log_in(tab, name, password):
    tab.goto("/admin/login/")
    tab.fill("#id_username", name)
    tab.fill("#id_password", password)
    tab.press("#id_password", "Enter")
    tab.wait_for_url("**/admin/")


def take(tab, path, name, *, whole):
    """Keep a page as docs/pictures/<name>.png, in few colours."""
    response = tab.goto(path, wait_until="networkidle")
    if response.status != 200:
        raise RuntimeError(f"{path} answers {response.status}: there is no picture of {name}.")
    if tab.locator("#id_body").count():
        tab.locator("iframe.cke_wysiwyg_frame").wait_for()
    if whole:
        # On a screen as high as the page, what sticks to an edge does not lie over the text.
        height = tab.evaluate("() => document.documentElement.scrollHeight")
        tab.set_viewport_size({"width": tab.viewport_size["width"], "height": height})
    image = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    file = PICTURES / f"{name}.png"
    for colours in (192, 96, 48):
        few = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(file, optimize=True)
        if file.stat().st_size < LARGEST:
            break
    print(f"{file.relative_to(ROOT)}  {image.width} x {image.height}  {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
