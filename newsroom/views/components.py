"""The parts that readers' pages are made of, on one page for the team: `/admin/giao-dien/`."""

import datetime

from django.shortcuts import render
from django.utils import timezone

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
    context = {
        "article": article,
        "plain": sample_article(picture=None, kicker="", headline="Sửa xong đường lên bản"),
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
    }
    return render(request, "admin/components.html", context)


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


COLOURS = ("paper", "ink", "quiet", "rule", "tint", "lacquer", "pine", "amber", "field", "mark")
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
