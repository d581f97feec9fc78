"""An hour of a reporter and an editor: pasting, a lost line, colliding, comparing, sharing."""

import re

from django.urls import reverse

from articles import workflow
from articles.models import Article, Section

from .camera import PHONE
from .staff import CHIEF, MANAGING, REPORTER, user

WIDE = {"viewport": {"width": 1280, "height": 1000}}
# What Word puts on the clipboard, with its own styles, an orphan quote and a picture of its own.
FROM_WORD = (
    '<p class="MsoNormal"><span style="font-family:Times New Roman">Sáng 5/1, tại hội nghị, '
    "<b>Chủ tịch UBND tỉnh</b> nhấn mạnh: Kỷ cương, liêm chính, hành động, sáng tạo, bứt phá, "
    'hiệu quả”.</span><o:p></o:p></p><p class="MsoNormal">Có 3430 người dự tại 201 điểm cầu.</p>'
    '<p class="MsoNormal"><img src="file:///C:/Users/pv/clip_image001.png"></p>'
)
COPY = """(html) => document.addEventListener("copy", (event) => {
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
}, { once: true })"""


def shoot(camera):
    address = reporters_hour(camera)
    editors_hour(camera, address)
    from_a_phone(camera)
    camera.take("writing-home", reverse("admin:index"), screen=WIDE, login=MANAGING)
    camera.take("writing-dark", address, screen=WIDE, scheme="dark", login=MANAGING)


def reporters_hour(camera):
    """Paste from Word, lose the line, get it back, send; return the article's address."""
    with camera.tab(WIDE, login=REPORTER) as tab:
        camera.open(tab, reverse("admin:articles_article_add"))
        tab.fill("#id_kicker", "Triển khai kế hoạch năm 2019:")
        tab.fill("#id_headline", "Hội nghị trực tuyến với 201 điểm cầu")
        tab.fill("#id_lede", "Sáng nay (5/1), UBND tỉnh tổ chức hội nghị trực tuyến.")
        frame = tab.frame_locator(".cke_wysiwyg_frame")
        tab.evaluate(COPY, FROM_WORD)
        tab.locator("#id_headline").press("Control+c")
        frame.locator("body").click()
        tab.keyboard.press("Control+v")
        tab.locator(".cke_notification").wait_for()
        camera.keep(tab, "writing-from-word")
        tab.wait_for_url("**/change/")
        tab.locator("[name=_continue]").click()
        tab.wait_for_load_state("networkidle")
        tab.locator("#panel-checks").scroll_into_view_if_needed()
        tab.locator("button.remark").first.click()
        tab.wait_for_timeout(500)
        camera.keep(tab, "writing-pasted")
        tab.evaluate("() => scrollTo(0, 0)")
        tab.context.set_offline(True)
        tab.fill("#id_lede", "Sáng nay (5/1), UBND tỉnh Lạng Sơn tổ chức hội nghị trực tuyến.")
        tab.locator("#kept-at.warning").wait_for()
        camera.keep(tab, "writing-lost-line")
        tab.context.set_offline(False)
        tab.locator("#kept-at", has_text="Đã tự lưu").wait_for()
        return tab.url


def editors_hour(camera, address):
    """Two editors collide and merge; a diff is read, a version restored, a preview shared."""
    number = re.search(r"/(\d+)/change", address)[1]
    in_a_section(number)
    with camera.tab(WIDE, login=MANAGING) as one, camera.tab(WIDE, login=CHIEF) as other:
        colliding(camera, address, one, other)
        looking_back(camera, number, other)
        sharing(camera, number, other)
    workflow.send(Article.objects.get(pk=number), user(REPORTER))


def in_a_section(number):
    """Give the article a section, as its reporter would."""
    Article.objects.filter(pk=number).update(section=Section.objects.get(slug="thoi-su"))
    reporter = user(REPORTER)
    workflow.record_change(Article.objects.get(pk=number), reporter)


def colliding(camera, address, one, other):
    camera.open(one, address)
    camera.open(other, address)
    other.locator(".presence").wait_for()
    camera.keep(other, "writing-presence")
    one.fill("#id_lede", "Sáng nay (5/1), UBND tỉnh tổ chức hội nghị với các huyện, thành phố.")
    one.locator("[name=_continue]").click()
    one.locator(".messagelist").wait_for()
    other.fill("#id_headline", "Hội nghị trực tuyến với 201 điểm cầu xã")
    other.fill("#id_lede", "Sáng nay (5/1), UBND tỉnh Lạng Sơn họp trực tuyến toàn tỉnh.")
    other.locator("[name=_continue]").click()
    other.wait_for_url("**/merge/**")
    camera.keep(other, "writing-collision")
    other.locator("button[type=submit]:not([name])").last.click()
    other.locator(".messagelist").wait_for()


def looking_back(camera, number, tab):
    camera.open(tab, reverse("admin:articles_article_compare", args=[number]))
    camera.keep(tab, "writing-diff")
    camera.open(tab, reverse("admin:articles_article_history", args=[number]))
    camera.keep(tab, "writing-history")
    tab.locator("button[name=_restore]").first.click()
    tab.locator(".messagelist").wait_for()
    camera.keep(tab, "writing-restored")


def sharing(camera, number, tab):
    page = reverse("admin:articles_article_preview", args=[number])
    camera.open(tab, page)
    tab.fill("[name=for_whom]", "Văn phòng UBND tỉnh")
    tab.locator("form .verb").first.click()
    tab.locator("#made-link").wait_for()
    tab.wait_for_load_state("networkidle")
    camera.keep(tab, "writing-preview-shared")
    camera.open(tab, page)
    tab.locator("button[name=_revoke]").click()
    tab.locator(".messagelist").wait_for()
    tab.locator("[data-width=phone]").click()
    tab.wait_for_load_state("networkidle")
    camera.keep(tab, "writing-preview-revoked")


def from_a_phone(camera):
    """Send a story from a 390-pixel screen: first without a line, then with it."""
    with camera.tab(PHONE, login=REPORTER) as tab:
        camera.open(tab, reverse("quick"))
        tab.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        tab.context.set_offline(True)
        camera.open(tab, reverse("quick"))
        tab.fill("[name=headline]", "Mưa lớn chia cắt đường vào bản")
        tab.fill("[name=text]", "Sáng nay, nước lũ tràn qua ngầm.\n\nChưa có thiệt hại về người.")
        tab.locator("button[type=submit]").first.click()
        tab.locator("#outbox li").wait_for()
        camera.keep(tab, "writing-phone-waiting")
        tab.context.set_offline(False)
        tab.locator("#state a").wait_for()
        camera.keep(tab, "writing-phone-arrived")
