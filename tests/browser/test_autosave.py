"""What the writing page sends when it saves itself: all of it once, then what is typed."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from articles.models import Article, Revision
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server, page):
    """The writing page of an article with a caption."""
    article = make.article(headline="Tít ban đầu")
    article.captions.create(text="Toàn cảnh hội nghị")
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("#id_username", make.chief().username)
    page.fill("#id_password", "a good long secret")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    page.locator("iframe.cke_wysiwyg_frame").wait_for()
    return page


def sent(page, change):
    """Return what the page sends by itself after a change, once the server has answered."""
    with page.expect_response(lambda answer: "/autosave/" in answer.url) as answered:
        change()
    expect(page.locator("#kept-at")).to_contain_text("Đã tự lưu")
    return parse_qs(answered.value.request.post_data)


def test_the_page_is_sent_whole_once_then_the_text_alone_until_something_else_changes(desk):
    whole = sent(desk, lambda: desk.fill("#id_lede", "Sapo một."))
    assert "_text" not in whole
    assert whole["captions-0-text"] == ["Toàn cảnh hội nghị"]

    typed = sent(desk, lambda: desk.fill("#id_lede", "Sapo hai."))
    assert typed["lede"] == ["Sapo hai."]
    names = {"csrfmiddlewaretoken", "expected_version", "tab", "_user", "_text", "lede", "slug"}
    assert set(typed) == names

    whole = sent(desk, lambda: desk.fill("#id_captions-0-text", "Quang cảnh hội nghị"))
    assert (whole["lede"], "_text" in whole) == (["Sapo hai."], False)
    article = Article.objects.get()
    assert (article.headline, article.lede) == ("Tít ban đầu", "Sapo hai.")
    assert article.captions.get().text == "Quang cảnh hội nghị"


def test_text_for_a_version_that_has_moved_is_sent_again_with_the_whole_page(desk):
    sent(desk, lambda: desk.fill("#id_lede", "Sapo một."))
    # The answer to a later save of this page was lost.
    Article.objects.update(version=50)
    Revision.objects.filter(kind="auto").update(version=50)
    with desk.expect_response(lambda answer: "/autosave/" in answer.url) as first:
        desk.fill("#id_lede", "Sapo hai.")
    assert first.value.json() == {"state": "whole"}
    expect(desk.locator("[name=expected_version]")).to_have_value("51")
    assert Article.objects.get().lede == "Sapo hai."
