"""A throwaway Redis on a socket of its own."""

import contextlib
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from tests.real import Missing, skip_or_fail


class Redis:
    """One server: `url` for CACHE_URL, `stop()` to see what happens without it."""

    def __init__(self, folder):
        program = shutil.which("redis-server")
        if not program:
            raise Missing("Redis is not installed: apt-get install redis-server.")
        self.socket = Path(folder) / "redis.sock"
        self.url = f"unix://{self.socket}"
        command = [program, "--port", "0", "--unixsocket", self.socket, "--save", ""]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)

    def wait(self, seconds=10):
        """Return when the server listens."""
        deadline = time.monotonic() + seconds
        while not self.socket.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("Redis did not start.")
            time.sleep(0.02)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=10)


@contextlib.contextmanager
def server():
    """Run a Redis for the block; yield it."""
    with tempfile.TemporaryDirectory(prefix="redis-") as folder:
        redis = Redis(folder)
        try:
            redis.wait()
            yield redis
        finally:
            redis.stop()


@pytest.fixture
def redis_server():
    """A real Redis for one test; skipped by name where it is not installed."""
    try:
        with server() as redis:
            yield redis
    except Missing as error:
        skip_or_fail(error)
