"""Two sample pictures, drawn here: a hall and a lectern, no faces, marked "Ảnh minh họa"."""

import io

from django.db import transaction
from PIL import Image, ImageDraw, ImageFilter

from . import media, workflow
from .models import Article

SEED = "lang-son-2019"
SIZE = (1800, 1200)
CREDIT = "Ảnh minh họa"


@transaction.atomic
def illustrate_seed(by):
    """Give the seed's captions their sample pictures and publish that; return how many were placed.

    Goes the way any editor goes: upload, place, approve, publish. Captions that have a picture
    keep it.
    """
    article = Article.objects.get(key=SEED)
    captions = list(article.captions.filter(photo=None).order_by("order"))
    for caption, (draw, alt) in zip(captions, SAMPLES, strict=False):
        buffer = io.BytesIO()
        draw().save(buffer, "JPEG", quality=88)
        buffer.seek(0)
        caption.photo = media.store_photo(
            buffer, by, alt=alt, description=alt, credit=CREDIT, rights="own", is_sample=True
        )
        caption.save()
    if captions:
        workflow.record_change(article, by)
        workflow.approve(article, by)
        workflow.publish(article, by)
    return len(captions)


def canvas(top, bottom):
    """Return a picture filled from one colour above to another below."""
    strip = Image.new("RGB", (1, 2))
    strip.putpixel((0, 0), top)
    strip.putpixel((0, 1), bottom)
    return strip.resize(SIZE, Image.Resampling.BILINEAR)


def curtain(image, colour, box):
    """Draw folds of cloth into a box (left, top, right, bottom)."""
    draw = ImageDraw.Draw(image)
    left, top, right, bottom = box
    for n, x in enumerate(range(left, right, 30)):
        shade = 1.0 - 0.16 * (n % 3)
        fill = tuple(int(part * shade) for part in colour)
        draw.rectangle((x, top, min(x + 30, right), bottom), fill=fill)


def draw_hall():
    """Rows of empty seats before a screen, in perspective."""
    image = canvas((86, 74, 62), (48, 40, 34))
    curtain(image, (122, 38, 34), (0, 0, SIZE[0], 560))
    image = image.filter(ImageFilter.GaussianBlur(6))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 560, SIZE[0], 640), fill=(96, 66, 44))
    draw.rectangle((560, 110, 1240, 480), fill=(228, 230, 226), outline=(60, 52, 46), width=10)
    for n, width in enumerate((420, 500, 340)):
        y = 210 + n * 62
        draw.rectangle((900 - width // 2, y, 900 + width // 2, y + 22), fill=(150, 160, 158))
    for row in range(7):
        scale = 0.45 + row * 0.13
        y = 640 + int(row * row * 9.5 + row * 22)
        width, height, gap = int(150 * scale), int(120 * scale), int(28 * scale)
        count = SIZE[0] // (width + gap) + 2
        start = 900 - count * (width + gap) // 2
        for n in range(count):
            x = start + n * (width + gap)
            shade = 64 + row * 7
            draw.rounded_rectangle(
                (x, y, x + width, y + height),
                int(24 * scale),
                fill=(shade + 40, shade - 6, shade - 14),
            )
            draw.rounded_rectangle(
                (x + 8, y + 8, x + width - 8, y + height // 2),
                int(18 * scale),
                fill=(shade + 66, shade + 8, shade),
            )
    return image


def draw_lectern():
    """A lectern with a microphone and flowers before a curtain."""
    image = canvas((40, 84, 72), (24, 52, 46))
    curtain(image, (38, 92, 78), (0, 0, SIZE[0], 900))
    image = image.filter(ImageFilter.GaussianBlur(7))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 900, SIZE[0], SIZE[1]), fill=(110, 78, 52))
    draw.line((0, 902, SIZE[0], 902), fill=(160, 122, 84), width=6)
    draw.polygon([(700, 520), (1100, 520), (1060, 1080), (740, 1080)], fill=(126, 80, 46))
    draw.polygon([(660, 460), (1140, 460), (1110, 530), (690, 530)], fill=(150, 100, 60))
    draw.polygon([(760, 590), (1040, 590), (1014, 960), (786, 960)], fill=(104, 64, 36))
    draw.line((900, 470, 930, 300), fill=(30, 30, 30), width=10)
    draw.rounded_rectangle((914, 250, 954, 320), 18, fill=(24, 24, 24))
    for x, y, radius in ((640, 930, 46), (590, 960, 40), (690, 970, 42), (640, 1000, 50)):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(196, 74, 66))
        draw.ellipse((x - 14, y - 14, x + 14, y + 14), fill=(238, 186, 96))
    draw.polygon([(560, 1000), (720, 1000), (690, 1120), (590, 1120)], fill=(222, 214, 198))
    return image


SAMPLES = (
    (draw_hall, "Hội trường với các hàng ghế trống trước màn hình (ảnh minh họa)"),
    (draw_lectern, "Bục phát biểu có micrô và lẵng hoa trước phông xanh (ảnh minh họa)"),
)
