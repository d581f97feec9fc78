"""What a page says when it was read, for the list of the most read."""

import datetime

import pytest
from django.utils import timezone

from articles import reading
from articles.models import Reading
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_article_that_stood_open_for_five_seconds_is_a_reading(live_server, page):
    version = make.published()
    address = live_server.url + version.get_absolute_url()
    reported = []
    page.on("request", lambda asked: reported.append(asked.url) if "da-doc" in asked.url else None)
    page.clock.install(time=timezone.now())
    page.clock.pause_at(timezone.now() + datetime.timedelta(minutes=1))
    page.goto(address)
    page.clock.run_for(4900)
    assert not reported, "it was only opened"
    with page.expect_response("**/da-doc/**") as answer:
        page.clock.run_for(200)
    assert answer.value.status == 204
    page.clock.run_for(60_000)
    page.goto(f"{address}?ngay={timezone.localdate()}")
    page.clock.run_for(60_000)
    assert reported == [f"{live_server.url}/da-doc/{version.article_id}/"], "once, and today's page"
    reading.write()
    assert Reading.objects.get().times == 1
