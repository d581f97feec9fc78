"""A login that expires while somebody writes: logged in again in another tab, nothing is lost."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from people import groups
from tests import make
from tests.browser.desk import editor_stands, log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRITTEN = "Sáng nay, hội nghị khai mạc."
COME_BACK = "() => window.dispatchEvent(new Event('focus'))"


@pytest.fixture
def opened(live_server, page):
    """An article's page, open to be written in."""
    page.user = make.user(groups.MANAGING_EDITOR)
    page.article = make.article(lede="Sáng nay.")
    log_in(page, live_server, page.user)
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[page.article.pk]))
    editor_stands(page)
    return page


@pytest.fixture
def writing(opened):
    """That page, where somebody writes on when the login has just expired."""
    Session.objects.all().delete()
    opened.fill("#id_lede", WRITTEN)
    expect(opened.locator("#login-again")).to_be_visible()
    return opened


def lede(page):
    page.article.refresh_from_db()
    return page.article.lede


def test_logged_in_again_in_another_tab_the_page_goes_on(writing, live_server):
    other = writing.context.new_page()
    log_in(other, live_server, writing.user)
    writing.evaluate(COME_BACK)
    expect(writing.locator("#login-again")).to_be_hidden()
    expect(writing.locator("#kept-at")).to_contain_text("Đã tự lưu")
    assert lede(writing) == WRITTEN


def test_somebody_else_in_the_other_tab_does_not_take_the_text_over(writing, live_server):
    other = writing.context.new_page()
    log_in(other, live_server, make.user(groups.MANAGING_EDITOR))
    writing.evaluate(COME_BACK)
    expect(writing.locator("#kept-at")).to_contain_text("đăng nhập lại bằng tên của bạn")
    assert lede(writing) == "Sáng nay."
    kept = writing.evaluate("() => Object.keys(localStorage).join(' ')")
    assert f"desk:{writing.user.pk}:{writing.article.pk}" in kept


def test_who_logged_in_anew_elsewhere_meanwhile_is_not_even_asked(opened, live_server):
    Session.objects.all().delete()
    other = opened.context.new_page()
    log_in(other, live_server, opened.user)
    opened.fill("#id_lede", WRITTEN)
    expect(opened.locator("#kept-at")).to_contain_text("Đã tự lưu")
    assert lede(opened) == WRITTEN
