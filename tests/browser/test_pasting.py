"""What comes into the text from elsewhere: pasted from Word by Ctrl+V, dropped as a file."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from people import groups
from tests import make
from tests.browser.desk import editor_stands, log_in, noise

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What Word puts on the clipboard, shortened: its head, its namespaces, its lists that are none.
WORD = (Path(__file__).parent / "from_word.html").read_text()
CLEAN = (
    "<p>Mở đầu.</p>"
    "<p><strong>Sáng 5/1, Chủ tịch UBND tỉnh</strong> nhấn mạnh:"
    " “Kỷ cương, liêm chính” – <em>hành động</em>…</p>"
    "<p>Chữ trong thẻ font.</p>"
    "<ol><li>Giữ vững biên giới;</li><li>Phát triển kinh tế.</li></ol>"
    "<table><tbody><tr><td><p>Thu ngân sách</p></td><td><p>5.200 tỷ đồng</p></td></tr></tbody>"
    "</table>"
    "<p>Đoạn sau ảnh.</p>"
)
# Copying is what puts HTML on the clipboard as it is; the asynchronous way would clean it before.
COPY = """(html) => document.addEventListener("copy", (event) => {
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", "chữ không kiểu");
    event.preventDefault();
}, { once: true })"""
COPY_WITH_A_PICTURE_OF_IT = """async ([html, bytes]) => {
    const png = new Blob([new Uint8Array(bytes)], { type: "image/png" });
    const text = new Blob([html], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem({ "text/html": text, "image/png": png })]);
}"""
DROP = """(element, [name, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
    for (const kind of ["dragenter", "dragover", "drop"]) {
        const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data });
        element.dispatchEvent(event);
        if (kind === "drop") return event.defaultPrevented;
    }
}"""


@pytest.fixture
def writing(live_server, page):
    """An article's page, and its text in the editor, ready to be written in."""
    article = make.article(body="<p>Mở đầu.</p><p>Đoạn cuối.</p>")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    log_in(page, live_server, make.user(groups.MANAGING_EDITOR))
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.text = page.frame_locator("iframe.cke_wysiwyg_frame")
    editor_stands(page)
    expect(page.text.locator("p")).to_have_count(2)
    page.article = article
    return page


def save(page):
    with page.expect_navigation():
        page.locator("input[name=_continue]").click()
    expect(page.locator(".messagelist .success").first).to_be_visible()
    page.article.refresh_from_db()
    return page.article.body.replace("\n", "")


def paste_over_the_end(page):
    page.text.locator("p").last.click(click_count=3)
    page.keyboard.press("Control+v")


def test_what_word_has_on_the_clipboard_becomes_clean_paragraphs_lists_and_tables(writing):
    writing.evaluate(COPY, WORD)
    writing.locator("#id_headline").press("Control+c")
    paste_over_the_end(writing)
    expect(writing.text.locator("body")).to_contain_text("Đoạn sau ảnh.")
    said = writing.locator(".cke_notification")
    expect(said).to_contain_text("đưa ảnh vào qua thư viện")
    assert save(writing) == CLEAN


def test_words_win_over_the_picture_of_them_that_comes_along(writing):
    html = "<p>Chữ từ Word.</p>"
    picture = list(noise((20, 20))["buffer"])
    writing.evaluate(COPY_WITH_A_PICTURE_OF_IT, [html, picture])
    paste_over_the_end(writing)
    expect(writing.text.locator("body")).to_contain_text("Chữ từ Word.")
    expect(writing.locator(".cke_notification")).to_have_count(0)
    expect(writing.locator(".upload-row, .caption-row")).to_have_count(0)


def test_a_picture_alone_on_the_clipboard_goes_to_the_library_and_into_the_text(writing):
    write = COPY_WITH_A_PICTURE_OF_IT.replace('"text/html": text, ', "")
    writing.evaluate(write, ["", list(noise((300, 200))["buffer"])])
    writing.text.locator("p").first.click()
    writing.keyboard.press("Control+v")
    expect(writing.text.locator("figure img")).to_be_visible(timeout=30_000)
    body = save(writing)
    key = writing.article.captions.get().key
    assert body == f'<p>Mở đầu.</p><figure data-caption="{key}"></figure><p>Đoạn cuối.</p>'


def test_files_dropped_on_a_paragraph_stand_after_it(writing):
    picture = noise((300, 200), name="lu-lut.png")
    first = writing.text.locator("p").first
    writing.text.locator("p").last.click()  # the cursor is elsewhere
    assert first.evaluate(DROP, [picture["name"], list(picture["buffer"])]) is True
    expect(writing.text.locator("figure img")).to_be_visible(timeout=30_000)
    expect(writing.locator(".caption-row .caption-place")).to_have_text("Đặt trong bài")
    body = save(writing)
    caption = writing.article.captions.get()
    assert caption.photo.file_name == "lu-lut.png"
    assert body == f'<p>Mở đầu.</p><figure data-caption="{caption.key}"></figure><p>Đoạn cuối.</p>'
