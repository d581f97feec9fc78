"""Files that nothing names any more: of a publication whose COMMIT failed, of a picture refused.

A file is written before the row that names it is committed, so that readers never have a name
without a file. What a failure leaves between the two is swept, once it is old enough.
"""

from datetime import timedelta

from django.core.files.storage import default_storage, storages
from django.utils import timezone

from .models import Photo, Portrait, PublishedArticle, PublishedPhoto

GRACE = timedelta(hours=2)  # no transaction of ours takes as long


def sweep(at=None, *, dry_run=False):
    """Delete public and private files without a row; return their names, sorted."""
    before = (at or timezone.now()) - GRACE
    private = storages["private"]
    found = []
    for storage, names, known in (
        (default_storage, _files(default_storage, ""), _public_names()),
        (private, [*_files(private, "originals"), *_renditions(private)], _private_names()),
    ):
        for name in names:
            if name not in known and _written(storage, name) < before:
                found.append(name)
                if not dry_run:
                    storage.delete(name)
    return sorted(found)


def _public_names():
    """Return the names of all files that a version gives or will give to readers."""
    rows = PublishedPhoto.objects.filter(version__sealed_at=None).values_list("files", flat=True)
    portraits = Portrait.objects.values_list("files", flat=True)
    names = {file["name"] for files in (*rows.iterator(), *portraits) for file in files}
    cards = PublishedArticle.objects.filter(sealed_at=None).exclude(card=None)
    return names | {card["name"] for card in cards.values_list("card", flat=True).iterator()}


def _private_names():
    names = set()
    for original, renditions in Photo.objects.values_list("original", "renditions").iterator():
        small = (renditions.get(use) for use in ("thumb", "proof"))
        names |= {original, *small} | {file["name"] for file in renditions.get("files", [])}
    return names


def _files(storage, folder):
    if not storage.exists(folder or "."):
        return
    for name in storage.listdir(folder)[1]:
        yield f"{folder}/{name}" if folder else name


def _renditions(storage, folder="renditions"):
    if not storage.exists(folder):
        return
    yield from _files(storage, folder)
    for inner in storage.listdir(folder)[0]:
        yield from _renditions(storage, f"{folder}/{inner}")


def _written(storage, name):
    """Return when a file was written; now, for one that was deleted meanwhile."""
    try:
        return storage.get_modified_time(name)
    except FileNotFoundError:
        return timezone.now()
