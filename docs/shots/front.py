"""The front page: the board, a plan, an urgent story, the site's moods, the archive."""

import datetime

from django.core.management import call_command
from django.utils import timezone

from articles import reading, workflow
from articles.front_page import arranging, plans, upcoming_events
from articles.models import Article, FrontPagePlan, Mood, PublishedArticle, Section

from .camera import PHONE
from .staff import CHIEF, MANAGING, PUBLISHED, REPORTER, carry, user

WIDE = {"viewport": {"width": 1440, "height": 1000}}
HIGH = {"viewport": {"width": 1440, "height": 1500}}
HOUR = datetime.timedelta(hours=1)


def shoot(camera):
    now = timezone.now().replace(second=0, microsecond=0)
    call_command("make_sample_archive", 160, days=8, verbosity=0)
    lead, planned = arranged(now)
    running = running_story(now)
    board = "/admin/trang-nhat/"
    camera.take("front-board", board, screen=HIGH, login=MANAGING)
    camera.take("front-board-dark", board, screen=WIDE, login=MANAGING, scheme="dark")
    camera.take("front-board-narrow", board, screen=PHONE, login=MANAGING)
    with camera.tab(WIDE, login=MANAGING) as tab:
        camera.open(tab, board)
        tab.locator("#choose-event summary").click()
        tab.locator("[data-slot=pictures-4]").evaluate("place => place.scrollIntoView()")
        camera.keep(tab, "front-events")
    plan = f"{board}?ke-hoach={planned.pk}"
    camera.take("front-plan", plan, screen=HIGH, login=MANAGING)
    camera.take("front-page-arranged", "/", screen=WIDE, whole=True)
    yesterday = timezone.localdate(now) - datetime.timedelta(days=1)
    camera.take("archive-day", f"/luu-tru/?ngay={yesterday}", screen=WIDE)
    camera.take("archive-month", "/luu-tru/", screen=WIDE)
    camera.take("archive-month-phone", "/luu-tru/", screen=PHONE)
    camera.take("running-story", running, screen=WIDE)
    camera.take("running-story-phone", running, screen=PHONE)
    camera.take("most-read", "/doc-nhieu/", screen=WIDE)
    camera.take("corrections", "/cai-chinh/", screen=WIDE)
    urgent(lead, now)
    camera.take("front-urgent", "/", screen=WIDE)
    camera.take("front-urgent-phone", "/", screen=PHONE)
    for kind, line in MOODS.items():
        worn(kind, line, now)
        camera.take(f"mood-{kind}", "/", screen=WIDE)
    camera.take("mood-mourning-dark", "/", screen=WIDE, scheme="dark")


MOODS = {
    "tet": "Chúc mừng năm mới Đinh Mùi 2027",
    "disaster": "Mưa lũ trên địa bàn: theo dõi tin mới nhất và số điện thoại cứu hộ",
    "mourning": "Quốc tang từ 6 giờ ngày 25 đến 12 giờ ngày 27",
}


def arranged(now):
    """Pin two stories, plan Tết, correct one article and retract another."""
    managing, chief = user(MANAGING), user(CHIEF)
    stories = [v.article for v in PublishedArticle.objects.public().exclude(picture=None)[:8]]
    arranging.pin("lead", stories[1], managing)
    arranging.pin("second-1", stories[3], managing, until=now + 20 * HOUR)
    arranging.pin("opinion-1", stories[4], managing)
    arranging.pin("lead", stories[5], managing, from_moment=now + 8 * HOUR, until=now + 14 * HOUR)
    plan = FrontPagePlan.objects.create(
        name="Trang Tết", in_force_from=now + 22 * HOUR, in_force_until=now + 96 * HOUR
    )
    draft = Article.objects.create(
        headline="Lời chúc năm mới (bài mẫu, chưa viết xong)", section=stories[0].section
    )
    plans.put(plan, "lead", stories[2], managing)
    plans.put(plan, "second-1", draft, managing)
    plans.put(plan, "second-2", stories[6], managing)
    plans.approve(plan, managing)
    text = "Bài viết ghi số hộ được hỗ trợ là 120; con số đúng là 102. Tòa soạn xin lỗi bạn đọc."
    workflow.correct(stories[4], chief, text, is_full=True)
    arranging.pin("correction-1", stories[4].corrections.get(), managing)
    coming = upcoming_events(now + 9 * 24 * HOUR).first() or upcoming_events(now).last()
    arranging.pin("event-1", coming.event, managing, until=now + 48 * HOUR)
    workflow.retract(stories[7], chief, "ảnh mẫu dùng sai")
    return stories[0], plan


def running_story(now):
    """Publish a running story with four reports, and let it be read; return its address."""
    article = Article.objects.create(
        kind="tuong-thuat",
        headline="Tường thuật mẫu: phiên khai mạc kỳ họp",
        lede="Bài mẫu để xem trang tường thuật; mọi lời trong bài đều do tòa soạn đặt ra.",
        section=Section.objects.get(slug="thoi-su"),
        created_by=user(REPORTER),
    )
    for minutes, headline, text, important in REPORTS:
        article.entries.create(
            at=now - datetime.timedelta(minutes=minutes),
            headline=headline,
            text=text,
            is_important=important,
        )
    carry(article, PUBLISHED)
    for place, version in enumerate(PublishedArticle.objects.public()[:6]):
        for _time in range(6 - place):
            reading.count(version.article_id)
    reading.write()
    reading.rank()
    return PublishedArticle.objects.public().get(article=article).get_absolute_url()


REPORTS = (
    (95, "Khai mạc", "Phiên khai mạc bắt đầu với phần chào cờ.", True),
    (70, "", "Đại biểu nghe báo cáo về kinh tế - xã hội chín tháng.", False),
    (40, "Thảo luận tại tổ", "Bốn tổ thảo luận về dự toán ngân sách và đầu tư công.", False),
    (
        5,
        "Biểu quyết",
        "Kỳ họp thông qua ba nghị quyết với sự tán thành của toàn thể đại biểu.",
        True,
    ),
)


def urgent(article, now):
    arranging.pin("urgent", article, user(MANAGING), until=now + 3 * HOUR)


def worn(kind, line, now):
    """Let the site wear one mood, and no other, for the picture."""
    Mood.objects.all().delete()
    until = now + 10 * HOUR
    Mood.objects.create(kind=kind, line=line, in_force_from=now, in_force_until=until)
