"""What every test may use: a browser, a Redis, and markers that skip what the database cannot ask.

`tests/real/` starts the real parts; `tests/settings.py` says what the settings are.
"""

import pytest
from django.db import connection
from django.test.signals import template_rendered

from newsroom.printing import Page
from tests.flush import lift_append_only_around_flush
from tests.real.chromium import browser, new_page, page, phone
from tests.real.html_checker import check_html
from tests.real.redis import redis_server

lift_append_only_around_flush()


def tell_tests_what_is_shown(render=Page.render):
    """Let `response.context` and `assertTemplateUsed` know of Jinja's pages, as of Django's own."""

    def told(page, context=None, request=None):
        template_rendered.send(sender=page, template=page.template, context=context or {})
        return render(page, context, request)

    Page.render = told


tell_tests_what_is_shown()

__all__ = ["browser", "check_html", "new_page", "page", "phone", "redis_server"]


def pytest_collection_modifyitems(items):
    """A `postgres_only` test is skipped on SQLite, a browser's test gets a second try, by name."""
    skip = pytest.mark.skip(reason="needs PostgreSQL: python -m tests.real.postgres -- pytest")
    for item in items:
        if item.get_closest_marker("postgres_only") and connection.vendor != "postgresql":
            item.add_marker(skip)
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))
