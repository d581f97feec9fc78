"""What `make run` serves, from an empty folder, in real processes."""

import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from newsroom.logins import GROUP_OF

pytestmark = pytest.mark.prove
MEMORY_LIMIT = 300  # MB, all processes together


@pytest.fixture
def environment(tmp_path):
    """A newsroom of its own below a temporary folder."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return os.environ | {
        "ENV_FILE": os.devnull,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DATABASE_URL": f"sqlite:///{tmp_path}/newsroom.sqlite3",
        "MEDIA_ROOT": f"{tmp_path}/media",
        "PRIVATE_ROOT": f"{tmp_path}/private",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "PORT": str(port),
    }


@contextmanager
def started(environment, tmp_path):
    """Run `manage.py start` until it serves; yield (process, file of what it prints)."""
    output = tmp_path / "output"
    command = [sys.executable, "manage.py", "start", "--port", environment["PORT"]]
    with output.open("w") as file:
        process = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=file, stderr=file
        )
    try:
        wait_for(f"{environment['SITE_URL']}/healthz", process, output)
        yield process, output
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(url, process, output, seconds=90):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, output.read_text()
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"{url} did not answer:\n{output.read_text()}")


def family(pid):
    """Return the process and its children, by their numbers."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def megabytes(pid):
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def read(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


def password_hashes(tmp_path):
    with closing(sqlite3.connect(tmp_path / "newsroom.sqlite3")) as database:
        return database.execute("SELECT username, password FROM people_user").fetchall()


def test_an_empty_folder_becomes_a_newspaper_that_a_second_run_leaves_alone(environment, tmp_path):
    site = environment["SITE_URL"]
    with started(environment, tmp_path) as (process, output):
        assert all(name in output.read_text() for name in (*GROUP_OF, f"{site}/admin/"))
        assert "Phạm Ngọc Thưởng" in read(f"{site}/tim-kiem/?q=pham+ngoc+thuong")
        pids = family(process.pid)
        assert len(pids) == 2, "the site and its worker"
        assert sum(map(megabytes, pids)) < MEMORY_LIMIT
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0, output.read_text()
        assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
    before = password_hashes(tmp_path)
    with started(environment, tmp_path) as (_, output):
        assert "make logins" in output.read_text()
    assert password_hashes(tmp_path) == before
