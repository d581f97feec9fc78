"""Take the pictures of docs/pictures (development requirements):

    python docs/screenshots.py [CHAPTER…]

A chapter is a module of docs/shots/ with `shoot(camera)`; all of them when none is named. Each
has a newsroom of its own, filled as `make run` fills one, in a temporary folder.
"""

import importlib
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from shots.camera import PICTURES, Camera, newsroom_in, served  # noqa: E402

from tests.real.chromium import FLAGS, program  # noqa: E402

NO_CHAPTERS = ("camera", "staff")
CHAPTERS = sorted({file.stem for file in (HERE / "shots").glob("*.py")}.difference(NO_CHAPTERS))


def main(chapters):
    """Take the one chapter named, or each of several in a process of its own."""
    if unknown := set(chapters) - set(CHAPTERS):
        sys.exit(f"No chapter {', '.join(sorted(unknown))}; there are {', '.join(CHAPTERS)}.")
    if len(chapters) == 1:
        return take(chapters[0])
    for chapter in chapters or CHAPTERS:
        subprocess.run([sys.executable, __file__, chapter], check=True)


def take(chapter):
    """Make a newsroom, serve it, take the chapter's pictures, end it."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = newsroom_in(Path(folder))
        from newsroom.logins import renew_logins

        passwords = {name: password for name, (_groups, password) in renew_logins().items()}
        with served(site), sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=program(), args=[*FLAGS, "--lang=vi-VN"]
            )
            importlib.import_module(f"shots.{chapter}").shoot(Camera(chromium, site, passwords))
            chromium.close()


if __name__ == "__main__":
    main(sys.argv[1:])
