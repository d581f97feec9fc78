"""A small newspaper with every kind of page, for tests that look at all of them."""

import datetime

from django.utils import timezone

from articles import workflow
from articles.models import Masthead, MostRead, Topic
from articles.publishing.events import announce_event
from people.models import PenName
from tests import make

HOUSE = {
    "licence": "Số 00/GP-BTTTT (mẫu)",
    "head_title": "Tổng Biên tập",
    "head_name": "Nguyễn Văn Mẫu",
    "address": "Số 1, đường Mẫu, tỉnh Lạng Sơn (địa chỉ mẫu)",
    "telephone": "0205 3000 000",
    "email": "toasoan@newsroom.example",
}
# The pages that every paper has, whatever it prints.
PAGES = {
    "front": "/",
    "newest": "/moi-nhat/",
    "most-read": "/doc-nhieu/",
    "people": "/nhan-vat/",
    "events": "/su-kien/",
    "search": "/tim-kiem/?q=hoi+nghi",
    "search-nothing": "/tim-kiem/?q=khongcogi",
    "archive": "/luu-tru/",
    "corrections": "/cai-chinh/",
    "about": "/gioi-thieu/",
    "saved": "/da-luu/",
}
# Whatever a text can have, with the places of one picture and of one or more others.
PARTS = """<p>Tin mẫu: từ sáng sớm, bà con các thôn đã có mặt đông đủ.</p>
<h2>Con đường mới</h2>
<p>Có hơn <strong>một nghìn hai trăm</strong> lượt người, thêm <em>một phần ba</em>.</p>
<blockquote><p>Mong con đường xong trước mùa mưa để các cháu đi học đỡ vất vả.</p></blockquote>
<figure data-caption="{0}"></figure>
<p>Kết quả của ba thôn:</p>
<table><caption>Sản lượng ba thôn (tấn, số liệu mẫu)</caption>
<thead><tr><th>Thôn</th><th>2024</th><th>2025</th><th>2026</th></tr></thead>
<tbody><tr><td>Khuổi Mẫu</td><td>12,4</td><td>13,1</td><td>15,0</td></tr>
<tr><td>Nà Mẫu</td><td>8,2</td><td>8,9</td><td>9,4</td></tr></tbody></table>
<h3>Việc còn lại</h3>
<ul><li>Hoàn thiện rãnh thoát nước hai bên đường.</li><li>Lắp biển báo ở những đoạn dốc.</li></ul>
<figure data-caption="{1}"></figure>
<p>Các thôn giữ nếp họp chợ mỗi tháng sáu phiên.</p>"""


def whole_paper(news=2):
    """Publish one of everything; return `{kind of page: address}`, error pages apart.

    `news` is how many short articles stand in the lists too: from 20 on there are older pages.
    """
    Masthead.objects.create(
        name="Báo Mẫu", tagline="Bản chạy thử", governing_body="Tỉnh ủy Mẫu", **HOUSE
    )
    section = make.section(name="Thời sự")
    person, version = full_article(section)
    plain = make.published(section=section, headline="Tin ngắn không ảnh")
    for number in range(news):
        make.published(section=section, headline=f"Tin trong ngày số {number}")
    make.published(section=section, kind="xa-luan", headline="Việc hôm nay chớ để ngày mai")
    MostRead.objects.create(place=1, article=plain.article)
    address = version.get_absolute_url()
    return PAGES | {
        "article": address,
        "article-plain": plain.get_absolute_url(),
        "photo-essay": photo_essay(section).get_absolute_url(),
        "running-story": running_story(section).get_absolute_url(),
        "section": section.get_absolute_url(),
        "topic": "/chu-de/kinh-te-cua-khau/",
        "author": "/tac-gia/phung-khiem/",
        "person": person.get_absolute_url(),
        "person-day": f"{person.get_absolute_url()}?ngay=2019-01-05",
        "organization": person.tenures.get().organization.get_absolute_url(),
        "event": version.event.published_versions.get().get_absolute_url(),
        "search-narrowed": "/tim-kiem/?q=tin&chuyen-muc=thoi-su",
        "search-named": "/tim-kiem/?q=lam+thi+mau",
        "archive-empty": "/luu-tru/?thang=2019-02",
        "archive-day": f"/luu-tru/?ngay={timezone.localdate():%Y-%m-%d}",
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
    begin = '<p>Đoạn có <a href="/moi-nhat/">liên kết</a>.</p>'
    article.body = f"{begin}{PARTS.format(picture.key, missing.key)}<p>Đoạn cuối.</p>"
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
