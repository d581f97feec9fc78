"""Near duplicates: a difference hash, equal or nearly so for one picture saved twice."""

from PIL import Image

NEAR = 6  # of 64 bits: resaved, resized or slightly retouched
FLAT = 12  # levels between the darkest and the brightest: below, a picture says nothing


def likeness(image):
    """Return 16 hexadecimal digits that stay nearly the same when a picture is saved anew.

    An empty text for a flat picture, which would resemble every other flat one.
    """
    small = image.convert("L").resize((9, 8), Image.Resampling.BOX)
    darkest, brightest = small.getextrema()
    if brightest - darkest < FLAT:
        return ""
    levels = small.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            at = row * 9 + column
            bits = bits << 1 | (levels[at] > levels[at + 1])
    return f"{bits:016x}"


def distance(one, other):
    """Return in how many of the 64 bits two likenesses differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
