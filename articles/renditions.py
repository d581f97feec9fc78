"""Private renditions: made by a job when a picture is stored or its crop changes.

They lie in the private storage beside the original. `Photo.renditions` holds the recipe they were
made by, so that a change of focal point, crop or covers is seen, and what readers could get of
the old ones (nothing) needs no clearing up.
"""

import secrets
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction
from django_tasks import task

from .darkroom import door
from .models import Photo

MIME = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@task()
def make_renditions(photo_pk):
    """Make the renditions of a photo where they are missing or stale; again is no error.

    A picture that cannot be decoded keeps the sentence why, for the desk to show.
    """
    photo = Photo.objects.filter(pk=photo_pk).first()
    if photo is None:
        return
    try:
        ensure_renditions(photo)
    except ValueError as error:
        failed = photo.renditions | {"recipe": photo.recipe_digest(), "failure": str(error)}
        Photo.objects.filter(pk=photo_pk).update(renditions=failed)
        raise


def ask_for_renditions(photo):
    """Have the job make the renditions once the transaction holds, if they are not as they are."""
    if photo.rendition_state != "ready":
        transaction.on_commit(partial(make_renditions.enqueue, photo.pk))


def ensure_renditions(photo):
    """Return the renditions `[{name, shape, width, height, ext}]`, made when missing or stale.

    Raises ValueError with a sentence when the original cannot be decoded.
    """
    if photo.rendition_state != "ready":
        recipe, digest, folder = photo.recipe(), photo.recipe_digest(), secrets.token_hex(4)
        with local_copy(photo.original) as path, door.developed(path, recipe) as files:
            kept = [_keep(photo, folder, file) for file in files]
        small = {name: photo.renditions.get(name) for name in ("thumb", "proof")}
        _replace(photo, small | {"recipe": digest, "files": kept})
    return photo.renditions["files"]


def _keep(photo, folder, file):
    name = f"renditions/{photo.key}/{folder}/{file['name']}"
    with file["path"].open("rb") as content:
        stored = storages["private"].save(name, File(content))
    return {key: file[key] for key in ("shape", "width", "height", "ext")} | {"name": stored}


@transaction.atomic
def _replace(photo, renditions):
    """Write the new renditions; the files of whatever stood there go when the transaction holds."""
    row = Photo.objects.select_for_update(of=("self",)).get(pk=photo.pk)
    old = [file["name"] for file in row.renditions.get("files", [])]
    Photo.objects.filter(pk=photo.pk).update(renditions=renditions)
    photo.renditions = renditions
    transaction.on_commit(partial(delete_private, old))


def delete_private(names):
    """Delete private files; those already gone are no error."""
    for name in names:
        storages["private"].delete(name)


@contextmanager
def local_copy(file):
    """Give the path of a stored file's copy on this machine, gone after the block."""
    with tempfile.NamedTemporaryFile(prefix="darkroom-") as copy, file.open("rb") as original:
        for chunk in original.chunks():
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)
