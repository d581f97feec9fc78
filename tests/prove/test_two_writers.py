"""Several processes appoint to the same posts at once: one sure holder, by the same sentence."""

import contextlib
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.utils.translation import gettext

POSTS, WRITERS = 60, 4
ROOT = Path(__file__).resolve().parents[2]
SETUP = f"""
from tests import make
make.organization()
for number in range({POSTS}):
    make.position()
"""
COUNT = """
from people.models import Tenure
sole = Tenure.objects.filter(is_sole=True)
print(Tenure.objects.count(), sole.values("position").distinct().count())
"""


@contextlib.contextmanager
def empty_database(folder):
    """Yield the address of an empty database beside the one that tests use."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'writers.sqlite3'}"
        return
    name = f"writers_{secrets.token_hex(4)}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield os.environ["TEST_DATABASE_URL"].replace("/newsroom?", f"/{name}?")


@pytest.mark.prove
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_writers_at_once_leave_one_sure_holder_a_post_and_hear_the_same_sentence(tmp_path):
    with empty_database(tmp_path) as address:
        environment = os.environ | {
            "DATABASE_URL": address,
            "SECRET_KEY": secrets.token_urlsafe(50),
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "ENV_FILE": os.devnull,
            "PYTHONPATH": str(ROOT),
        }

        def manage(*arguments):
            command = [sys.executable, "manage.py", *arguments]
            done = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
            )
            return done.stdout

        manage("migrate", "-v0")
        manage("shell", "-v0", "-c", SETUP)
        writers = [
            subprocess.Popen(
                [sys.executable, "tests/prove/appointing.py", str(number)],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for number in range(WRITERS)
        ]
        for writer in writers:
            assert writer.stdout.readline() == "ready\n"
        for writer in writers:
            writer.stdin.write("go\n")
            writer.stdin.flush()
        said = "".join(writer.communicate(timeout=120)[0] for writer in writers)
        counted = manage("shell", "-v0", "-c", COUNT).split()
    sentence = gettext("Somebody else surely held this position in this organisation at that time.")
    outcomes = said.splitlines()
    assert outcomes.count("kept") == POSTS
    assert set(outcomes) == {"kept", f"IntegrityError: {sentence}"}
    assert counted == [str(POSTS), str(POSTS)]
