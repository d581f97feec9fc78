"""Unreadable text is refused in the site's design: 404 for a path, 400 for a query or a cookie."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/a%00b/", "/%FF%FE/", "/admin/%00", "/tin-%C3.html"])
def test_an_unreadable_path_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("query", ["q=%00", "q=l%FFng", "%00=1", "trang=%C3%28"])
def test_an_unreadable_query_is_a_bad_request(client, query):
    assert client.get(f"/healthz?{query}").status_code == 400


def test_a_query_in_vietnamese_is_read(client):
    assert client.get("/healthz?q=L%E1%BA%A1ng+S%C6%A1n&p=50%25").status_code == 200


def test_a_cookie_that_hides_a_nul_is_a_bad_request(client):
    response = client.get("/healthz", headers={"cookie": 'sessionid="a\\000b"'})
    assert response.status_code == 400


def test_a_refusal_carries_the_security_headers(client):
    response = client.get("/healthz?q=%00")
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
