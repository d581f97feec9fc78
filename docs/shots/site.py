"""Every kind of readers' page with a week of sample news: 390, 820 and 1440 pixels, light and dark.

One sheet a kind and scheme (docs/pictures/site/): the three screens side by side, at half size.
"""

import contextlib
import datetime
import io

from django.core.management import call_command
from django.http import HttpRequest
from django.test import Client, override_settings
from django.utils import timezone
from django.views.defaults import server_error
from PIL import Image

from articles import workflow
from articles.front_page import arranging
from articles.models import Article, Masthead, Photo, PublishedArticle, Section, Topic
from people.models import PenName
from tests.paper import HOUSE, PAGES, PARTS

from .camera import PICTURES, ROOT
from .front import MOODS, running_story, worn
from .staff import CHIEF, MANAGING, user

FOLDER = PICTURES / "site"
WIDTHS = (390, 820, 1440)
TALLEST = 2200  # pixels of a page that a sheet shows
GAP = 24
SCHEMES = {"light": "#dedbd3", "dark": "#000000"}  # what lies between the screens
PAPER_WIDTH = 718  # A4 without its margins, at 96 pixels an inch
PATIENCE = 120_000  # ms: the machine may be busy
SETTLED = """async () => {
  const pictures = [...document.images];
  pictures.forEach((picture) => { picture.loading = "eager"; });
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  await document.fonts.ready;
}"""
SAVE = "async (address) => (await caches.open('saved-articles')).add(address)"


def shoot(camera):
    kinds = prepare()
    take(camera, kinds, errors())
    take_printed(camera, [kinds[kind] for kind in ("article", "article-parts", "running-story")])
    now = timezone.now().replace(second=0, microsecond=0)
    for mood, line in MOODS.items():
        worn(mood, line, now)
        take(camera, {f"front-{mood}": "/"})


def prepare():
    """Publish a week of sample news around the seed; return `{kind: address}`."""
    call_command("make_sample_archive", 100, days=8, verbosity=0)
    running = running_story(timezone.now().replace(second=0, microsecond=0))
    kinds = made_by_hand() | {"running-story": running}
    arrange()
    return pages() | kinds


def take(camera, kinds, instead=None):
    """Take each kind's sheets; `instead` is `{kind: HTML}` of answers that are no pages."""
    FOLDER.mkdir(exist_ok=True)
    kinds = kinds | {kind: f"/{kind}/" for kind in instead or {}}
    for scheme, ground in SCHEMES.items():
        screens: dict = {kind: [] for kind in kinds}
        for width in WIDTHS:
            with reader(camera, width, scheme) as tab:
                for kind, html in (instead or {}).items():
                    tab.route(f"**/{kind}/", answer(html))
                tab.goto("/gioi-thieu/")
                for kind, address in kinds.items():
                    if kind == "saved":
                        tab.evaluate(SAVE, kinds["article"])
                    screens[kind].append(screen(tab, address, width))
        for kind, taken in screens.items():
            keep(sheet(taken, ground), FOLDER / f"{kind}-{scheme}.webp")


def take_printed(camera, addresses):
    """Take one sheet of some articles as they are printed."""
    with reader(camera, PAPER_WIDTH, "light") as tab:
        tab.emulate_media(media="print")
        taken = [screen(tab, address, PAPER_WIDTH) for address in addresses]
    keep(sheet(taken, SCHEMES["light"]), FOLDER / "print.webp")


@contextlib.contextmanager
def reader(camera, width, scheme):
    """Open a tab that waits for the faces, which a reader's browser may have to do without."""
    window = {"viewport": {"width": width, "height": 900}, "service_workers": "block"}
    with camera.tab(window, scheme) as tab:
        tab.set_default_timeout(PATIENCE)
        css = (ROOT / "static/css/site.css").read_text(encoding="utf-8")
        css = css.replace("font-display: optional", "font-display: block")
        tab.route("**/site*.css", answer(css, "text/css"))
        yield tab


def answer(text, content_type="text/html; charset=utf-8"):
    return lambda route: route.fulfill(body=text, content_type=content_type)


def errors():
    """Return `{kind: HTML}` of our error pages; the served newsroom shows Django's own."""
    gone = published(user(CHIEF), 0, headline="Bài mẫu đã gỡ")
    address = gone.published_versions.in_force().get().get_absolute_url()
    workflow.retract(gone, user(CHIEF), "ảnh mẫu dùng sai")
    with override_settings(DEBUG=False, ALLOWED_HOSTS=["testserver"]):
        asked = {"400": "/tim-kiem/?q=%ff", "404": "/khong-co-trang-nay/", "410": address}
        found = {f"error-{code}": Client().get(path) for code, path in asked.items()}
        found["error-500"] = server_error(HttpRequest())
        return {kind: response.content.decode() for kind, response in found.items()}


ESSAYS = (
    "Ảnh mẫu: sắc màu chợ phiên cuối năm",
    "Ảnh mẫu: mùa vàng trên bậc thang",
    "Ảnh mẫu: lên nương từ tinh mơ",
)


def made_by_hand():
    """Publish photo essays, opinions, and an article with every part a text can have."""
    by = user(CHIEF)
    for place, headline in enumerate(ESSAYS, 1):
        published(by, 3, skip=3 * place, kind="phong-su-anh", headline=headline)
    essay = published(by, 5, kind="phong-su-anh", headline="Ảnh mẫu: một ngày ở vùng cao")
    for headline in ("Xã luận mẫu: việc hôm nay chớ để ngày mai", "Xã luận mẫu: nghe dân nói"):
        published(by, 0, kind="xa-luan", headline=headline)
    parts = published(by, 3, body=PARTS, headline="Tin mẫu: phiên chợ vùng cao", kicker="Đời sống:")
    wrong = "Bài trước ghi sai tên một thôn; đúng là thôn Nà Mẫu."
    workflow.correct(parts, by, wrong, is_full=True)
    workflow.correct(parts, by, "Đã sửa số lượt người dự phiên chợ.")
    return {
        kind: article.published_versions.in_force().get().get_absolute_url()
        for kind, article in {"photo-essay": essay, "article-parts": parts}.items()
    }


def arrange():
    """Give the masthead what the law asks, and the front page a lead and three stories."""
    Masthead.objects.update(**HOUSE)
    arranging.pin("lead", samples().filter(picture__isnull=False).first().article, user(MANAGING))
    for place, version in enumerate(samples().filter(picture__isnull=True)[:3], 1):
        arranging.pin(f"second-{place}", version.article, user(MANAGING))


def samples():
    """Return the archive's news; what is published by hand here stands in another section."""
    news = PublishedArticle.objects.public().filter(kind__in=("tin", "bai"))
    return news.exclude(section__slug="van-hoa").exclude(article__key="lang-son-2019")


def published(by, pictures, skip=0, body="", **fields):
    """Publish an article of the sample pictures; `body` has the places of their captions."""
    section = Section.objects.get(slug="van-hoa")
    lede = "Bài mẫu: người và việc đều do tòa soạn đặt ra."
    article = Article.objects.create(section=section, lede=lede, dateline="LSO", **fields)
    photos = Photo.objects.filter(is_sample=True).order_by("pk")[skip : skip + pictures]
    captions = [
        article.captions.create(
            order=order,
            text=photo.alt.removesuffix(" (ảnh minh họa)"),
            credit=photo.credit,
            photo=photo,
        )
        for order, photo in enumerate(photos, 1)
    ]
    keys = [caption.key for caption in captions]
    article.body = body.format(keys[0], " ".join(keys[1:])) if body else ""
    article.save()
    workflow.record_change(article, by)
    Article.objects.filter(pk=article.pk).update(status=Article.Status.EDITED)
    article.refresh_from_db()
    workflow.approve(article, by)
    workflow.publish(article, by)
    return article


def pages():
    """Return `{kind: address}`: the seed where it shows more than the samples."""
    public = PublishedArticle.objects.public()
    seed = public.get(article__key="lang-son-2019")
    pictured = samples().filter(picture__isnull=False).first()
    plain = samples().filter(picture__isnull=True).first()
    topic = Topic.objects.filter(published__version__in=public.order_by()).first()
    author = PenName.objects.filter(published__version__in=public.order_by()).first()
    event = seed.event.published_versions.unsealed().get()
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    return PAGES | {
        "article": seed.get_absolute_url(),
        "article-sample": pictured.get_absolute_url(),
        "article-plain": plain.get_absolute_url(),
        "section": Section.objects.get(slug="kinh-te").get_absolute_url(),
        "topic": topic.get_absolute_url(),
        "author": author.get_absolute_url(),
        "person": "/nhan-vat/lam-thi-phuong-thanh/",
        "organization": "/co-quan/ubnd-tinh-lang-son/",
        "event": event.get_absolute_url(),
        "search-named": "/tim-kiem/?q=bi+thu+tinh+uy",
        "archive-day": f"/luu-tru/?ngay={yesterday:%Y-%m-%d}",
    }


def screen(tab, address, width):
    """Return the top of a page as a picture, everything on it loaded."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(address, wait_until="load")
    height = min(tab.evaluate("() => document.documentElement.scrollHeight"), TALLEST)
    tab.set_viewport_size({"width": width, "height": height})
    tab.evaluate(SETTLED)
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
    image.save(file, quality=60, method=6)
    print(f"{file.relative_to(ROOT)}  {image.width} x {image.height}  {file.stat().st_size} bytes")
