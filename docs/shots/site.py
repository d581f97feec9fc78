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
LARGEST = 170_000  # bytes


def shoot(camera):
    call_command("make_sample_archive", 140, verbosity=0)
    FOLDER.mkdir(exist_ok=True)
    for kind, address in pages().items():
        for scheme in SCHEMES:
            screens = [screen(camera, address, width, scheme) for width in WIDTHS]
            keep(sheet(screens, SCHEMES[scheme]), FOLDER / f"{kind}-{scheme}.png")


def pages():
    """Return `{kind: address}`: the seed where it shows more than the samples."""
    from articles.models import PublishedArticle, Section, Topic
    from people.models import PenName

    public = PublishedArticle.objects.public()
    seed = public.get(article__key="lang-son-2019")
    pictured = public.exclude(picture=None).exclude(pk=seed.pk).first()
    plain = public.filter(picture=None).first()
    topic = Topic.objects.filter(published__version__in=public.order_by()).first()
    author = PenName.objects.filter(published__version=pictured.pk).first()
    event = seed.event.published_versions.get()
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


def screen(camera, address, width, scheme):
    """Return the top of a page as a picture, everything on it loaded."""
    with camera.tab({"viewport": {"width": width, "height": 900}}, scheme) as tab:
        tab.goto(address, wait_until="networkidle")
        height = min(tab.evaluate("() => document.documentElement.scrollHeight"), TALLEST)
        tab.set_viewport_size({"width": width, "height": height})
        tab.evaluate(
            "() => document.querySelectorAll('img').forEach((i) => { i.loading = 'eager'; })"
        )
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
    for colours in (128, 64, 40, 24):
        few = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(file, optimize=True)
        if file.stat().st_size < LARGEST:
            break
    print(f"{file.relative_to(ROOT)}  {image.width} x {image.height}  {file.stat().st_size} bytes")
