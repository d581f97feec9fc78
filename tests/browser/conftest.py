"""The desk in a real browser."""

import pytest

from tests.browser.desk import log_in


@pytest.fixture
def desk(live_server, new_page, db):
    """A function that logs a member of the desk in and returns their page."""

    def logged_in(user):
        page = new_page(viewport={"width": 1280, "height": 900})
        log_in(page, live_server, user)
        return page

    return logged_in
