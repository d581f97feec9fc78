"""The page a monitor asks, and what every page carries."""

import pytest
from django.db import OperationalError, connection

pytestmark = pytest.mark.django_db


def test_the_site_is_well_while_the_database_answers(client):
    assert client.get("/healthz").content == b"ok\n"


def test_the_site_is_unwell_when_the_database_does_not_answer(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("down")

    monkeypatch.setattr(connection, "cursor", refuse)
    assert client.get("/healthz").status_code == 503


def test_a_public_page_sets_no_cookie_and_varies_on_none(client):
    response = client.get("/healthz")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_no_page_may_run_a_script_that_is_not_ours(client):
    policy = client.get("/healthz")["Content-Security-Policy"]
    for directive in (
        "default-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ):
        assert directive in policy
    assert "unsafe" not in policy
