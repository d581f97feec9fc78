"""From the reporter's keyboard to the reader's phone, in a real browser."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from people import groups
from tests import make
from tests.browser.desk import editor_stands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEADLINE = "Khai mạc hội chợ thương mại biên giới"
TEXT = "Sáng nay, hội chợ khai mạc với 120 gian hàng."


def carry_out(page, verb, said):
    """Press a verb at the foot of the form and see it answered."""
    page.locator(f"button[name=_verb][value={verb}]").click()
    expect(page.locator(".messagelist .success").first).to_contain_text(said)


def type_body(page, text):
    """Type into CKEditor, as a reporter does."""
    editor_stands(page)
    frame = page.frame_locator(".cke_wysiwyg_frame")
    frame.locator("body").click()
    frame.locator("body").type(text)


def test_an_article_goes_from_the_reporters_desk_to_the_readers_phone(live_server, desk, phone):
    section = make.section(name="Kinh tế")
    reporter, editor = make.user(groups.REPORTER), make.editor_of(section)
    managing, chief = make.user(groups.MANAGING_EDITOR), make.chief()

    page = desk(reporter)
    page.goto(f"{live_server.url}/admin/articles/article/add/")
    page.fill("#id_headline", HEADLINE)
    page.fill("#id_lede", "Hội chợ kéo dài năm ngày.")
    type_body(page, TEXT)
    page.locator("#id_section + .select2 .select2-selection").click()
    page.locator(".select2-container--open input.select2-search__field").last.fill("Kinh")
    page.locator(".select2-results__option", has_text="Kinh tế").click()
    page.locator("input[name=_continue]").click()
    carry_out(page, "send", "Đã gửi bài")
    address = page.url

    page = desk(editor)
    page.goto(address)
    page.fill("#id_kicker", "Hội chợ biên giới:")
    carry_out(page, "pass_on", "Đã chuyển duyệt")

    page = desk(managing)
    page.goto(address)
    carry_out(page, "approve", "Đã duyệt")

    article = Article.objects.get()
    phone.goto(f"{live_server.url}/{article.slug}-{article.pk}.html")
    expect(phone.locator("h1")).to_have_text("Không có trang này")

    page = desk(chief)
    page.goto(address)
    page.locator("summary.verb-publish").click()
    carry_out(page, "publish", "Đã xuất bản")

    phone.goto(f"{live_server.url}/kinh-te/")
    phone.get_by_role("link", name=HEADLINE).first.click()
    expect(phone.locator("h1")).to_have_text(HEADLINE)
    expect(phone.get_by_text(TEXT)).to_be_visible()
    expect(phone.get_by_text("Hội chợ biên giới:")).to_be_visible()
    width = phone.evaluate("() => document.documentElement.scrollWidth")
    assert width <= 390


def test_a_stale_save_overwrites_nothing_and_shows_both_texts(live_server, desk):
    section = make.section()
    article = make.article(section=section)
    address = f"{live_server.url}/admin/articles/article/{article.pk}/change/"
    first, second = desk(make.chief()), desk(make.user(groups.MANAGING_EDITOR))
    for page in (first, second):
        page.goto(address)
    first.fill("#id_lede", "Bản của người thứ nhất.")
    first.locator("input[name=_continue]").click()
    expect(first.locator(".messagelist .success")).to_be_visible()
    second.fill("#id_lede", "Bản của người thứ hai.")
    second.locator("input[name=_continue]").click()
    second.wait_for_url("**/merge/**")
    for words in ("thứ nhất", "thứ hai"):
        expect(second.locator(".merge")).to_contain_text(words)
    article.refresh_from_db()
    assert article.lede == "Bản của người thứ nhất."
