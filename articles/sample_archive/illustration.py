"""Sample pictures, taken into the library as any picture is, for the newest articles."""

import io
import random

from .. import media
from . import drawings

CREDIT = "Ảnh minh họa"
VARIANTS = 3


class Illustrations:
    """Which articles of a seed have a picture, and the Photo of each, drawn when first needed."""

    def __init__(self, seed, numbers):
        rng = random.Random(f"pictures of {seed}")
        self.numbers = {number for number in numbers if rng.random() < 0.6}
        self.photos = {}

    def photo(self, number, scene):
        """Return the Photo that goes with an article that shows a scene, or None."""
        if number not in self.numbers:
            return None
        wanted = scene, number % VARIANTS
        if wanted not in self.photos:
            self.photos[wanted] = take(*wanted)
        return self.photos[wanted]


def take(scene, number):
    image, alt = drawings.draw(scene, number)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=86)
    buffer.seek(0)
    return media.store_photo(
        buffer, None, alt=alt, description=alt, credit=CREDIT, rights="own", is_sample=True
    )
