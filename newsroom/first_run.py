"""From an empty folder to a newspaper: fill the database, then serve the site and its worker."""

import contextlib
import logging
import signal
import socket
import subprocess
import sys

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.servers.basehttp import run as run_server
from django.core.wsgi import get_wsgi_application

from articles.models import Article
from newsroom.logins import as_lines, may_have_sample_logins, renew_logins

FIXTURES = ("official_titles", "sections", "lang_son_2019")
HOST = "127.0.0.1"

logger = logging.getLogger(__name__)


class PortTaken(Exception):
    """Another program listens where the site should."""


def require_free_port(port):
    """Raise PortTaken when something listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortTaken(
                f"Port {port} of {HOST} cannot be used ({error.strerror}):"
                f" end the program that uses it, or choose another, as in PORT={port + 10}."
            ) from error


def fill(say):
    """Migrate, and give an empty newsroom its fixtures, pictures and logins; `say` takes lines.

    A newsroom that has an article or a login keeps everything as it is.
    """
    say("Preparing the database ...")
    call_command("migrate", verbosity=0, interactive=False)
    if not Article.objects.exists():
        say("Loading the first article ...")
        call_command("loaddata", *FIXTURES, verbosity=0)
    if may_have_sample_logins() and not get_user_model().objects.exists():
        logins = renew_logins()
        call_command("add_sample_pictures", by="tong-bien-tap")
        say(f"Logins, shown this once (`make logins` renews them):\n{as_lines(logins)}")
    else:
        say("Logins are as they were; `make logins` renews the sample ones.")


def serve(port, say):
    """Serve the site and run the worker until Ctrl+C or SIGTERM; both end together."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    with worker_process():
        say(f"\nThe site: {settings.SITE_URL}/\nThe desk: {settings.SITE_URL}/admin/\n")
        say("Ctrl+C ends both.")
        with contextlib.suppress(KeyboardInterrupt):
            run_server(HOST, port, get_wsgi_application(), threading=True)
    say("Ended.")


def interrupt(number, frame):
    """End on a signal as on Ctrl+C."""
    raise KeyboardInterrupt


@contextlib.contextmanager
def worker_process():
    """Run `manage.py work` beside the block, and end it with the block."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"]
    # A session of its own: Ctrl+C reaches us alone, and we end it in order.
    worker = subprocess.Popen(command, start_new_session=True)
    try:
        yield worker
    finally:
        worker.terminate()
        try:
            worker.wait(timeout=10)
        except subprocess.TimeoutExpired:
            logger.warning("The worker did not end in 10 seconds and is killed.")
            worker.kill()
            worker.wait()
