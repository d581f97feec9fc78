"""The register at the desk and for readers; whoever is called "Ví Dụ" is invented."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Section
from people.models import Organization, Person, Tenure
from people.register import propose
from people.succession import appoint

from .camera import DESKTOP, PHONE
from .staff import APPROVED, CHIEF, MANAGING, REGISTRAR, REPORTER, carry, user

SOURCE = "Dữ liệu bịa cho hướng dẫn"
GOOD = f"""\
Họ và tên,Chức vụ,Cơ quan,Từ,Đến,Nguồn,Kiểm chứng
Nguyễn Thị Ví Dụ,Phó Chủ tịch UBND tỉnh,UBND tỉnh Lạng Sơn,1/7/2018,2021,{SOURCE},x
Trần Văn Ví Dụ,Giám đốc Sở,Sở Ví Dụ,3/2017,nay,{SOURCE},x
Trần Văn Ví Dụ,Tỉnh ủy viên,Tỉnh ủy Lạng Sơn,2015,nay,{SOURCE},x
Lê Thị Ví Dụ,Giám đốc Sở,Sở Thí Dụ,2012,2016,{SOURCE},x
Lê Văn Ví Dụ,Giám đốc Sở,Sở Thí Dụ,2019,nay,{SOURCE},x
Le Van Vi Du,Tỉnh ủy viên,Tỉnh ủy Lạng Sơn,2020,nay,{SOURCE},
"""
WRONG = GOOD.replace("1/7/2018,2021", "1/7/2018,2017").replace("3/2017", "13/2017")


def shoot(camera):
    upload(camera, "register-wrong-file", WRONG)
    upload(camera, "register-import", GOOD, take_up=True)
    propose("Hoàng Thị Ví Dụ", ["Phó Giám đốc Sở Ví Dụ"], None, headline="Một bài ví dụ")
    person = Person.objects.get(full_name="Trần Văn Ví Dụ")
    held = Tenure.objects.get(person=person, position__title="Giám đốc Sở")
    double = Person.objects.get(full_name="Le Van Vi Du")
    kept = Person.objects.get(full_name="Lê Văn Ví Dụ")
    merge = f"{reverse('admin:people_person_merge')}?giu={kept.pk}&gop={double.pk}"
    ending = Organization.objects.filter(name__endswith=" Dụ").values_list("pk", flat=True)
    end = f"{reverse('admin:people_organization_end')}?ids={','.join(map(str, ending))}"
    for name, path in (
        ("register-people", reverse("admin:people_person_changelist")),
        ("register-person", reverse("admin:people_person_change", args=[person.pk])),
        ("register-successor", reverse("admin:people_tenure_successor", args=[held.pk])),
        ("register-review", reverse("admin:people_tenure_review")),
        ("register-merge", merge),
        ("register-end", end),
        ("register-proposals", reverse("admin:people_proposal_changelist")),
    ):
        camera.take(name, path, login=REGISTRAR, whole=True)
    at_odds(camera, held)
    official = Person.objects.get(slug="pham-ngoc-thuong").get_absolute_url()
    body = Organization.objects.get(name="UBND tỉnh Lạng Sơn").get_absolute_url()
    for name, path in (
        ("public-person", official),
        ("public-person-day", f"{official}?ngay=2019-01-05"),
        ("public-organization", body),
        ("public-people", "/nhan-vat/"),
    ):
        camera.take(f"register-{name}", path, whole=True)
    camera.take("register-public-person-phone", official, screen=PHONE, whole=True)
    camera.take("register-public-person-dark", official, scheme="dark", whole=True)


def at_odds(camera, held):
    """Schedule an article that names a holder, appoint a successor, and show the first page."""
    article = Article.objects.create(
        headline="Bài ví dụ đã hẹn giờ",
        body="<p>Đồng chí Trần Văn Ví Dụ, Giám đốc Sở Ví Dụ kết luận hội nghị.</p>",
        section=Section.objects.get(slug="xa-hoi"),
        created_by=user(REPORTER),
    )
    carry(article, APPROVED)
    workflow.publish(article, user(CHIEF), timezone.now() + timedelta(days=3))
    appoint(
        Person.objects.get(full_name="Nguyễn Thị Ví Dụ"),
        held.position,
        held.organization,
        timezone.localdate(),
        user(REGISTRAR),
        source=SOURCE,
    )
    camera.take("register-at-odds", reverse("admin:index"), login=MANAGING)


def upload(camera, name, text, *, take_up=False):
    """Show a file's preview and keep its picture; import it when told to."""
    with camera.tab(DESKTOP, login=REGISTRAR) as tab:
        camera.open(tab, reverse("admin:people_person_import"))
        file = {"name": "danh-ba.csv", "mimeType": "text/csv", "buffer": text.encode()}
        tab.set_input_files("#id_file", file)
        tab.get_by_role("button", name="Xem thử").click()
        tab.locator("table").wait_for()
        camera.keep(tab, name)
        if take_up:
            tab.get_by_role("button", name="Nhập", exact=True).click()
            tab.wait_for_url(f"**{reverse('admin:people_person_changelist')}")
