"""Gửi nhanh on a phone whose line comes and goes: kept here, sent once, cleared at logout."""

import hashlib

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Photo
from people import groups
from tests import make
from tests.browser.desk import log_in, noise
from tests.real.chromium import sizes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ALL_OF_IT = 100_000  # bytes
LINE_IS_BACK = "() => window.dispatchEvent(new Event('online'))"
LET_GO = "async () => (await navigator.locks.query()).held.length === 1"
KEPT_HERE = """async () => [
    (await indexedDB.databases()).map((one) => one.name),
    await caches.keys(),
    Object.keys(localStorage).filter((key) => key !== "theme"), // light or dark
    (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope),
]"""


@pytest.fixture
def quick(live_server, phone):
    """The page on a reporter's phone, whose worker keeps it for when there is no line."""
    phone.address = live_server.url + reverse("quick")
    phone.reporter = make.user(groups.REPORTER)
    log_in(phone, live_server, phone.reporter)
    phone.goto(phone.address)
    phone.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    return phone


def write(page, headline, *pictures):
    page.fill("[name=headline]", headline)
    page.fill("[name=text]", "Sáng nay, nước lũ tràn qua ngầm.\n\nChưa có thiệt hại về người.")
    if pictures:
        page.set_input_files("#files", list(pictures))
        expect(page.locator("#pictures img")).to_have_count(len(pictures))
    expect(page.locator("#state")).to_contain_text("Đã giữ trong máy")


def send(page):
    page.get_by_role("button", name="Gửi về tòa soạn").click()


def arrived(page):
    expect(page.locator("#state a")).to_have_text("Mở bài", timeout=30_000)
    expect(page.locator("#outbox li")).to_have_count(0)


def test_opened_and_written_without_a_line_it_is_sent_when_the_line_is_back(quick):
    quick.context.set_offline(True)
    quick.goto(quick.address)
    write(quick, "Mưa lớn chia cắt đường vào bản", noise((300, 200)))
    quick.locator("#pictures textarea").fill("Nước tràn qua ngầm.")
    send(quick)
    expect(quick.locator("#outbox li")).to_contain_text("Mưa lớn chia cắt đường vào bản")
    expect(quick.locator("#state")).to_contain_text("Mất mạng")
    quick.goto(quick.address)  # the phone was put away and taken out again
    expect(quick.locator("#outbox li")).to_contain_text("Mưa lớn chia cắt đường vào bản")
    quick.context.set_offline(False)
    arrived(quick)
    article = Article.objects.get()
    assert (article.status, article.created_by) == ("draft", quick.reporter)
    assert article.body.count("<p>") == 2
    assert article.captions.get().text == "Nước tràn qua ngầm."


def test_it_is_light_and_fits_a_phone(quick):
    loaded = sizes(quick)
    assert {address.rsplit(".", 1)[-1] for address in loaded} >= {"css", "js"}
    assert all(loaded.values()), loaded
    assert 5_000 < sum(loaded.values()) < ALL_OF_IT
    assert not [address for address in loaded if "ckeditor" in address]
    assert quick.evaluate("() => document.documentElement.scrollWidth") == 390


def test_when_the_answer_is_lost_it_is_sent_again_and_arrives_once(quick):
    def lose(route):
        route.fetch()
        route.abort()

    quick.route("**/gui/", lose, times=1)
    write(quick, "Câu trả lời bị lạc")
    with quick.expect_event("requestfailed"):
        send(quick)
    expect(quick.locator("#state")).to_contain_text("Mất mạng")
    assert Article.objects.count() == 1
    quick.evaluate(LINE_IS_BACK)
    arrived(quick)
    assert Article.objects.count() == 1


def test_a_picture_goes_on_where_the_line_broke(quick):
    picture = noise((900, 900))
    begun = []
    quick.route("**/anh/*/262144/", lambda route: route.abort(), times=1)
    quick.on("request", lambda asked: begun.append(asked.url.split("/")[-2]))
    write(quick, "Ảnh gửi dở", picture)
    send(quick)
    expect(quick.locator("#state")).to_contain_text("Mất mạng")
    quick.evaluate(LINE_IS_BACK)
    arrived(quick)
    parts = [place for place in begun if place.isdigit()]
    assert parts[:4] == ["0", "262144", "262144", "524288"]
    assert len(parts) == len(set(parts)) + 1
    assert Photo.objects.get().checksum == hashlib.sha256(picture["buffer"]).hexdigest()


def test_what_the_desk_refuses_comes_back_with_the_reason(quick):
    no_picture = {"name": "trang.jpg", "mimeType": "image/jpeg", "buffer": b"<html>" * 90}
    quick.fill("[name=headline]", "Tệp lạ")
    quick.set_input_files("#files", [no_picture])
    send(quick)
    expect(quick.locator("#outbox li")).to_contain_text("Tệp không phải là ảnh", timeout=30_000)
    write(quick, "Bài sau không phải chờ")
    send(quick)
    expect(quick.locator("#state a")).to_be_visible(timeout=30_000)
    quick.get_by_role("button", name="Viết tiếp").click()
    expect(quick.locator("[name=headline]")).to_have_value("Tệp lạ")
    quick.get_by_role("button", name="Bỏ ảnh").click()
    expect(quick.locator("#state")).to_contain_text("Đã giữ trong máy")
    send(quick)
    arrived(quick)
    assert Article.objects.count() == 2


def test_two_pages_of_one_phone_write_two_texts(quick):
    write(quick, "Bài thứ nhất")
    other = quick.context.new_page()
    other.goto(quick.address)
    expect(other.locator("#outbox li")).to_contain_text("Bài thứ nhất")
    expect(other.locator("[name=headline]")).to_have_value("")
    quick.close()
    other.wait_for_function(LET_GO)
    other.get_by_role("button", name="Viết tiếp").click()
    expect(other.locator("[name=headline]")).to_have_value("Bài thứ nhất")


def test_an_expired_login_neither_loses_the_text_nor_takes_the_page_s_place(quick, live_server):
    write(quick, "Viết trước khi hết phiên")
    Session.objects.all().delete()
    send(quick)
    expect(quick.locator("#state a")).to_contain_text("Đăng nhập lại")
    quick.goto(quick.address)
    expect(quick.locator("#id_password")).to_be_visible()
    quick.context.set_offline(True)
    quick.goto(quick.address)
    expect(quick.locator("#outbox li")).to_contain_text("Viết trước khi hết phiên")
    quick.context.set_offline(False)
    log_in(quick, live_server, quick.reporter)
    quick.goto(quick.address)
    arrived(quick)


def test_logging_out_clears_the_phone_and_the_next_user_sees_nothing(quick, live_server):
    write(quick, "Tin của người trước", noise((300, 200)))
    quick.once("dialog", lambda dialog: dialog.dismiss())
    with quick.expect_event("dialog"):  # it comes once the page has looked at what is kept
        quick.get_by_role("button", name="Thoát").click()
    expect(quick.locator("[name=headline]")).to_have_value("Tin của người trước")
    quick.once("dialog", lambda dialog: dialog.accept())
    with quick.expect_navigation():
        quick.get_by_role("button", name="Thoát").click()
    quick.goto(f"{live_server.url}/admin/login/")
    assert quick.evaluate(KEPT_HERE) == [[], [], [], []]
    log_in(quick, live_server, make.user(groups.REPORTER))
    quick.goto(quick.address)
    expect(quick.locator("#state")).to_be_empty()
    for part in ("#pictures li", "#outbox li"):
        expect(quick.locator(part)).to_have_count(0)
    expect(quick.locator("[name=headline]")).to_have_value("")
