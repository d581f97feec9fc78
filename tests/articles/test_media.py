"""Pictures: what is taken in, and what of it readers may have."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from articles import media
from articles.models import Photo
from tests import make

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def bomb():
    """A PNG of a few hundred bytes that claims 40,000 × 40,000 pixels."""
    data = bytearray(make.picture_file(fmt="PNG").getvalue())
    data[16:24] = (40_000).to_bytes(4, "big") * 2
    return bytes(data)


def moving():
    frames = [Image.new("RGB", (40, 40), (n * 60, 0, 0)) for n in range(3)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


HOSTILE = {
    "a page named .jpg": b"<!doctype html><script>alert(1)</script>",
    "SVG": SVG,
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "GIF": make.picture_file(fmt="GIF").getvalue(),
    "a torn JPEG": make.picture_file().getvalue()[:900],
    "nothing": b"",
    "a pixel bomb": bomb(),
    "a moving picture": moving(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_still_picture_is_refused_with_a_sentence_and_leaves_nothing(name):
    before = set(Path(settings.PRIVATE_ROOT).rglob("*"))
    with pytest.raises(ValueError, match=r"\w+ .*[.]$"):
        media.store_photo(io.BytesIO(HOSTILE[name]), make.user())
    assert not Photo.objects.exists()
    assert set(Path(settings.PRIVATE_ROOT).rglob("*")) == before


def test_the_same_picture_again_is_the_same_row():
    data = make.picture_file().getvalue()
    user = make.user()
    first = media.store_photo(io.BytesIO(data), user)
    assert media.store_photo(io.BytesIO(data), user) == first


def test_public_files_carry_no_place_and_stand_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[1] = "N"
    buffer = io.BytesIO()
    Image.new("RGB", (600, 400), (90, 120, 60)).save(buffer, "JPEG", exif=exif)
    buffer.seek(0)
    photo = media.store_photo(buffer, make.user())
    assert (photo.width, photo.height) == (400, 600)
    for file in media.give_public_names(photo):
        with media.default_storage.open(file["name"]) as public:
            image = Image.open(public)
            assert image.height > image.width
            assert not image.getexif()
            assert len(file["name"].split("-")[0]) == 32


def test_renditions_are_made_once():
    photo = make.photo()
    files = media.ensure_renditions(photo)
    assert media.ensure_renditions(Photo.objects.get()) == files
