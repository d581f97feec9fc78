"""The registrar's and the managing editor's minute, in a real browser."""

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from people import groups
from people.models import Tenure
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Select2 gives its inner text a role without a name; the field around it has one.
OURS = {"include": ["#content"], "exclude": [".select2-selection__rendered"]}
FILE = "Họ tên,Chức vụ,Cơ quan,Từ,Đến\nHồ Thị Thử,Chánh Thanh tra,Thanh tra Thử,4/2016,{}\n"


def choose(page, field, words):
    """Choose a row by search, as the desk's forms have it."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    page.locator(".select2-container--open input.select2-search__field").last.fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def test_a_successor_is_appointed_and_a_scheduled_article_is_flagged(live_server, desk):
    held = make.tenure(
        "2016-01-01",
        None,
        person=make.person(full_name="Lê Văn Thử"),
        position=make.position(title="Giám đốc Sở Thử"),
        organization=make.organization(name="Sở Thử"),
    )
    make.person(full_name="Trần Thị Mới")
    version = make.published(
        make.article(body="<p>Đồng chí Lê Văn Thử, Giám đốc Sở Thử kết luận hội nghị.</p>"),
        from_moment=timezone.now() + datetime.timedelta(days=3),
    )
    lead, registrar = desk(make.user(groups.MANAGING_EDITOR)), desk(make.user(groups.REGISTRAR))
    expect(lead.locator(".at-odds")).to_have_count(0)

    registrar.goto(f"{live_server.url}/admin/people/person/{held.person_id}/change/")
    registrar.get_by_role("link", name="Bổ nhiệm người kế nhiệm").first.click()
    choose(registrar, "person", "Trần Thị Mới")
    registrar.fill("#id_day", f"{timezone.localdate():%d/%m/%Y}")
    registrar.get_by_role("button", name="Bổ nhiệm").click()
    expect(registrar.locator(".messagelist .success")).to_contain_text("Trần Thị Mới")

    lead.reload()
    expect(lead.locator(".at-odds")).to_contain_text(version.headline)
    expect(lead.locator(".at-odds")).to_contain_text("Trần Thị Mới")
    assert Tenure.objects.count() == 2


def test_a_file_is_looked_at_mended_and_imported(live_server, desk):
    page = desk(make.user(groups.REGISTRAR))
    page.goto(f"{live_server.url}/admin/people/person/import/")
    for until, answer in (("3/2016", "Kết thúc (3/2016) trước khi bắt đầu"), ("nay", "1 mới")):
        content = FILE.format(until).encode()
        page.set_input_files(
            "#id_file", {"name": "danh-ba.csv", "mimeType": "text/csv", "buffer": content}
        )
        page.get_by_role("button", name="Xem thử").click()
        expect(page.locator("[role=status]")).to_contain_text(answer)
    page.get_by_role("button", name="Nhập", exact=True).click()
    expect(page.locator("#result_list")).to_contain_text("Hồ Thị Thử")


def test_the_registers_own_pages_have_no_barrier(live_server, desk):
    held = make.tenure("2016-01-01", None)
    double = make.person(full_name=held.person.full_name)
    page = desk(make.user(groups.REGISTRAR))
    for path in (
        f"tenure/{held.pk}/successor/",
        "tenure/review/",
        "person/import/",
        f"person/merge/?giu={held.person_id}&gop={double.pk}",
        f"organization/end/?ids={held.organization_id}",
    ):
        page.goto(f"{live_server.url}/admin/people/{path}")
        found = Axe().run(page, context=OURS, options={"runOnly": ["wcag2a", "wcag2aa"]})
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
