"""Debian's Chromium through Playwright, with a fresh profile a test.

Under our strict policy a string predicate is refused (no eval): pass functions to Playwright,
or use its locators and `expect`.
"""

import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.real import Missing, skip_or_fail

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# On two busy cores a page may take longer than Playwright's five seconds to say what it says.
expect.set_options(timeout=20_000)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def program():
    """Return the path of Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise Missing("Chromium is not installed: apt-get install chromium.")
    return path


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the run; skipped by name where it is not installed."""
    try:
        path = program()
    except Missing as error:
        skip_or_fail(error)
    # Playwright's loop runs in this thread, where Django would refuse its own queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser):
    """A function that opens a page in a fresh profile; takes Playwright's context options."""
    contexts = []

    def open_page(**options):
        options = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"} | options
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    """A page on a desktop screen."""
    return new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def phone(new_page):
    """A page on a phone-sized screen."""
    return new_page(**PHONE)


def sizes(page):
    """Return the bytes of the page and of all that it loaded, by address, as the page itself knows.

    Playwright's `answer.body()` asks the browser for what it may have let go of by then.
    """
    entries = page.evaluate(
        """() => ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
            .map((one) => [one.name, one.decodedBodySize])"""
    )
    return dict(entries)
