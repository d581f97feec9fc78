"""Real parts for tests: PostgreSQL, Redis and Chromium, each started and ended by the run."""

import os

import pytest


class Missing(Exception):
    """A program that a test needs is not installed."""


def skip_or_fail(error):
    """Skip the test, naming the program; with CI=true a missing program is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{error} With CI=true nothing is skipped.")
    pytest.skip(str(error))
