"""Pictures: taken in by decoding, kept private, given public names when published.

The original and its renditions lie in the private storage. Publishing copies the renditions to
new random names under MEDIA_ROOT (`<32 hex>-<width>.<ext>`); sealing deletes those.
"""

import hashlib
import io
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task
from PIL import Image, ImageOps, UnidentifiedImageError

from people.fields import new_key

from .models import Photo

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 60_000_000
MAX_SIDE = 15_000
WIDTHS = (480, 960, 1440)
ENCODINGS = (("webp", "WEBP", {"quality": 78}), ("jpg", "JPEG", {"quality": 80, "optimize": True}))
MIME = {"webp": "image/webp", "jpg": "image/jpeg"}


def store_photo(file, by, **facts):
    """Take a picture into the library and return its Photo; the same picture again, the same row.

    `file` is read whole; `facts` are fields of Photo. Raises ValueError with a sentence for
    whatever is not a picture that we take.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(_("The picture is larger than 40 MB: save it smaller."))
    image = read_picture(data)
    checksum = hashlib.sha256(data).hexdigest()
    known = Photo.objects.filter(checksum=checksum).first()
    if known:
        return known
    key = new_key()
    extension = {"JPEG": "jpg"}.get(image.format, image.format.lower())
    upright = ImageOps.exif_transpose(image)
    name = storages["private"].save(f"originals/{key}.{extension}", ContentFile(data))
    try:
        with transaction.atomic():
            photo = Photo.objects.create(
                key=key,
                original=name,
                checksum=checksum,
                width=upright.width,
                height=upright.height,
                uploaded_by=by,
                **facts,
            )
            transaction.on_commit(lambda: make_renditions.enqueue(photo.pk))
    except BaseException:
        storages["private"].delete(name)
        raise
    return photo


def read_picture(data):
    """Return the picture, decoded to the last pixel; ValueError with a sentence otherwise."""
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
        if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
            raise ValueError(
                _("The picture has %(width)s × %(height)s pixels: at most 60 million are taken.")
                % {"width": image.width, "height": image.height}
            )
        if getattr(image, "n_frames", 1) > 1:
            raise ValueError(_("The picture moves: only still pictures are taken."))
        image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(
            _("The file is not a JPEG, PNG, WebP or AVIF picture, or it is damaged.")
        ) from error
    return image


@task()
def make_renditions(photo_pk):
    """Make the private renditions of a photo; a second run changes nothing."""
    ensure_renditions(Photo.objects.get(pk=photo_pk))


def ensure_renditions(photo):
    """Return the renditions, made when they are missing: a list of name, width, height, ext."""
    if photo.renditions.get("files"):
        return photo.renditions["files"]
    with photo.original.open("rb") as original:
        image = ImageOps.exif_transpose(read_picture(original.read())).convert("RGB")
    files = []
    for width in sorted({min(width, image.width) for width in WIDTHS}):
        size = (width, max(1, round(image.height * width / image.width)))
        scaled = image.resize(size, Image.Resampling.LANCZOS)
        for extension, encoder, options in ENCODINGS:
            buffer = io.BytesIO()
            scaled.save(buffer, encoder, **options)
            name = f"renditions/{photo.key}-{width}.{extension}"
            storages["private"].delete(name)
            storages["private"].save(name, ContentFile(buffer.getvalue()))
            files.append({"name": name, "width": width, "height": size[1], "ext": extension})
    photo.renditions = {"files": files}
    photo.save(update_fields=["renditions"])
    return files


def give_public_names(photo):
    """Copy the renditions to fresh public names; return them as `[{name, width, height, ext}]`."""
    token = secrets.token_hex(16)
    public = []
    try:
        for rendition in ensure_renditions(photo):
            name = f"{token}-{rendition['width']}.{rendition['ext']}"
            public.append(rendition | {"name": name})
            with storages["private"].open(rendition["name"]) as file:
                default_storage.save(name, file)
    except BaseException:
        delete_public(public)
        raise
    return public


def delete_public(files):
    """Delete public files; those already gone are no error."""
    for file in files:
        default_storage.delete(file["name"])


def picture(files, alt):
    """Return what a template needs of public files: alt, width, height, src and sources."""
    jpegs = [file for file in files if file["ext"] == "jpg"]
    largest = max(jpegs, key=lambda file: file["width"])
    middle = min(jpegs, key=lambda file: abs(file["width"] - 960))
    sources = [
        {
            "type": MIME[extension],
            "srcset": ", ".join(
                f"{default_storage.url(file['name'])} {file['width']}w"
                for file in files
                if file["ext"] == extension
            ),
        }
        for extension, _encoder, _options in ENCODINGS
    ]
    return {
        "alt": alt,
        "width": largest["width"],
        "height": largest["height"],
        "src": default_storage.url(middle["name"]),
        "sources": sources,
    }
