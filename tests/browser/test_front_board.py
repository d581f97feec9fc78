"""The front page's board in a real browser: by dragging, by keyboard, and undone."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles import workflow
from articles.front_page import FrontPage, arranging
from articles.models import Article, Masthead, Mood, Placement
from articles.publishing.events import announce_event
from people import groups
from tests import make
from tests.browser.test_for_everyone import problems

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def board(live_server, new_page, db):
    """The board, opened by a managing editor, over four published stories."""
    Masthead.objects.create(name="Báo Mẫu")
    section = make.section(name="Kinh tế")
    for number in range(4):
        make.published(section=section, headline=f"Tin số {number}")
    for name, days in (("Hội nghị gần", 1), ("Lễ hội xa", 20)):
        day = timezone.localdate() + datetime.timedelta(days=days)
        announce_event(make.event(name=name, first_day=day))
    user = make.user(groups.MANAGING_EDITOR)
    page = new_page(viewport={"width": 1440, "height": 1000})
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(f"{live_server.url}/admin/login/?next=/admin/trang-nhat/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", "a good long secret")
    page.press("#id_password", "Enter")
    expect(page.locator(".place[data-slot=lead]")).to_be_visible()
    page.wait_for_load_state("load")  # the board's script listens from then on
    yield page
    # The live view may still be loading: the database is not emptied under it.
    page.wait_for_load_state("networkidle")


def headline(page, slot):
    return page.locator(f".place[data-slot={slot}] .carried")


def offered(page, group, name):
    """Open one of the lists of what there is to choose from; return its row of a name."""
    choices = page.locator("details", has=page.locator("summary", has_text=group))
    if choices.get_attribute("open") is None:
        choices.locator("summary").press("Enter")
    return choices.locator(".story", has_text=name)


def test_a_story_is_dragged_into_a_place_seen_in_the_live_view_and_undone(board):
    expect(headline(board, "lead")).to_have_text("Tin số 3")
    board.locator(".story", has_text="Tin số 0").drag_to(board.locator(".place[data-slot=lead]"))
    expect(headline(board, "lead")).to_have_text("Tin số 0")
    expect(board.locator("#said")).to_contain_text("Đã ghim")
    live = board.frame_locator(".screen iframe")
    expect(live.locator(".lead h2")).to_contain_text("Tin số 0")
    assert FrontPage.at(timezone.now()).lead.headline == "Tin số 0"
    board.get_by_role("button", name="Hoàn tác").click()
    expect(headline(board, "lead")).to_have_text("Tin số 3")
    assert [line for line in board.said if "Security Policy" in line] == []


def test_two_places_swap_by_dragging_one_onto_the_other(board):
    headline(board, "second-1").drag_to(board.locator(".place[data-slot=lead]"))
    expect(headline(board, "lead")).to_have_text("Tin số 2")
    expect(headline(board, "second-1")).to_have_text("Tin số 3")


def test_every_drag_has_a_way_by_keyboard_and_the_focus_stays(board):
    up = board.get_by_role("button", name="Lên: cạnh tin chính, 1")
    up.focus()
    board.keyboard.press("Enter")
    expect(headline(board, "lead")).to_have_text("Tin số 2")
    expect(board.get_by_role("button", name="Lên: cạnh tin chính, 1")).to_be_focused()
    story = board.locator(".story", has_text="Tin số 0")
    story.locator("select").select_option("second-3")
    story.get_by_role("button", name="Đặt vào đó").press("Enter")
    expect(headline(board, "second-3")).to_have_text("Tin số 0")


def test_an_event_is_dragged_into_its_place_seen_in_the_live_view_and_undone(board):
    expect(headline(board, "event-1")).to_have_text("Hội nghị gần")
    place = board.locator(".place[data-slot=event-1]")
    place.scroll_into_view_if_needed()  # the list of choices stays beside every place
    offered(board, "Sự kiện trong tuần", "Lễ hội xa").drag_to(place)
    expect(headline(board, "event-1")).to_have_text("Lễ hội xa")
    expect(headline(board, "event-2")).to_have_text("Hội nghị gần")
    expect(board.locator("#said")).to_contain_text("Đã ghim “Lễ hội xa”")
    live = board.frame_locator(".screen iframe")
    expect(live.locator(".coming li").first).to_contain_text("Lễ hội xa")
    names = [event.name for event in FrontPage.at(timezone.now()).events]
    assert names == ["Lễ hội xa", "Hội nghị gần"]
    board.get_by_role("button", name="Hoàn tác").click()
    expect(headline(board, "event-1")).to_have_text("Hội nghị gần")
    assert [line for line in board.said if "Security Policy" in line] == []


def test_a_thing_dragged_over_a_place_of_another_kind_is_not_taken(board):
    for group, name, slot in (
        ("Sự kiện trong tuần", "Lễ hội xa", "second-3"),
        ("Bài để sắp", "Tin số 0", "event-1"),
    ):
        place = board.locator(f".place[data-slot={slot}]")
        place.scroll_into_view_if_needed()
        offered(board, group, name).drag_to(place)
        expect(board.locator("body[data-carrying]")).to_have_count(0)
    offered(board, "Bài để sắp", "Tin số 0").drag_to(board.locator(".place[data-slot=second-3]"))
    expect(board.locator("#said")).to_contain_text("Đã ghim “Tin số 0”")
    assert Placement.objects.get().slot == "second-3"  # the first act that was sent at all


def test_an_event_and_a_correction_are_pinned_by_keyboard_alone(board, live_server):
    workflow.correct(Article.objects.get(headline="Tin số 1"), make.chief(), "Con số đúng là 12.")
    board.reload()
    for group, name, place in (
        ("Sự kiện trong tuần", "Lễ hội xa", "event-2"),
        ("Cải chính", "Con số đúng là 12.", "correction-1"),
    ):
        row = offered(board, group, name)
        row.locator("select").select_option(place)
        row.get_by_role("button", name="Đặt vào đó").press("Enter")
        expect(headline(board, place)).to_contain_text(name)
        expect(board.locator(f".place[data-slot={place}]")).to_have_class("place pinned")
    up = board.get_by_role("button", name="Lên: sự kiện, 2")
    up.press("Enter")
    expect(headline(board, "event-1")).to_have_text("Lễ hội xa")


def test_the_board_and_every_mood_are_for_everyone(board, live_server):
    hour = datetime.timedelta(hours=1)
    story = Article.objects.first()
    arranging.pin("urgent", story, make.chief(), until=timezone.now() + hour)
    for scheme in ("light", "dark"):
        board.emulate_media(color_scheme=scheme)
        board.goto(f"{live_server.url}/admin/trang-nhat/")
        assert problems(board) == [], scheme
        for kind in Mood.Kind.values:
            Mood.objects.all().delete()
            Mood.objects.create(
                kind=kind,
                line="Một dòng cho bạn đọc",
                in_force_from=timezone.now() - hour,
                in_force_until=timezone.now() + hour,
            )
            board.goto(live_server.url)
            expect(board.locator(f"html.mood-{kind}")).to_be_visible()
            assert problems(board) == [], (scheme, kind)


def test_a_refused_act_is_said_and_nothing_moves(board):
    story = board.locator(".story", has_text="Tin số 0")
    story.get_by_role("button", name="Tin khẩn").click()
    expect(board.locator("#said")).to_contain_text("đến lúc nào")
    assert not Placement.objects.exists()
