"""Every kind of readers' page with a week of sample news: 390, 820 and 1440 pixels, light and dark.

One sheet a kind and scheme (docs/pictures/site/): the three screens side by side, at half size.
"""

import io

from django.core.management import call_command
from PIL import Image

from .camera import PICTURES, ROOT

FOLDER = PICTURES / "site"
WIDTHS = (390, 820, 1440)
TALLEST = 2400  # pixels of a page that a sheet shows
GAP = 24
SCHEMES = {"light": "#dedbd3", "dark": "#000000"}  # what lies between the screens


def shoot(camera):
    call_command("make_sample_archive", 140, verbosity=0)
    take(camera, pages() | made_by_hand())


def take(camera, kinds):
    """Take each kind's sheets; one tab a screen: its faces are there from the second page on."""
    FOLDER.mkdir(exist_ok=True)
    for scheme, ground in SCHEMES.items():
        screens: dict = {kind: [] for kind in kinds}
        for width in WIDTHS:
            with camera.tab({"viewport": {"width": width, "height": 900}}, scheme) as tab:
                tab.goto("/gioi-thieu/", wait_until="networkidle")
                for kind, address in kinds.items():
                    screens[kind].append(screen(tab, address, width))
        for kind, taken in screens.items():
            keep(sheet(taken, ground), FOLDER / f"{kind}-{scheme}.webp")


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
<figure data-caption="{1} {2}"></figure>
<p>Các thôn giữ nếp họp chợ mỗi tháng sáu phiên.</p>"""


def made_by_hand():
    """Publish a photo essay, and an article with every part a text can have, corrected twice."""
    from articles import workflow
    from people.models import User

    by = User.objects.get(username="tong-bien-tap")
    essay = published(by, 5, kind="phong-su-anh", headline="Ảnh mẫu: một ngày ở vùng cao")
    parts = published(by, 3, body=PARTS, headline="Tin mẫu: phiên chợ vùng cao", kicker="Đời sống:")
    workflow.correct(
        parts, by, "Bài trước ghi sai tên một thôn; đúng là thôn Nà Mẫu.", is_full=True
    )
    workflow.correct(parts, by, "Đã sửa số lượt người dự phiên chợ.")
    return {
        kind: article.published_versions.in_force().get().get_absolute_url()
        for kind, article in {"photo-essay": essay, "article-parts": parts}.items()
    }


def published(by, pictures, body="", **fields):
    """Publish an article of the sample pictures; `body` has the places of their captions."""
    from articles import workflow
    from articles.models import Article, Photo, Section

    section = Section.objects.get(slug="van-hoa")
    lede = "Bài mẫu: người và việc đều do tòa soạn đặt ra."
    article = Article.objects.create(section=section, lede=lede, dateline="LSO", **fields)
    captions = [
        article.captions.create(order=order, text=photo.alt, credit=photo.credit, photo=photo)
        for order, photo in enumerate(Photo.objects.filter(is_sample=True)[:pictures], 1)
    ]
    article.body = body.format(*(caption.key for caption in captions))
    article.save()
    workflow.record_change(article, by)
    Article.objects.filter(pk=article.pk).update(status=Article.Status.EDITED)
    article.refresh_from_db()
    workflow.approve(article, by)
    workflow.publish(article, by)
    return article


def pages():
    """Return `{kind: address}`: the seed where it shows more than the samples."""
    from articles.models import PublishedArticle, Section, Topic
    from people.models import PenName

    public = PublishedArticle.objects.public()
    seed = public.get(article__key="lang-son-2019")
    pictured = public.filter(picture__isnull=False).exclude(pk=seed.pk).first()
    plain = public.filter(picture__isnull=True).first()
    topic = Topic.objects.filter(published__version__in=public.order_by()).first()
    author = PenName.objects.filter(published__version__in=public.order_by()).first()
    event = seed.event.published_versions.unsealed().get()
    day = seed.published_at.date()
    return {
        "front": "/",
        "article": seed.get_absolute_url(),
        "article-sample": pictured.get_absolute_url(),
        "article-plain": plain.get_absolute_url(),
        "section": Section.objects.get(slug="kinh-te").get_absolute_url(),
        "newest": "/moi-nhat/",
        "topic": topic.get_absolute_url(),
        "author": author.get_absolute_url(),
        "people": "/nhan-vat/",
        "person": "/nhan-vat/lam-thi-phuong-thanh/",
        "organization": "/co-quan/ubnd-tinh-lang-son/",
        "events": "/su-kien/",
        "event": event.get_absolute_url(),
        "search": "/tim-kiem/?q=hoi+nghi",
        "archive": f"/luu-tru/?ngay={day:%Y-%m-%d}",
        "corrections": "/cai-chinh/",
        "about": "/gioi-thieu/",
        "saved": "/da-luu/",
        "not-found": "/khong-co-trang-nay/",
    }


def screen(tab, address, width):
    """Return the top of a page as a picture, everything on it loaded."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(address, wait_until="load")
    height = min(tab.evaluate("() => document.documentElement.scrollHeight"), TALLEST)
    tab.set_viewport_size({"width": width, "height": height})
    tab.evaluate("() => document.querySelectorAll('img').forEach((i) => { i.loading = 'eager'; })")
    tab.wait_for_load_state("networkidle")
    return Image.open(io.BytesIO(tab.screenshot())).convert("RGB")


def sheet(screens, ground):
    """Return the screens side by side, top edges in line, at half their size."""
    width = sum(one.width for one in screens) + GAP * (len(screens) + 1)
    image = Image.new("RGB", (width, max(one.height for one in screens) + 2 * GAP), ground)
    left = GAP
    for one in screens:
        image.paste(one, (left, GAP))
        left += one.width + GAP
    return image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)


def keep(image, file):
    image.save(file, quality=78, method=6)
    print(f"{file.relative_to(ROOT)}  {image.width} x {image.height}  {file.stat().st_size} bytes")
