"""Writers in processes of their own, at one database that is empty at first."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


class Newsroom:
    """A database with the processes that work on it."""

    def __init__(self, address):
        self.environment = os.environ | {
            "DATABASE_URL": address,
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "ENV_FILE": os.devnull,
            "PYTHONPATH": str(ROOT),
        }

    def manage(self, *arguments):
        """Run a command of manage.py; return what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True
        ).stdout

    def shell(self, code):
        return self.manage("shell", "-v0", "-c", code)

    def writers(self, script, *arguments):
        """Start a writer for each of the argument lists; return them when all are ready."""
        started = [
            subprocess.Popen(
                [sys.executable, f"tests/prove/{script}", *given],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for given in arguments
        ]
        for writer in started:
            assert writer.stdout.readline() == "ready\n"
        return started


def say(writers, line):
    """Say one line to all writers, as nearly at once as can be."""
    for writer in writers:
        writer.stdin.write(f"{line}\n")
        writer.stdin.flush()


def empty_newsroom(folder):
    """Return a Newsroom with an empty, migrated database beside the one that tests use."""
    if connection.vendor == "sqlite":
        address = f"sqlite:///{folder / 'writers.sqlite3'}"
    else:
        name = f"writers_{secrets.token_hex(4)}"
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        address = os.environ["TEST_DATABASE_URL"].replace("/newsroom?", f"/{name}?")
    newsroom = Newsroom(address)
    newsroom.manage("migrate", "-v0")
    return newsroom
