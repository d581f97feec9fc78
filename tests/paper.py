"""A small newspaper with every kind of page, for tests that look at all of them."""

import datetime

from django.utils import timezone

from articles import workflow
from articles.models import Masthead, MostRead, Topic
from articles.publishing.events import announce_event
from people.models import PenName
from tests import make

BODY = """<p>Đoạn có <a href="/moi-nhat/">liên kết</a>, <strong>đậm</strong>, <em>nghiêng</em>.</p>
<h2>Tít phụ</h2>
<figure data-caption="{picture}"></figure>
<blockquote><p>Lời trích của đại biểu.</p></blockquote>
<table><caption>Số liệu mẫu</caption>
<thead><tr><th scope="col">Thôn</th><th scope="col">2026</th></tr></thead>
<tbody><tr><td>Khuổi Mẫu</td><td>12,4</td></tr></tbody></table>
<h3>Việc còn lại</h3>
<ul><li>Việc thứ nhất.</li><li>Việc thứ hai.</li></ul>
<figure data-caption="{missing}"></figure>
<p>Đoạn cuối.</p>"""


def whole_paper(news=2):
    """Publish one of everything; return `{kind of page: address}`, error pages apart.

    `news` is how many short articles stand in the lists too: from 20 on there are older pages.
    """
    Masthead.objects.create(
        name="Báo Mẫu",
        tagline="Bản chạy thử",
        governing_body="Tỉnh ủy Mẫu",
        licence="Giấy phép số 01/GP-BTTTT",
        head_title="Tổng Biên tập",
        head_name="Nguyễn Văn Mẫu",
        address="Số 1, đường Mẫu",
        telephone="0205 3000 000",
        email="toasoan@newsroom.example",
    )
    section = make.section(name="Thời sự")
    person, version = full_article(section)
    plain = make.published(section=section, headline="Tin ngắn không ảnh")
    for number in range(news):
        make.published(section=section, headline=f"Tin trong ngày số {number}")
    make.published(section=section, kind="xa-luan", headline="Việc hôm nay chớ để ngày mai")
    MostRead.objects.create(place=1, article=plain.article)
    address = version.get_absolute_url()
    return {
        "front": "/",
        "article": address,
        "article without a picture": plain.get_absolute_url(),
        "photo essay": photo_essay(section).get_absolute_url(),
        "running story": running_story(section).get_absolute_url(),
        "section": section.get_absolute_url(),
        "newest": "/moi-nhat/",
        "topic": "/chu-de/kinh-te-cua-khau/",
        "author": "/tac-gia/phung-khiem/",
        "people": "/nhan-vat/",
        "person": person.get_absolute_url(),
        "person on a day": f"{person.get_absolute_url()}?ngay=2019-01-05",
        "organization": person.tenures.get().organization.get_absolute_url(),
        "events": "/su-kien/",
        "event": version.event.published_versions.get().get_absolute_url(),
        "most read": "/doc-nhieu/",
        "search": "/tim-kiem/?q=hoi+nghi",
        "search narrowed": "/tim-kiem/?q=tin&chuyen-muc=thoi-su",
        "search naming somebody": "/tim-kiem/?q=lam+thi+mau",
        "search without an answer": "/tim-kiem/?q=khongcogi",
        "archive": "/luu-tru/",
        "archive of an empty month": "/luu-tru/?thang=2019-02",
        "archive of a day": f"/luu-tru/?ngay={timezone.localdate():%Y-%m-%d}",
        "corrections": "/cai-chinh/",
        "about": "/gioi-thieu/",
        "saved": "/da-luu/",
    }


def full_article(section):
    """Publish an article with whatever an article can have; return (a person, the version)."""
    person = make.person(full_name="Lâm Thị Mẫu", honorific="đồng chí")
    tenure = make.tenure(person=person, title="Chủ tịch UBND tỉnh Mẫu")
    event = make.event(
        name="Hội nghị trực tuyến", place="Hội trường", organiser=tenure.organization
    )
    event.participations.create(person=person, role="chaired", title_as_printed="Chủ tịch")
    event.figures.create(label="Người tham dự", value=3430, unit="người")
    event.documents.create(name="Chỉ thị 01")
    article = make.article(
        section=section,
        event=event,
        headline="Hội nghị triển khai nhiệm vụ",
        kicker="Phát triển kinh tế:",
        subhead="Tít phụ của bài",
        dateline="LSO",
        event_date=datetime.date(2019, 1, 5),
    )
    picture = article.captions.create(
        text="Quang cảnh hội nghị.", credit="Ảnh mẫu", photo=make.photo()
    )
    missing = article.captions.create(text="Ảnh chưa có.", order=2)
    article.body = BODY.format(picture=picture.key, missing=missing.key)
    article.save()
    article.mentions.create(person=person, title_as_printed="Chủ tịch")
    pen_name = PenName.objects.create(name="Phùng Khiêm", person=None)
    article.bylines.create(pen_name=pen_name, name_as_printed="PHÙNG KHIÊM")
    article.topics.add(Topic.objects.create(name="Kinh tế cửa khẩu", intro="Giới thiệu chủ đề."))
    make.published(article)
    by = make.chief()
    workflow.correct(article, by, "Đã sửa số đại biểu.")
    workflow.correct(article, by, "Bài trước ghi sai tên thôn.", is_full=True)
    coming = make.event(
        name="Lễ hội hoa đào", first_day=timezone.localdate() + datetime.timedelta(3)
    )
    announce_event(coming)
    return person, article.published_versions.in_force().get()


def photo_essay(section):
    article = make.article(section=section, kind="phong-su-anh", headline="Một ngày ở chợ phiên")
    for order in (1, 2):
        article.captions.create(
            order=order, text="Phiên chợ.", credit="Ảnh mẫu", photo=make.photo()
        )
    return make.published(article)


def running_story(section):
    article = make.article(section=section, kind="tuong-thuat", headline="Tường thuật kỳ họp")
    for hours in (2, 1):
        at = timezone.now() - datetime.timedelta(hours=hours)
        article.entries.create(
            at=at, headline="Thảo luận", text="Đang họp.", is_important=hours == 1
        )
    return make.published(article)
