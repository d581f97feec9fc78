"""Renditions: the picture cropped and covered as the library says, in the sizes pages ask for."""

import io

from PIL import Image, ImageDraw

from .stamp import PLACE

# Pixels wide: phones at one to three dots a pixel, columns, large screens.
WIDTHS = {"whole": (480, 768, 1080, 1440, 1920), "card": (320, 480, 768, 1200)}
RATIOS = {"whole": None, "card": 3 / 2}
LONGEST = max(WIDTHS["whole"])
AT_THE_DESK = {"thumb": 480, "proof": 1200}  # the longer side, in pixels
ENCODINGS = {
    "avif": ("AVIF", {"quality": 50, "speed": 7, "max_threads": 1, "xmp": PLACE}),
    "webp": ("WEBP", {"quality": 74, "method": 4, "xmp": PLACE}),
    "jpg": ("JPEG", {"quality": 78, "optimize": True, "progressive": True}),
}


def longest_needed(crop):
    """Return how long the decoded picture's longer side should be for what is left of it."""
    left, top, right, bottom = crop
    return min(2 * LONGEST, round(LONGEST / max(right - left, bottom - top)))


def renditions(image, recipe):
    """Yield `(shape, width, height, extension, bytes)` for every shape, width and encoding."""
    image = covered(image, recipe["covers"])
    whole, focal = cropped(image, recipe["crop"], recipe["focal"])
    for shape, widths in WIDTHS.items():
        cut = card_cut(whole, focal, RATIOS[shape]) if RATIOS[shape] else whole
        for width in sorted({min(width, cut.width) for width in widths}):
            size = (width, max(1, round(cut.height * width / cut.width)))
            scaled = cut.resize(size, Image.Resampling.LANCZOS)
            for extension in ENCODINGS:
                yield shape, *size, extension, encoded(scaled, extension)


def encoded(image, extension):
    """Return the bytes of a picture; JPEG has no transparency, white stands behind."""
    encoder, options = ENCODINGS[extension]
    if extension == "jpg" and image.mode == "RGBA":
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    buffer = io.BytesIO()
    image.save(buffer, encoder, **options)
    return buffer.getvalue()


def at_the_desk(image, longest):
    """Return a WebP of the whole picture for the desk, seen before there are renditions."""
    small = image.copy()
    small.thumbnail((longest, longest), Image.Resampling.HAMMING)
    buffer = io.BytesIO()
    small.save(buffer, "WEBP", quality=74, method=1)  # an editor waits for it
    return buffer.getvalue()


def cropped(image, crop, focal):
    """Return the picture inside `crop` (left, top, right, bottom, 0 to 1), and where `focal` is."""
    left, top, right, bottom = crop
    if crop == [0, 0, 1, 1]:
        return image, focal
    box = (
        round(left * image.width),
        round(top * image.height),
        max(round(right * image.width), round(left * image.width) + 1),
        max(round(bottom * image.height), round(top * image.height) + 1),
    )
    inside = [
        min(max((focal[0] - left) / (right - left), 0), 1),
        min(max((focal[1] - top) / (bottom - top), 0), 1),
    ]
    return image.crop(box), inside


def card_cut(image, focal, ratio):
    """Return the largest cut of a ratio (width by height) with the focal point near its middle."""
    width, height = image.size
    if width > height * ratio:
        size = (max(1, round(height * ratio)), height)
    else:
        size = (width, max(1, round(width / ratio)))
    left = min(max(round(focal[0] * width - size[0] / 2), 0), width - size[0])
    top = min(max(round(focal[1] * height - size[1] / 2), 0), height - size[1])
    return image.crop((left, top, left + size[0], top + size[1]))


def covered(image, covers):
    """Return the picture with what lies under the brush gone: nine averages a dab, no more.

    `covers` are dabs `[x, y, radius]`: the point as fractions of width and height, the radius as
    a fraction of the width. What was there cannot be computed back from nine colours.
    """
    image = image.copy() if covers else image
    for x, y, radius in covers:
        reach = max(2, round(radius * image.width))
        middle = (round(x * image.width), round(y * image.height))
        box = (middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach)
        under = image.crop(box)
        blurred = under.resize((3, 3), Image.Resampling.BOX).resize(
            under.size, Image.Resampling.BICUBIC
        )
        mask = Image.new("L", under.size)
        ImageDraw.Draw(mask).ellipse((0, 0, under.width - 1, under.height - 1), fill=255)
        image.paste(blurred, box[:2], mask)
    return image
