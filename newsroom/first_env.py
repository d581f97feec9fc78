"""Write var/newsroom.env with a fresh SECRET_KEY, once: `make run` does so before all else."""

import os
import secrets
from pathlib import Path

ENV_FILE = Path(__file__).resolve().parent.parent / "var" / "newsroom.env"
TEXT = """\
# Read by newsroom/settings.py; the real environment wins over it. Keep it secret.
SECRET_KEY={key}
# DEBUG=on shows tracebacks in place of our own 404 and 500 pages.
DEBUG=off
"""


def write_first_env(file=ENV_FILE):
    """Write the file unless it exists; return whether it was written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w") as handle:
        handle.write(TEXT.format(key=secrets.token_urlsafe(50)))
    return True


if __name__ == "__main__":
    write_first_env()
