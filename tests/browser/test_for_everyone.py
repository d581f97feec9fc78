"""Every kind of page is for everyone: axe finds nothing, nothing is cut off, keys do all."""

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from articles import workflow
from articles.models import Article, Masthead, Mood
from tests import make
from tests.paper import whole_paper
from tests.real.chromium import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
HOUR = datetime.timedelta(hours=1)
NARROW = {"viewport": {"width": 320, "height": 640}}
NOT_KEPT = """async () =>
    !(await (await caches.open("saved-articles")).match(location.href))"""
SCREENS = [
    pytest.param("light", PHONE, id="light-phone"),
    pytest.param("dark", DESKTOP, id="dark-desktop"),
    pytest.param("dark", PHONE, id="dark-phone", marks=pytest.mark.prove),
    pytest.param("light", DESKTOP, id="light-desktop", marks=pytest.mark.prove),
]


@pytest.fixture
def paper(db, settings):
    """Every kind of page, the error pages too."""
    pages = whole_paper(news=20)
    gone = make.published(headline="Bài đã gỡ")
    workflow.retract(gone.article, make.chief(), "sai")
    return pages | {
        "withdrawn": gone.get_absolute_url(),
        "not found": "/khong-co-trang-nay/",
        "not understood": "/tim-kiem/?q=%ff",
    }


def problems(page):
    """Return what axe says against the page, all its parts unfolded, a line a rule."""
    page.evaluate(
        "() => document.querySelectorAll('details').forEach((one) => { one.open = true })"
    )
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {[node['target'] for node in rule['nodes']][:3]} {rule['help']}"
        for rule in found
    ]


@pytest.mark.parametrize("scheme, screen", SCREENS)
def test_axe_finds_nothing_on_any_kind_of_page(live_server, new_page, paper, scheme, screen):
    page = new_page(color_scheme=scheme, reduced_motion="reduce", **screen)
    found = {}
    for kind, address in paper.items():
        page.goto(live_server.url + address)
        if said := problems(page):
            found[kind] = said
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_search_suggests_and_on_the_page_of_parts(
    live_server, new_page, paper, client, scheme
):
    page = new_page(color_scheme=scheme, **PHONE)
    page.goto(f"{live_server.url}/tim-kiem/")
    page.get_by_role("combobox", name="Từ cần tìm").press_sequentially("hoi nghi")
    expect(page.get_by_role("option").first).to_be_visible()
    assert problems(page) == []
    client.force_login(make.chief())
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([session | {"url": live_server.url}])
    page.goto(f"{live_server.url}/admin/giao-dien/")
    expect(page.get_by_text("articles/_card.html: lead")).to_be_visible()
    assert problems(page) == []


def test_a_table_wider_than_a_phone_is_scrolled_by_keys(live_server, new_page, db):
    cells = "".join(f"<td>Cột số {number}</td>" for number in range(12))
    wide = f"<table><caption>Bảng rộng</caption><tbody><tr>{cells}</tr></tbody></table>"
    page = new_page(**NARROW)
    page.goto(live_server.url + make.published(body=wide).get_absolute_url())
    table = page.get_by_role("region", name="Bảng rộng")
    table.focus()
    for _press in range(40):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Cột số 11")).to_be_in_viewport()


@pytest.mark.prove
@pytest.mark.parametrize("mood", ["tet", "mourning", "disaster"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_mood_of_the_site(live_server, new_page, db, mood, scheme):
    make.published(lede="Tin trong ngày.")
    Masthead.objects.create(name="Báo Mẫu")
    now = timezone.now()
    Mood.objects.create(
        kind=mood, line="Lời tòa soạn", in_force_from=now - HOUR, in_force_until=now + HOUR
    )
    page = new_page(color_scheme=scheme, **DESKTOP)
    page.goto(live_server.url)
    expect(page.locator("html")).to_have_class(f"mood-{mood}")
    assert problems(page) == []


def test_no_page_is_wider_than_a_screen_of_320_pixels_or_letters_twice_as_large(
    live_server, new_page, paper
):
    page = new_page(**NARROW)
    twice = new_page(viewport={"width": 390, "height": 900})
    wider = {}
    for kind, address in paper.items():
        page.goto(live_server.url + address)
        twice.goto(live_server.url + address)
        twice.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        for tab in (page, twice):
            width = tab.evaluate("() => document.documentElement.scrollWidth")
            if width > tab.viewport_size["width"]:
                wider[kind] = width
    assert wider == {}


def test_without_script_a_page_says_the_same_and_offers_nothing_that_needs_it(
    live_server, new_page, paper
):
    page = new_page(java_script_enabled=False, **PHONE)
    page.goto(live_server.url + paper["article"])
    expect(page.locator("h1")).to_have_text("Hội nghị triển khai nhiệm vụ")
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator(".themes")).to_be_hidden()
    expect(page.get_by_text("Đoạn cuối.")).to_be_visible()


def test_the_keyboard_reaches_the_text_first_and_every_tool(live_server, page, paper):
    page.goto(live_server.url + paper["article"])
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    reached = []
    for _press in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.textContent.trim()"))
    assert {"A cỡ chữ lớn", "Chia sẻ", "Lưu bài", "In ra giấy"} <= set(reached)


def test_colours_and_letters_chosen_by_the_reader_stay_on_the_next_page(live_server, page, paper):
    page.goto(live_server.url + paper["article"])
    page.get_by_role("button", name="tối").click()
    page.get_by_role("button", name="cỡ chữ lớn").click()
    page.goto(live_server.url + paper["section"])
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_attribute("data-size", "large")
    assert (
        page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(21, 21, 20)"
    )
    expect(page.get_by_role("button", name="tối")).to_have_attribute("aria-pressed", "true")
    assert page.context.cookies() == []


def test_a_saved_article_is_read_without_a_connection_and_goes_when_it_is_withdrawn(
    live_server, page, paper
):
    address = live_server.url + paper["article"]
    page.goto(address)
    page.evaluate("() => navigator.serviceWorker.ready")
    page.get_by_role("button", name="Lưu bài").click()
    expect(page.locator(".tools .said")).to_have_text("Đã lưu: đọc được cả khi mất mạng.")
    page.context.set_offline(True)
    page.goto(address)
    expect(page.get_by_text("Đoạn cuối.")).to_be_visible()
    page.goto(f"{address}?utm_source=zalo")
    expect(page.get_by_text("Đoạn cuối.")).to_be_visible()
    for elsewhere in (paper["section"], f"{paper['article']}?ngay=2019-01-05"):
        page.goto(live_server.url + elsewhere)
        expect(page.locator("h1")).to_have_text("Bài đã lưu")
        expect(page.locator(".saved-instead")).to_be_visible()
    expect(page.locator(".saved-list a")).to_have_text("Hội nghị triển khai nhiệm vụ")

    page.context.set_offline(False)
    workflow.retract(
        Article.objects.get(headline="Hội nghị triển khai nhiệm vụ"), make.chief(), "sai"
    )
    page.goto(address)
    expect(page.locator("h1")).to_have_text("Bài viết này đã được gỡ")
    page.wait_for_function(NOT_KEPT)
    page.goto(f"{live_server.url}/da-luu/")
    expect(page.locator(".saved-instead")).to_be_hidden()
    expect(page.locator(".saved-nothing")).to_be_visible()
