"""One file that holds the database and the media, verified by checksums.

Settings and SECRET_KEY are not in it: they are kept with the machine's own configuration.
"""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from newsroom.backup import dumps
from newsroom.backup.archive import DATABASE, BackupError, read_archive, write_archive

STAGING = ".restoring"
REPLACED = ".replaced"
OWN_FOLDERS = {STAGING, REPLACED}

__all__ = ["BackupError", "make_backup", "restore_backup", "verify_backup"]


def media_folders():
    """Return {name inside the archive: folder} for what is kept beside the database."""
    return {"media": Path(settings.MEDIA_ROOT), "private": Path(settings.PRIVATE_ROOT)}


def make_backup(file, *, at=None):
    """Write the backup, read it back, and return its manifest; `file` must not exist yet.

    The database is taken first, from one moment. Originals are only ever added, so every one
    that the database names is found afterwards.
    """
    about = {
        "engine": connection.vendor,
        "made_at": timezone.localtime(at or timezone.now()).isoformat(timespec="seconds"),
    }
    with tempfile.TemporaryDirectory(prefix="newsroom-backup-") as scratch:
        dump = Path(scratch) / DATABASE
        dumps.dump_database(dump)
        write_archive(file, about, {DATABASE: dump, **files_to_keep()})
    return verify_backup(file)


def files_to_keep():
    """Return {name inside the archive: path} of every media file."""
    found = {}
    for name, folder in media_folders().items():
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and inside.parts[0] not in OWN_FOLDERS:
                found[f"{name}/{inside.as_posix()}"] = path
    return found


def verify_backup(file):
    """Read the whole archive and return its manifest; raise BackupError when it is damaged."""
    return read_archive(file)


def restore_backup(file, *, replace=False):
    """Put the database and the media back as they were; return the manifest.

    Everything is verified before anything is touched. A newsroom that holds something is refused
    unless `replace`; then the media that were there go once the database is in place.
    """
    if not replace:
        refuse_unless_empty()
    staging = media_folders()["private"] / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        manifest = read_archive(file, into=staging)
        if manifest["engine"] != connection.vendor:
            raise BackupError(
                f"The backup is of {manifest['engine']} and DATABASE_URL names"
                f" {connection.vendor}: name a database of the same kind."
            )
        dumps.load_database(staging / DATABASE)
        for name, folder in media_folders().items():
            exchange(folder, staging / name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return manifest


def refuse_unless_empty():
    """Raise BackupError when there is something that a restore would replace."""
    if connection.introspection.table_names():
        raise BackupError("The database holds tables already: say --replace to give them up.")
    for folder in media_folders().values():
        if folder.exists() and any(path.name not in OWN_FOLDERS for path in folder.iterdir()):
            raise BackupError(f"{folder} holds files already: say --replace to give them up.")


def exchange(folder, restored):
    """Put what was restored into a folder, in place of what was there."""
    folder.mkdir(parents=True, exist_ok=True)
    old = folder / REPLACED
    old.mkdir(exist_ok=True)
    for path in list(folder.iterdir()):
        if path.name not in OWN_FOLDERS:
            shutil.move(path, old / path.name)
    for path in list(restored.iterdir()) if restored.exists() else []:
        shutil.move(path, folder / path.name)
    shutil.rmtree(old)
