"""A newsroom of its own, served while pictures are taken, and the camera that takes them."""

import contextlib
import io
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import django
from PIL import Image

from tests.real.chromium import PHONE

DOCS = Path(__file__).resolve().parent.parent
ROOT = DOCS.parent
PICTURES = DOCS / "pictures"
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
TALL = {"viewport": {"width": 1280, "height": 1600}}
LARGEST = 150_000  # bytes that a picture should stay below

__all__ = ["DESKTOP", "PHONE", "PICTURES", "ROOT", "TALL", "Camera", "newsroom_in", "served"]


def newsroom_in(folder):
    """Make a newsroom in the folder, filled as `make run` fills one; return its address."""
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
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # chapters ask the database between two pictures
    }
    django.setup()
    # Only now: models need the settings, and those the environment above.
    from newsroom.first_run import fill

    fill(say=lambda line: None)
    return site


@contextlib.contextmanager
def served(site):
    """Serve the newsroom until the block ends; RuntimeError when it does not answer in time."""
    where = site.removeprefix("http://")
    command = [sys.executable, str(ROOT / "manage.py"), "runserver", "--noreload", where]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"{site}/healthz")
        yield
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(address, seconds=120):
    """Return when the address answers 200."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.3)
    raise RuntimeError(f"{address} did not answer in {seconds} seconds.")


class Camera:
    """Opens pages of the newsroom, as a reader or logged in, and keeps pictures of them."""

    def __init__(self, chromium, site, passwords):
        self.chromium, self.site, self.passwords = chromium, site, passwords

    @contextlib.contextmanager
    def tab(self, screen=DESKTOP, scheme="light", login=None):
        """Open a tab in a fresh profile, logged in under a sample login's name if one is given."""
        context = self.chromium.new_context(
            base_url=self.site,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            color_scheme=scheme,
            device_scale_factor=1,
            reduced_motion="reduce",
            **screen,
        )
        tab = context.new_page()
        if login:
            tab.goto("/admin/login/")
            tab.fill("#id_username", login)
            tab.fill("#id_password", self.passwords[login])
            tab.press("#id_password", "Enter")
            tab.wait_for_url("**/admin/")
        else:
            # A returning reader's browser has the sans face, which is shown only if it is there.
            for _visit in range(2):
                tab.goto("/gioi-thieu/", wait_until="networkidle")
        yield tab
        context.close()

    def open(self, tab, path):
        """Go to a page and wait until it and its editor stand; RuntimeError unless it is a 200."""
        response = tab.goto(path, wait_until="networkidle")
        if response.status != 200:
            raise RuntimeError(f"{path} answers {response.status}: no picture can be taken of it.")
        if tab.locator("#id_body").count():
            tab.locator("iframe.cke_wysiwyg_frame").wait_for()

    def keep(self, tab, name, *, whole=False):
        """Keep what the tab shows as docs/pictures/<name>.png, in few colours."""
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
        size = f"{image.width} x {image.height}  {file.stat().st_size} bytes"
        print(f"{file.relative_to(ROOT)}  {size}")

    def take(self, name, path, *, screen=DESKTOP, scheme="light", login=None, whole=False):
        """Open a page in a fresh tab and keep its picture."""
        with self.tab(screen, scheme, login) as tab:
            self.open(tab, path)
            self.keep(tab, name, whole=whole)
