"""The picture of an article without one, where its link is shared; drawn when it is published.

1200 x 630 pixels (Open Graph): the kicker, the headline in our own face, the paper's name under its
brocade. No request ever draws.
"""

import functools
import io
import secrets

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 80
PAPER, INK, LACQUER = "#fbfaf7", "#1b1b1a", "#9c1f1f"
HEADLINE_SIZES = (76, 66, 56, 48)  # pixels: the largest in which the headline fits its lines
LINES = 4
SERIF, SANS = "newsroom-serif-600", "be-vietnam-pro-600"


def give_card(headline, kicker, paper):
    """Draw a card and give it a public name; return `{name, src, width, height}`."""
    buffer = io.BytesIO()
    draw_card(headline, kicker, paper).save(buffer, "JPEG", quality=82)
    name = f"{secrets.token_hex(16)}-{WIDTH}.jpg"
    default_storage.save(name, ContentFile(buffer.getvalue()))
    return {"name": name, "src": default_storage.url(name), "width": WIDTH, "height": HEIGHT}


def draw_card(headline, kicker, paper):
    """Return the card as a picture."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    if kicker:
        small = font(SANS, 30)
        draw.text((MARGIN, 64), wrapped(kicker, small)[0], LACQUER, small)
    large, lines = headline_lines(headline)
    draw.multiline_text((MARGIN, 124), "\n".join(lines), INK, large, spacing=large.size * 0.22)
    brocade(draw, HEIGHT - 120)
    draw.text((MARGIN, HEIGHT - 86), paper.upper(), LACQUER, font(SERIF, 40))
    return image


def headline_lines(headline):
    """Return (font, lines): the largest that fits; what still does not fit ends in "…"."""
    for size in HEADLINE_SIZES:
        large = font(SERIF, size)
        lines = wrapped(headline, large)
        if len(lines) <= LINES:
            return large, lines
    return large, [*lines[: LINES - 1], f"{lines[LINES - 1].rsplit(' ', 1)[0]} …"]


def wrapped(text, face):
    """Return the lines of a text between the margins."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer) > WIDTH - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def brocade(draw, top, step=18):
    """Draw the border of the masthead: triangles towards each other, a dot between."""
    draw.line((0, top, WIDTH, top), LACQUER, 2)
    draw.line((0, top + step, WIDTH, top + step), LACQUER, 2)
    half, leg = step // 2, step // 2 - 1
    for left in range(-half, WIDTH, step):
        draw.polygon([(left, top), (left + 2 * leg, top), (left + leg, top + leg)], LACQUER)
        bottom = top + step
        draw.polygon(
            [(left, bottom), (left + 2 * leg, bottom), (left + leg, bottom - leg)], LACQUER
        )
        draw.ellipse((left + step - 3, top + half - 2, left + step + 1, top + half + 2), LACQUER)


@functools.lru_cache
def font(name, size):
    return ImageFont.truetype(settings.BASE_DIR / "static" / "fonts" / f"{name}.woff2", size)
