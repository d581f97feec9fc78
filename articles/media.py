"""Pictures: taken into the library by decoding, given public names when published.

The original and its renditions lie in the private storage. Publishing copies the renditions to
new random names under MEDIA_ROOT (`<32 hex>-<width>.<ext>`), with the credit written into them;
sealing deletes those.
"""

import datetime
import hashlib
import secrets
import tempfile
from contextlib import suppress
from pathlib import PurePath

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from people.fields import new_key
from people.models import Person

from .darkroom import door, stamp
from .darkroom.likeness import NEAR, distance
from .models import Photo, Source
from .renditions import MIME, ask_for_renditions, ensure_renditions

AT_THE_DESK = ("thumb", "proof")
MAX_BYTES = 40 * 1024 * 1024
FALLBACK = 1080  # pixels: the JPEG that stands where a browser chooses nothing
PHONE = 768  # pixels: the widest file for a phone, two of its dots for each of ours


# --- Taken in --------------------------------------------------------------------------------


def store_photo(file, by, **facts):
    """Take a picture into the library and return its Photo; the same picture again, the same row.

    `facts` are fields of Photo and win over what the file says of itself. Raises ValueError with
    a sentence for whatever is not a picture that we take; nothing is kept of that.
    """
    return take_in(file, by, **facts)[0]


def take_in(file, by, **facts):
    """Do as `store_photo`; return the Photo, and whether it is new."""
    with tempfile.NamedTemporaryFile(prefix="upload-") as copy:
        checksum = _copied(file, copy)
        known = Photo.objects.filter(checksum=checksum).first()
        if known:
            return known, False
        with door.inspected(copy.name) as seen:
            name = str(getattr(file, "name", None) or "")
            fields = _fields(seen, name) | {"checksum": checksum, "uploaded_by": by} | facts
            copy.seek(0)
            return _kept(copy, seen, fields)


def _copied(file, copy):
    """Copy an upload chunk by chunk; return its SHA-256. ValueError when it is too large."""
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    while chunk := file.read(256 * 1024):
        size += len(chunk)
        if size > MAX_BYTES:
            raise ValueError(_("The picture is larger than 40 MB: save it smaller."))
        digest.update(chunk)
        copy.write(chunk)
    copy.flush()
    return digest.hexdigest()


def _fields(seen, file_name):
    """Return the fields of Photo that the file fills: nothing is invented, alt least of all."""
    said = seen["facts"]
    places = (said.get(name) for name in ("city", "province", "country"))
    creator = ", ".join(said.get("creator", []))
    source = said.get("source") or said.get("credit") or ""
    return {
        "width": seen["width"],
        "height": seen["height"],
        "likeness": seen["likeness"],
        "embedded": said | {"format": seen["format"]},
        "file_name": PurePath(file_name.replace("\\", "/")).name[-120:],
        "description": said.get("description") or said.get("headline") or said.get("title", ""),
        "creator": creator[:160],
        "credit": (said.get("credit") or creator)[:160],
        "keywords": ", ".join(said.get("keywords", []))[:300],
        "place": ", ".join(filter(None, places))[:160],
        "taken_on": _day(said.get("taken_on", "")),
        "source": Source.objects.filter(name=source).first() if source else None,
    }


def _day(text):
    """Return the day of YYYY-MM-DD, or None: cameras write days that no calendar has."""
    with suppress(ValueError):
        return datetime.date.fromisoformat(text)
    return None


def _kept(copy, seen, fields):
    """Keep the original, a thumbnail and the row, or nothing; return the Photo and if it is new."""
    key, private = new_key(), storages["private"]
    extension = {"jpeg": "jpg"}.get(seen["format"].lower(), seen["format"].lower())
    names = []
    try:
        names.append(private.save(f"originals/{key}.{extension}", File(copy)))
        for use in AT_THE_DESK:
            small = ContentFile(seen[use].read_bytes())
            names.append(private.save(f"renditions/{key}/{use}.webp", small))
        with transaction.atomic():
            at_the_desk = dict(zip(AT_THE_DESK, names[1:], strict=True))
            photo = Photo.objects.create(
                key=key, original=names[0], renditions=at_the_desk, **fields
            )
            photo.people.set(_known_people(seen["facts"].get("people", [])))
            ask_for_renditions(photo)
    except BaseException as error:
        for name in names:
            private.delete(name)
        if isinstance(error, IntegrityError):  # the same picture came in beside this one
            with suppress(Photo.DoesNotExist):
                return Photo.objects.get(checksum=fields["checksum"]), False
        raise
    return photo, True


def _known_people(names):
    """Return those of the named whom the register knows under exactly one such name."""
    found = [list(Person.objects.filter(full_name=name)[:2]) for name in names]
    return [rows[0] for rows in found if len(rows) == 1]


def near_duplicates(photo):
    """Return up to five other pictures that look the same, the most alike first."""
    if not photo.likeness:
        return []
    # A difference of bits is nothing that both databases can compute; 100,000 take 0.2 s here.
    others = Photo.objects.not_binned().exclude(pk=photo.pk).exclude(likeness="")
    near = sorted(
        (gap, pk)
        for pk, likeness in others.order_by().values_list("pk", "likeness").iterator()
        if (gap := distance(photo.likeness, likeness)) <= NEAR
    )[:5]
    rows = Photo.objects.in_bulk([pk for _gap, pk in near])
    return [rows[pk] for _gap, pk in near]


# --- Made public -----------------------------------------------------------------------------


def give_public_names(photo, facts=None):
    """Copy the renditions to fresh public names; return them as `[{name, shape, width, …, ext}]`.

    `facts` are written into the files as `stamp.stamped` says.
    """
    tokens = {"whole": secrets.token_hex(16), "card": secrets.token_hex(16)}
    public = []
    try:
        for rendition in ensure_renditions(photo):
            name = f"{tokens[rendition['shape']]}-{rendition['width']}.{rendition['ext']}"
            public.append(rendition | {"name": name})
            with storages["private"].open(rendition["name"]) as file:
                data = stamp.stamped(file.read(), rendition["ext"], facts or {})
            default_storage.save(name, ContentFile(data))
    except BaseException:
        delete_public(public)
        raise
    return public


def delete_public(files):
    """Delete public files; those already gone are no error."""
    for file in files:
        default_storage.delete(file["name"])


def picture(files, alt, address=default_storage.url):
    """Return what a template needs of a picture's files: alt, the whole picture's src, width,
    height and sources, and under `card` the same of its 3:2 cut.

    A source has type, srcset, and `small`: the srcset for phones.
    """
    return {"alt": alt, **_shape(files, "whole", address), "card": _shape(files, "card", address)}


def _shape(files, shape, address):
    files = [file for file in files if file["shape"] == shape]
    jpegs = [file for file in files if file["ext"] == "jpg"]
    fallback = min(jpegs, key=lambda file: abs(file["width"] - FALLBACK))
    return {
        "src": address(fallback["name"]),
        "width": fallback["width"],
        "height": fallback["height"],
        "sources": [_source(files, extension, address) for extension in MIME],
    }


def _source(files, extension, address):
    files = [file for file in files if file["ext"] == extension]
    narrowest = min(file["width"] for file in files)
    candidates = [(file["width"], f"{address(file['name'])} {file['width']}w") for file in files]
    small = [text for width, text in candidates if width <= max(PHONE, narrowest)]
    return {
        "type": MIME[extension],
        "srcset": ", ".join(text for _width, text in candidates),
        "small": ", ".join(small),
    }
