"""Pictures in a real browser: into the library, into the text, and what a reader's device loads."""

import io

import pytest
from django.core.management import call_command
from django.urls import reverse
from PIL import Image
from playwright.sync_api import expect

from articles import sample_pictures
from articles.models import Article, Photo, PublishedArticle
from people import groups
from tests import make
from tests.browser.desk import editor_stands, log_in
from tests.real.chromium import sizes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}


def files(*colours):
    """Return files for a file field, each another picture."""
    payloads = []
    for number, colour in enumerate(colours):
        buffer = io.BytesIO()
        image = Image.linear_gradient("L").resize((600, 400)).convert("RGB")
        image.paste(colour, (60 * number, 40, 60 * number + 200, 300))
        image.save(buffer, "JPEG")
        name = f"ảnh {number}.jpg"
        payloads.append({"name": name, "mimeType": "image/jpeg", "buffer": buffer.getvalue()})
    return payloads


def save(page):
    with page.expect_navigation():
        page.locator("input[name=_continue]").click()
    expect(page.locator(".messagelist .success").first).to_be_visible()


def data_of(page):
    return page.evaluate("() => CKEDITOR.instances.id_body.getData()")


def test_files_go_into_the_library_each_with_its_own_answer(live_server, page):
    log_in(page, live_server, make.user(groups.REPORTER))
    page.goto(live_server.url + reverse("admin:articles_photo_changelist"))
    bad = {"name": "trang.jpg", "mimeType": "image/jpeg", "buffer": b"<html>"}
    page.locator("#upload-files").set_input_files([*files("red", "green", "blue"), bad])
    expect(page.locator(".photo-card")).to_have_count(3, timeout=30_000)
    expect(page.locator(".upload-row.failed")).to_contain_text("Tệp không phải là ảnh")
    assert Photo.objects.count() == 3
    page.locator("#upload-files").set_input_files(files("red"))
    expect(page.get_by_text("đã có trong thư viện")).to_be_visible()


def test_pictures_are_placed_in_the_text_as_blocks_joined_and_dropped(live_server, page):
    editor = make.user(groups.MANAGING_EDITOR)
    article = make.article(body="<p>Đoạn một.</p><p>Đoạn hai.</p><p>Đoạn ba.</p>")
    log_in(page, live_server, editor)
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    text = page.frame_locator("iframe.cke_wysiwyg_frame")
    editor_stands(page)
    expect(text.locator("p")).to_have_count(3)
    page.locator(".caption-drop input").set_input_files(files("red", "blue"))
    rows = page.locator(".caption-row")
    expect(rows).to_have_count(2, timeout=30_000)
    expect(rows.first.locator(".alt-note")).to_be_visible()
    rows.first.locator("textarea").fill("Toàn cảnh hội trường.")
    rows.first.locator(".caption-alt").fill("Hội trường")
    expect(rows.first.locator(".alt-note")).to_be_hidden()

    text.locator("p").nth(1).click()
    rows.first.locator("[data-do=place]").click()
    figure = text.locator("figure")
    expect(figure).to_contain_text("Toàn cảnh hội trường.")
    expect(figure.locator("img")).to_be_visible()
    key = rows.first.locator("[name$=-row_key]").input_value()
    other = rows.nth(1).locator("[name$=-row_key]").input_value()
    after = f'<p>Đoạn hai.</p>\n\n<figure data-caption="{key}"></figure>'
    assert after in data_of(page).replace("\r", "")

    rows.nth(1).locator("[data-do=join]").click()
    expect(figure.locator(".cell")).to_have_count(2)
    save(page)
    article.refresh_from_db()
    assert f'<figure data-caption="{key} {other}"></figure>' in article.body
    assert [caption.key for caption in article.captions.all()] == [key, other]
    assert article.captions.first().text == "Toàn cảnh hội trường."

    editor_stands(page)
    expect(text.locator("figure .cell")).to_have_count(2)
    page.locator(".caption-row").nth(1).locator("[data-do=drop]").click()
    expect(text.locator("figure .cell")).to_have_count(1)
    save(page)
    article.refresh_from_db()
    assert f'<figure data-caption="{key}"></figure>' in article.body
    assert article.captions.count() == 1


def test_opening_a_text_takes_no_picture_out_of_it_and_of_two_places_keeps_one(live_server, page):
    article = make.article(body="")
    keys = [article.captions.create(text=f"Ảnh {n}", order=n).key for n in (1, 2)]
    one, two = (f'<figure data-caption="{key}"></figure>' for key in keys)
    article.body = f"{one}<p>Đoạn một.</p>{two}<p>Đoạn hai.</p>{two}<p>Đoạn ba.</p>"
    article.save()
    log_in(page, live_server, make.user(groups.MANAGING_EDITOR))
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    text = page.frame_locator("iframe.cke_wysiwyg_frame")
    expect(text.locator("figure")).to_have_count(2)
    editor_stands(page)
    places = page.locator(".caption-row .caption-place")
    expect(places).to_have_text(["Đặt trong bài", "Đặt trong bài"])
    body = data_of(page)
    assert [body.count(key) for key in keys] == [1, 1]
    assert body.index(keys[0]) < body.index("Đoạn một") < body.index(keys[1])


def test_who_is_shown_is_named_from_the_left_with_the_title_of_that_day(live_server, page):
    tenure = make.tenure(person=make.person(full_name="Lý Thị Ếch"), title="Chủ tịch huyện")
    article = make.article(event_date="2019-01-05")
    article.captions.create(photo=make.photo(), text="Hội trường.")
    log_in(page, live_server, make.user(groups.MANAGING_EDITOR))
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".find-person .select2-selection").click()
    page.locator(".select2-search__field").last.fill("ly thi")
    page.locator(".select2-results__option", has_text="Lý Thị Ếch").click()
    shown = page.locator(".caption-row .shown li")
    expect(shown.locator("input")).to_have_value("Chủ tịch huyện")
    save(page)
    row = article.captions.get().people.get()
    assert (row.person, row.title_as_printed) == (tenure.person, "Chủ tịch huyện")


@pytest.fixture
def seed(db):
    """The seed's article, published with its two sample pictures."""
    call_command("loaddata", "official_titles", "sections", "lang_son_2019", verbosity=0)
    sample_pictures.illustrate_seed(make.chief())
    article = Article.objects.get(key=sample_pictures.SEED)
    return PublishedArticle.objects.public().get(article=article)


WATCH = """() => {
  window.shift = 0;
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.shift += entry.value;
      for (const { node } of entry.sources) window.moved.push(node?.outerHTML?.slice(0, 80) || "?");
    }
  }).observe({ type: "layout-shift", buffered: true });
}"""


@pytest.mark.parametrize(
    ("device", "budget"), [(PHONE, 120_000), (DESKTOP, 350_000)], ids=["phone", "desktop"]
)
def test_the_seeds_pictures_keep_within_their_budget_and_move_nothing(
    live_server, new_page, seed, device, budget
):
    page = new_page(**device)
    page.add_init_script(f"({WATCH})()")
    loaded = {}
    page.on("response", lambda answer: loaded.update({answer.url: answer}))
    page.goto(live_server.url + seed.get_absolute_url(), wait_until="load")
    for _unused in range(12):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(60)
    page.wait_for_load_state("networkidle")
    pictures = [answer for url, answer in loaded.items() if "/anh/" in url]
    assert len(pictures) == 2, "both seen, each in one file: what was preloaded is what is shown"
    assert {answer.headers["content-type"] for answer in pictures} == {"image/avif"}
    weights = [size for url, size in sizes(page).items() if "/anh/" in url]
    assert len(weights) == 2
    assert 0 < sum(weights) <= budget
    moved = page.evaluate("() => window.moved")
    assert not [node for node in moved if "figure" in node or "img" in node], moved
    assert round(page.evaluate("() => window.shift"), 2) == 0, moved  # as Lighthouse says it
    shown = page.locator("figure.photo img")
    assert shown.first.evaluate("image => image.complete && image.naturalWidth > 300")
    assert shown.first.get_attribute("loading") is None
    assert shown.nth(1).get_attribute("loading") == "lazy"
