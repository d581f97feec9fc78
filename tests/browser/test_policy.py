"""Our own pages obey our own policy: nothing on them is refused by the browser."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_login_page_breaks_no_rule_of_its_policy(live_server, page):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    response = page.goto(f"{live_server.url}/admin/login/")
    assert response.status == 200
    assert page.locator("input[name=username]").is_visible()
    assert [line for line in said if "Security Policy" in line] == []
