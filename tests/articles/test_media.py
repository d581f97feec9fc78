"""Pictures: what is taken in, and what of it readers may have."""

import io
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, ImageDraw

from articles import media, renditions
from articles.darkroom import decode
from articles.models import Photo
from tests import make

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
GRADIENT = Image.linear_gradient("L").resize((600, 400)).convert("RGB")


def claiming(width, height):
    """A PNG of a few hundred bytes that claims to be so large."""
    data = bytearray(make.picture_file(fmt="PNG").getvalue())
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


def saved(image, fmt, **options):
    buffer = io.BytesIO()
    image.save(buffer, fmt, **options)
    return buffer


def moving(fmt):
    frames = [Image.new("RGB", (40, 40), (n * 60, 0, 0)) for n in range(3)]
    buffer = io.BytesIO()
    frames[0].save(buffer, fmt, save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def with_archive():
    """A JPEG that is a ZIP archive as well."""
    buffer = io.BytesIO(make.picture_file().getvalue())
    buffer.seek(0, io.SEEK_END)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("a.class", "code")
    return buffer.getvalue()


def of_many_passes():
    """A progressive JPEG whose last pass is said a thousand times more."""
    buffer = io.BytesIO()
    GRADIENT.save(buffer, "JPEG", progressive=True)
    data = buffer.getvalue()
    return data[:-2] + data[data.rindex(b"\xff\xda") : -2] * 1000 + b"\xff\xd9"


HOSTILE = {
    "a page named .jpg": (b"<!doctype html><script>alert(1)</script>", "không phải là ảnh"),
    "SVG": (SVG, "không phải là ảnh"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "không phải là ảnh"),
    "GIF": (make.picture_file(fmt="GIF").getvalue(), "không phải là ảnh"),
    "nothing": (b"", "không phải là ảnh"),
    "an iPhone's HEIC": (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", "HEIC"),
    "a torn JPEG": (make.picture_file().getvalue()[:900], "bị hỏng"),
    "a torn PNG": (saved(GRADIENT, "PNG").getvalue()[:-400], "bị hỏng"),
    "a pixel bomb": (claiming(12_000, 12_000), "12000 × 12000 điểm ảnh"),
    "a larger one": (claiming(40_000, 40_000), "40000 × 40000 điểm ảnh"),
    "a strip": (claiming(20_000, 10), "20000 × 10 điểm ảnh: mỗi cạnh"),
    "a moving WebP": (moving("WEBP"), "động"),
    "a moving PNG": (moving("PNG"), "động"),
    "a page in a picture": (make.picture_file().getvalue() + SVG, "thứ khác ngoài ảnh"),
    "an archive in a picture": (with_archive(), "thứ khác ngoài ảnh"),
    "a thousand passes": (of_many_passes(), "quá lâu"),
}


def kept_files():
    roots = (settings.PRIVATE_ROOT, settings.MEDIA_ROOT)
    return {path for root in roots for path in Path(root).rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_still_picture_is_refused_with_its_sentence_and_leaves_nothing(name):
    data, sentence = HOSTILE[name]
    before, started = kept_files(), time.process_time()
    with pytest.raises(ValueError, match=sentence) as refusal:
        media.store_photo(io.BytesIO(data), make.user())
    assert str(refusal.value).endswith(".")
    assert time.process_time() - started < 2
    assert not Photo.objects.exists()
    assert kept_files() == before


def test_a_name_says_nothing_of_a_picture_and_leads_nowhere():
    file = make.picture_file(fmt="PNG")
    file.name = "../../etc/ảnh\\..\\cron.d/x.svg"
    photo = media.store_photo(file, make.user())
    assert photo.file_name == "x.svg"
    assert photo.original.name == f"originals/{photo.key}.png"


def test_a_phones_second_picture_behind_the_first_is_left_alone():
    buffer = io.BytesIO()
    GRADIENT.save(buffer, "MPO", save_all=True, append_images=[Image.new("RGB", (90, 60))])
    photo = media.store_photo(buffer, make.user())
    assert (photo.width, photo.height, photo.embedded["format"]) == (600, 400, "JPEG")


def test_the_same_picture_again_is_the_same_row():
    data = make.picture_file().getvalue()
    user = make.user()
    first = media.take_in(io.BytesIO(data), user)
    again = media.take_in(io.BytesIO(data), user)
    assert (first[1], again) == (True, (first[0], False))


def test_a_picture_saved_anew_is_found_as_a_near_duplicate_and_another_is_not():
    def drawn(box, size, quality):
        image = GRADIENT.copy()
        ImageDraw.Draw(image).rectangle(box, fill=(200, 30, 30))
        buffer = io.BytesIO()
        image.resize(size).save(buffer, "JPEG", quality=quality)
        return media.store_photo(buffer, make.user())

    first = drawn((40, 40, 260, 200), (600, 400), 90)
    resaved = drawn((40, 40, 260, 200), (480, 320), 60)
    drawn((300, 10, 590, 390), (600, 400), 90)
    make.photo(), make.photo()
    assert media.near_duplicates(first) == [resaved]


def public_images(photo, facts=None):
    for file in media.give_public_names(photo, facts):
        with default_storage.open(file["name"]) as public:
            image = Image.open(public)
            image.load()
            yield file, image


def test_public_files_carry_no_place_and_stand_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Máy ảnh riêng"
    buffer = io.BytesIO()
    Image.new("RGB", (600, 400), (90, 120, 60)).save(buffer, "JPEG", exif=exif)
    photo = media.store_photo(buffer, make.user())
    assert (photo.width, photo.height) == (400, 600)
    for file, image in public_images(photo):
        assert (image.height > image.width) == (file["shape"] == "whole")
        assert not image.getexif()
        assert len(file["name"].split("-")[0]) == 32


@pytest.mark.parametrize("mode", ["CMYK", "L", "LA", "P", "I;16", "1", "RGBA"])
def test_every_colour_mode_becomes_what_a_browser_shows(mode, tmp_path):
    image = GRADIENT.convert("I").point(lambda level: level * 256) if mode == "I;16" else GRADIENT
    file = tmp_path / "picture"
    file.write_bytes(saved(image.convert(mode), "JPEG" if mode == "CMYK" else "PNG").getvalue())
    shown = decode.decoded(decode.opened(file), 300)
    assert shown.mode == ("RGBA" if "A" in mode else "RGB")
    assert shown.getpixel((150, 190))[0] > 200 > 60 > shown.getpixel((150, 4))[0]


def test_transparency_is_kept_where_the_format_has_it_and_is_white_in_a_jpeg():
    image = Image.new("RGBA", (400, 300), (200, 0, 0, 255))
    ImageDraw.Draw(image).rectangle((0, 0, 200, 300), fill=(0, 0, 0, 0))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    for file, public in public_images(media.store_photo(buffer, make.user())):
        corner = public.getpixel((5, 5))
        if file["ext"] == "jpg":
            assert min(corner) > 245
        else:
            assert corner[3] == 0


def test_the_colours_of_another_profile_are_brought_to_srgb(tmp_path):
    # A profile whose red is blue: whoever leaves it unread shows the wrong colour.
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"tmp ").replace(b"bXYZ", b"rXYZ").replace(b"tmp ", b"bXYZ")
    file = tmp_path / "picture"
    red = Image.new("RGB", (300, 200), (220, 30, 30))
    file.write_bytes(saved(red, "JPEG", icc_profile=swapped).getvalue())
    shown = decode.decoded(decode.opened(file), 300)
    assert shown.getpixel((50, 50))[2] > shown.getpixel((50, 50))[0]
    assert not shown.info


def test_what_the_brush_covered_is_gone_and_the_original_stays():
    image = GRADIENT.copy()
    draw = ImageDraw.Draw(image)
    for x in range(200, 400, 4):
        draw.line((x, 100, x, 300), fill=(255, 255, 255) if x % 8 else (0, 0, 0), width=2)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    photo = media.store_photo(buffer, make.user(), covers=[[0.5, 0.5, 0.3]])
    for file, public in public_images(photo):
        if file["shape"] == "whole":
            edges = [int(file[side] * part) for part in (0.4, 0.6) for side in ("width", "height")]
            middle = public.convert("L").crop(edges)
            darkest, brightest = middle.getextrema()
            assert brightest - darkest < 60
    with photo.original.open() as original:
        assert original.read() == buffer.getvalue()


def test_the_card_is_cut_around_the_focal_point_within_the_crop():
    image = Image.new("RGB", (1200, 400), "black")
    ImageDraw.Draw(image).rectangle((900, 0, 1200, 400), fill="white")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    where = {"focal_x": 0.95, "focal_y": 0.5}
    photo = media.store_photo(buffer, make.user(), crop_left=0.1, **where)
    for file, public in public_images(photo):
        brightness = sum(public.convert("L").resize((1, 1)).getextrema()) / 2
        if file["shape"] == "card":
            assert file["width"] == pytest.approx(file["height"] * 1.5, abs=2)
            assert brightness > 110, "the white part is what the card is about"
        elif file["width"] > 900:
            assert file["width"] / file["height"] == pytest.approx(2.7, abs=0.05)


def test_renditions_are_made_once_and_anew_when_the_crop_changes():
    photo = make.photo()
    assert photo.rendition_state == "waiting"
    files = renditions.ensure_renditions(photo)
    photo = Photo.objects.get()
    assert photo.rendition_state == "ready"
    assert renditions.ensure_renditions(photo) == files
    photo.focal_x = 0.2
    photo.save()
    assert photo.rendition_state == "waiting"
    assert renditions.ensure_renditions(photo) != files


def test_the_files_of_a_crop_that_changed_are_gone(django_capture_on_commit_callbacks):
    photo = make.photo()
    before = renditions.ensure_renditions(photo)
    photo.focal_x = 0.2
    photo.save()
    with django_capture_on_commit_callbacks(execute=True):
        renditions.ensure_renditions(photo)
    assert not any(renditions.storages["private"].exists(file["name"]) for file in before)


def test_a_picture_that_cannot_be_developed_keeps_the_reason():
    photo = make.photo()
    with photo.original.storage.open(photo.original.name, "wb") as original:
        original.write(b"torn")
    with pytest.raises(ValueError, match="không phải là ảnh"):
        renditions.make_renditions.func(photo.pk)
    photo.refresh_from_db()
    assert photo.rendition_state == "failed"
    assert "không phải là ảnh" in photo.renditions["failure"]


def test_phones_are_offered_no_file_wider_than_two_dots_a_pixel():
    buffer = io.BytesIO()
    GRADIENT.resize((2400, 1600)).save(buffer, "JPEG")
    files = media.give_public_names(media.store_photo(buffer, make.user()))
    shown = media.picture(files, "Hội trường")
    for cut in (shown, shown["card"]):
        for source in cut["sources"]:
            assert "768w" in source["small"] and "1200w" not in source["small"]
            assert "1440w" not in source["small"]
    assert "1920w" in shown["sources"][0]["srcset"]
    assert [source["type"] for source in shown["sources"]] == [
        "image/avif",
        "image/webp",
        "image/jpeg",
    ]
