"""What every test may use: a browser, a Redis, and markers that skip what the database cannot ask.

`tests/real/` starts the real parts; `tests/settings.py` says what the settings are.
"""

import pytest
from django.db import connection

from tests.flush import lift_append_only_around_flush
from tests.real.chromium import browser, new_page, page, phone
from tests.real.html_checker import check_html
from tests.real.redis import redis_server

lift_append_only_around_flush()

__all__ = ["browser", "check_html", "new_page", "page", "phone", "redis_server"]


def pytest_collection_modifyitems(items):
    """A `postgres_only` test is skipped on SQLite, by name."""
    if connection.vendor == "postgresql":
        return
    skip = pytest.mark.skip(reason="needs PostgreSQL: python -m tests.real.postgres -- pytest")
    for item in items:
        if item.get_closest_marker("postgres_only"):
            item.add_marker(skip)
