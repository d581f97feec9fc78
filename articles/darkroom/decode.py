"""From foreign bytes to an upright sRGB picture, by decoding and never by name."""

import io
import mmap
from contextlib import suppress
from pathlib import Path

from PIL import Image, ImageCms

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MAX_SIDE = 15_000  # pixels
MAX_PIXELS = 20_000_000
# A JPEG is decoded at a fraction of its size; others hold a picture three times, WebP's four.
MAX_PIXELS_OF = {
    "JPEG": 60_000_000,
    "MPO": 60_000_000,
    "WEBP": 12_000_000,
    "AVIF": 25_000_000,
    "HEIF": 25_000_000,
}
MAX_SCANS = 40  # of a progressive JPEG; cameras write ten, a bomb writes thousands
# What a browser or a reader of another kind would take for its own, and no picture holds.
FOREIGN = (b"<script", b"<html", b"<!doctype html", b"<svg", b"<?php", b"%PDF-", b"%!PS-Adobe")
END_OF_ZIP = b"PK\x05\x06"
SWAPPED = (5, 6, 7, 8)  # EXIF orientations that lie on their side
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
Image.MAX_IMAGE_PIXELS = None  # our own limits are asked below, each with its sentence
SRGB = ImageCms.createProfile("sRGB")

with suppress(ImportError):  # the extra `heic`
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False)
    FORMATS = (*FORMATS, "HEIF")


class Refused(Exception):
    """Why a file is not taken: a code of `door.SENTENCES`, and what its sentence names."""

    def __init__(self, code, **facts):
        super().__init__(code)
        self.code, self.facts = code, facts


def opened(path):
    """Return the picture with its header read and nothing decoded; Refused otherwise."""
    if Path(path).stat().st_size == 0:
        raise Refused("unreadable")
    try:
        image = Image.open(path, formats=FORMATS)
    except (OSError, ValueError, SyntaxError, LookupError, EOFError, TypeError) as error:
        raise Refused("heic" if is_heic(path) else "unreadable") from error
    refuse_foreign(path)
    width, height = image.size
    most = MAX_PIXELS_OF.get(image.format, MAX_PIXELS)
    if max(width, height) > MAX_SIDE:
        raise Refused("side", width=width, height=height, most=MAX_SIDE)
    if width * height > most:
        raise Refused("pixels", width=width, height=height, most=most // 1_000_000)
    # A phone's JPEG (MPO) carries a second picture behind the first, which is left alone.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise Refused("moving")
    return image


def is_heic(path):
    """Tell whether it is an iPhone's format, which only the extra reads."""
    with Path(path).open("rb") as file:
        return file.read(12)[4:] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1")


def refuse_foreign(path):
    """Raise Refused for a file that is something else as well, or a JPEG of too many passes."""
    with (
        Path(path).open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as map_,
    ):
        tail = map_[-66_000:]
        if END_OF_ZIP in tail or any(is_in(map_, word) for word in FOREIGN):
            raise Refused("foreign")
        scans, at = 0, map_.find(b"\xff\xda")
        while map_[:2] == b"\xff\xd8" and at >= 0 and scans <= MAX_SCANS:
            scans, at = scans + 1, map_.find(b"\xff\xda", at + 2)
        if scans > MAX_SCANS:
            raise Refused("slow")


def is_in(map_, word):
    return map_.find(word) >= 0 or map_.find(word.upper()) >= 0


def turned_size(image):
    """Return the width and height as seen, from the header alone."""
    width, height = image.size
    on_side = image.getexif().get(0x0112) in SWAPPED
    return (height, width) if on_side else (width, height)


def decoded(image, longest):
    """Return the picture decoded to its last byte: upright, sRGB (RGB or RGBA), small enough.

    Its longer side is `longest` pixels if the file has them, and at most half as much again. A
    large JPEG never stands in memory whole. Raises whatever Pillow does for a damaged file.
    """
    profile, orientation = image.info.get("icc_profile"), image.getexif().get(0x0112, 1)
    image.draft(None, (longest, longest))
    image.load()
    image = plain_mode(image)
    scale = longest / max(image.size)
    if scale < 0.67:
        size = [max(1, round(side * scale)) for side in image.size]
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    image = in_srgb(image, profile)
    turn = TURNS.get(orientation)
    image = image if turn is None else image.transpose(turn)
    image.info = {}  # encoders write profiles and more from there
    return image


def plain_mode(image):
    """Return the picture as L, RGB, RGBA or CMYK, whatever its file counts in."""
    if image.mode.startswith("I;16"):
        return image.point(lambda level: level / 256).convert("L")
    if image.mode in ("I", "F"):
        return image.point(lambda level: level / 256).convert("L")
    if image.mode in ("LA", "PA", "RGBa", "La") or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        return image
    return image.convert("RGB")


def in_srgb(image, profile):
    """Return the picture in sRGB by its own colour profile; a broken profile is not asked."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    base = image if alpha is None else image.convert("RGB")
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            base = ImageCms.profileToProfile(base, own, SRGB, outputMode="RGB")
    base = base if base.mode == "RGB" else base.convert("RGB")
    if alpha is not None:
        base.putalpha(alpha)
    return base
