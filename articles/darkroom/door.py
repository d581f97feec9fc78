"""How the site has a file decoded: in a process of its own, which the file cannot outlast."""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = {"inspect": 20, "develop": 240}  # seconds by the clock, on a busy machine
SENTENCES = {
    "unreadable": gettext_noop(
        "The file is not a JPEG, PNG, WebP or AVIF picture, or it is damaged."
    ),
    "heic": gettext_noop(
        "HEIC pictures are not read here: choose “Most Compatible” in the phone's camera settings,"
        " or export the picture as a JPEG."
    ),
    "damaged": gettext_noop(
        "The picture is damaged: it ends too early or cannot be decoded. Export it once more."
    ),
    "side": gettext_noop(
        "The picture measures %(width)s × %(height)s pixels: at most %(most)s a side are taken."
    ),
    "pixels": gettext_noop(
        "The picture measures %(width)s × %(height)s pixels: at most %(most)s million are taken."
    ),
    "moving": gettext_noop("The picture moves: only still pictures are taken."),
    "foreign": gettext_noop(
        "The file holds something else beside a picture (a page, a program or an archive):"
        " export it once more from a picture editor."
    ),
    "slow": gettext_noop("The picture takes too long to decode: save it anew as a plain JPEG."),
    "memory": gettext_noop("The picture takes too much memory to decode: save it smaller."),
}


@contextmanager
def inspected(path):
    """Give what `__main__.inspect` says of a file; `thumb` and `proof` are paths of two small
    pictures, gone after the block.

    Raises ValueError with a sentence for whatever is not a picture that we take.
    """
    with tempfile.TemporaryDirectory(prefix="darkroom-") as folder:
        paths = {name: Path(folder) / f"{name}.webp" for name in ("thumb", "proof")}
        yield _ask("inspect", path, folder) | paths


@contextmanager
def developed(path, recipe):
    """Give the renditions of a file as `[{name, shape, width, height, ext, path}]`.

    `recipe` holds crop, focal and covers (see develop.py). Raises ValueError as `inspected`.
    """
    with tempfile.TemporaryDirectory(prefix="darkroom-") as folder:
        files = _ask("develop", path, folder, json.dumps(recipe))["files"]
        yield [file | {"path": Path(folder) / file["name"]} for file in files]


@contextmanager
def _alone(command):
    """Hold the others of this installation off: twenty uploads at once take one's memory."""
    name = f"darkroom-{os.getuid()}-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]}-{command}"
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    lock = os.open(Path(tempfile.gettempdir()) / f"{name}.lock", flags, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _run(command, *arguments):
    # It gets none of our environment: no secret stands where foreign bytes are read.
    with _alone(command):
        return subprocess.run(
            [sys.executable, "-m", "articles.darkroom", command, *arguments],
            cwd=ROOT,
            env={"PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE[command],
            check=False,
        )


def _ask(command, path, folder, *more):
    try:
        done = _run(command, str(path), folder, *more)
    except subprocess.TimeoutExpired as error:
        raise ValueError(_(SENTENCES["slow"])) from error
    if done.returncode < 0:
        raise ValueError(_(SENTENCES["slow"]))
    if done.returncode:
        raise ValueError(_(SENTENCES["unreadable"])) from RuntimeError(done.stderr.decode()[-2000:])
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise ValueError(_(SENTENCES[answer["refused"]]) % answer["facts"])
    return answer
