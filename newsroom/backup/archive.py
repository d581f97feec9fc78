"""The backup's file: a tar of plain files, and at its end a manifest with their SHA-256."""

import hashlib
import io
import json
import os
import tarfile
from pathlib import Path, PurePosixPath

DATABASE = "database"
MANIFEST = "manifest.json"
FORMAT = 1
CHUNK = 1024 * 1024  # bytes


class BackupError(Exception):
    """A backup cannot be made, read or restored; the sentence says why."""


class Hashing:
    """A readable file that hashes what is read from it."""

    def __init__(self, file):
        self.file, self.sha256 = file, hashlib.sha256()

    def read(self, size=-1):
        data = self.file.read(size)
        self.sha256.update(data)
        return data


def write_archive(target, about, files):
    """Write the archive under a temporary name, then give it its own; never over an old one."""
    target = Path(target)
    if target.exists():
        raise BackupError(f"{target} exists already: name a new file.")
    part = target.with_name(target.name + ".part")
    try:
        # Readable by its owner alone: it holds drafts, originals and password hashes.
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as raw:
            with tarfile.open(fileobj=raw, mode="w") as tar:
                sums = {
                    name: added for name, path in files.items() if (added := add(tar, name, path))
                }
                manifest = about | {"format": FORMAT, "sha256": sums}
                add_bytes(tar, MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())
            raw.flush()
            os.fsync(raw.fileno())
        part.rename(target)
    except OSError as error:
        raise BackupError(f"{target} cannot be written: {error.strerror or error}.") from error
    finally:
        part.unlink(missing_ok=True)


def add(tar, name, path):
    """Add one file and return its SHA-256, or None when it is gone (sealed in the meantime)."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return None
    with file:
        member = tarfile.TarInfo(name)
        status = os.fstat(file.fileno())
        member.size, member.mtime, member.mode = status.st_size, int(status.st_mtime), 0o600
        hashing = Hashing(file)
        tar.addfile(member, hashing)
    return hashing.sha256.hexdigest()


def add_bytes(tar, name, data):
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(data), 0o600
    tar.addfile(member, io.BytesIO(data))


def read_archive(file, *, into=None):
    """Check every file against the manifest, writing them below `into` if given; return it."""
    try:
        with tarfile.open(file, mode="r:") as tar:
            sums, manifest = read_members(tar, into)
    except (OSError, EOFError, tarfile.TarError, ValueError) as error:
        raise BackupError(f"{file} cannot be read as a backup: {error}.") from error
    if manifest is None or manifest.get("format") != FORMAT:
        raise BackupError(f"{file} has no manifest of format {FORMAT}: it is cut off or not ours.")
    if DATABASE not in sums or sums != manifest["sha256"]:
        wrong = sorted(set(sums.items()) ^ set(manifest["sha256"].items()))
        named = f" at {wrong[0][0]}" if wrong else ""
        raise BackupError(f"{file} is damaged{named}: its content is not what was written.")
    return manifest


def read_members(tar, into):
    """Return ({name: SHA-256}, manifest or None) of an open archive."""
    sums, manifest = {}, None
    for member in tar:
        if not member.isfile() or not is_inside(member.name):
            raise ValueError(f"it holds {member.name!r}, which no backup of ours does")
        content = tar.extractfile(member)
        if member.name == MANIFEST:
            manifest = json.loads(content.read())
        else:
            sums[member.name] = copy(content, into / member.name if into else None)
    return sums, manifest


def is_inside(name):
    """Return whether a name stays within the folder it is unpacked in."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def copy(content, path):
    """Hash a file, writing it to `path` unless that is None; return the SHA-256."""
    hashing = Hashing(content)
    if path is None:
        while hashing.read(CHUNK):
            pass
        return hashing.sha256.hexdigest()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        while data := hashing.read(CHUNK):
            target.write(data)
    path.chmod(0o644)
    return hashing.sha256.hexdigest()
