"""Titles beside the text in a real browser: found, marked, explained, repaired; another day."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from articles.models import Article
from tests import make
from tests.browser.desk import editor_stands, log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WRITTEN = "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chủ trì"
WRONG = "Phó Bí thư Tỉnh ủy, Bí thư Tỉnh ủy chủ trì"
UNRECORDED = "Phó Bí thư Tỉnh ủy, Giám đốc Sở Xây dựng chủ trì"
REPLACE = """(words) => {
    const editor = CKEDITOR.instances.id_body;
    const text = editor.getData().replace(words[0], words[1]);
    editor.setData(text, () => editor.fire("change"));
}"""

MARKED = """() =>
    CKEDITOR.instances.id_body.window.$.CSS.highlights.get("title-serious")?.size === 1"""


@pytest.fixture
def desk(live_server, page):
    call_command("loaddata", "official_titles", "sections", "lang_son_2019", verbosity=0)
    page.set_viewport_size({"width": 1280, "height": 900})
    log_in(page, live_server, make.chief())
    article = Article.objects.get(key="lang-son-2019")
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    editor_stands(page)
    return page


def test_a_wrong_title_is_found_marked_explained_and_repaired_in_one_click(desk):
    findings = desk.locator("#titles-panel .finding")
    desk.evaluate(REPLACE, [WRITTEN, WRONG])
    expect(findings).to_have_count(1)
    expect(findings).to_contain_text("Bí thư Tỉnh ủy là Lâm Thị Phương Thanh")
    desk.wait_for_function(MARKED)
    findings.get_by_role("button", name="Dùng chữ của danh bạ").click()
    expect(findings).to_have_count(0)
    assert WRITTEN in desk.evaluate("() => CKEDITOR.instances.id_body.getData()")


def test_a_title_nobody_has_is_a_question_and_is_repaired_in_one_click(desk):
    findings = desk.locator("#titles-panel .finding")
    desk.evaluate(REPLACE, [WRITTEN, UNRECORDED])
    expect(findings).to_have_count(1, timeout=15_000)
    expect(findings).to_contain_text("Danh bạ không ghi ai giữ chức Giám đốc Sở Xây dựng.")
    expect(findings).to_contain_text("Có nhầm chức danh, hay là người khác cùng tên?")
    expect(findings.get_by_role("button", name="Thêm vào danh bạ")).to_be_visible()
    findings.get_by_role("button", name="Dùng chữ của danh bạ").click()
    expect(findings).to_have_count(0, timeout=15_000)
    assert WRITTEN in desk.evaluate("() => CKEDITOR.instances.id_body.getData()")


def test_a_repair_in_a_caption_changes_what_differs_and_nothing_else(desk):
    findings = desk.locator("#titles-panel .finding")
    caption = desk.locator("#id_captions-1-text")
    caption.fill("Đồng chí Phạm Ngọc Thưởng, Chủ tịch UBND tỉnh kết luận hội nghị")
    expect(findings).to_have_count(1)
    findings.get_by_role("button", name="Dùng chữ của danh bạ").click()
    expect(findings).to_have_count(0)
    whole = "Đồng chí Phạm Ngọc Thưởng, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh kết luận hội nghị"
    expect(caption).to_have_value(whole)


def test_another_day_of_the_event_is_another_check(desk):
    desk.fill("#id_event_date", "05/01/2022")
    expect(desk.locator("#titles-panel .finding")).to_have_count(6)
    expect(desk.locator("#titles-panel")).to_contain_text("Chức danh đã cũ")
