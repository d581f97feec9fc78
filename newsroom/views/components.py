"""The parts that readers' pages are made of, on one page for the team: `/admin/giao-dien/`."""

import datetime

from django.shortcuts import render
from django.utils import timezone

from articles.body import print_body
from articles.models import PublishedArticle, Section

WORDS = {
    "kicker": "Đời sống vùng cao:",
    "headline": "Phiên chợ vùng cao đông người ngày cuối tuần",
    "lede": "Từ sáng sớm, bà con các thôn đã có mặt đông đủ; tiếng trống vang xuống tận bờ suối.",
    "dateline": "LSO",
}


def components(request):
    """Show each part with a sample, in the size of letters and the colours that are chosen."""
    article = sample_article()
    plain = sample_article(picture=None, kicker="", headline="Sửa xong đường lên bản")
    context = {
        "article": article,
        "plain": plain,
        "picture": article.picture,
        "subhead": "Tít phụ nói thêm một ý của bài",
        "minutes": 3,
        "updated": {"at": timezone.now(), "sentence": "thêm ý kiến của ban tổ chức"},
        "correction": {"date": timezone.localdate(), "text": "Bài trước ghi sai tên thôn."},
        "small_correction": {"date": timezone.localdate(), "text": "Đã sửa số đại biểu."},
        "event": EVENT,
        "people": PEOPLE,
        "group": {"label": "Cùng chủ đề", "articles": [article]},
        "colours": COLOURS,
        "entries": entries(),
        "articles": [article, plain, article, plain, article],
        "said": [
            {"at": timezone.now(), "article": article, "text": "Bài trước ghi sai tên thôn."},
            {"at": timezone.now(), "article": article, "text": "Đã sửa số hộ.", "is_full": True},
        ],
        "events": [EVENT | {"url": "/su-kien/"}],
        "table": print_body({"body": TABLE, "captions": []}, {}),
    }
    return render(request, "newsroom/components.html", context)


def sample_article(**changes):
    """Return a card that stands in no table, with the newest public picture if there is one."""
    pictured = PublishedArticle.objects.public().filter(picture__isnull=False).first()
    fields = WORDS | {
        "slug": "bai-mau",
        "article_id": 0,
        "section": Section(name="Xã hội", slug="xa-hoi"),
        "published_at": timezone.now() - datetime.timedelta(hours=2),
        "picture": pictured and pictured.picture,
    }
    return PublishedArticle(**(fields | changes))


def entries():
    """Return two reports of a running story, the newest first."""
    now = timezone.now()
    later = {"headline": "Biểu quyết", "text": "Kỳ họp thông qua ba nghị quyết.", "important": True}
    return [
        {"number": 2, "at": now} | later,
        {"number": 1, "at": now - datetime.timedelta(hours=1), "text": "Phiên khai mạc bắt đầu."},
    ]


COLOURS = ("paper", "ink", "quiet", "rule", "tint", "lacquer", "pine", "amber", "field", "mark")
TABLE = """<table><caption>Sản lượng (tấn, số liệu mẫu)</caption>
<thead><tr><th scope="col">Thôn</th><th scope="col">2025</th><th scope="col">2026</th></tr></thead>
<tbody><tr><td>Khuổi Mẫu</td><td>13,1</td><td>15,0</td></tr></tbody></table>"""
EVENT = {
    "name": "Hội nghị mẫu triển khai nhiệm vụ",
    "when_text": "Sáng, Thứ Bảy, 05/01/2019",
    "place": "Hội trường xã Mẫu",
    "participants": [
        {"role_label": "chủ trì", "name": "Nguyễn Văn Mẫu", "title": "Chủ tịch UBND xã Mẫu"}
    ],
    "documents": [{"name": "Chỉ thị 01"}],
    "figures": [
        {"label": "Người tham dự", "value_text": "khoảng 3.430", "unit": "người"},
        {"label": "Điểm cầu", "value_text": "201", "unit": "điểm"},
    ],
}
PEOPLE = [{"name": "Nguyễn Văn Mẫu", "initials": "NM", "titles": ["Chủ tịch UBND xã Mẫu"]}]
