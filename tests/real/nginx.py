"""The newsroom as deploy/ serves it: gunicorn on a socket, nginx before it, both throwaway."""

import contextlib
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

from tests.real import Missing

HOST = "newsroom.example"
FRAME = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
daemon off;
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    {temporary}
    {site}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Served:
    """A site behind nginx: `ask()` it, `stop_site()` to see what nginx does alone."""

    def __init__(self, folder, environment):
        for program in ("nginx", "openssl"):
            if not shutil.which(program):
                raise Missing(f"{program} is not installed: apt-get install {program}.")
        self.folder = Path(folder)
        self.http, self.https = free_ports(2)
        socket_file = self.folder / "gunicorn.sock"
        bound = f"unix:{socket_file}"
        command = ["-m", "gunicorn", "newsroom.wsgi", "--bind", bound, "--threads", "4"]
        self.site = subprocess.Popen(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env=environment | {"HOME": str(folder)},  # where gunicorn listens to its operator
        )
        wait_until(socket_file.exists, self.site)
        self.make_certificate()
        (self.folder / "nginx.conf").write_text(self.configuration(environment, socket_file))
        command = ["nginx", "-p", self.folder, "-c", self.folder / "nginx.conf"]
        self.nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        wait_until(self.answers, self.nginx)

    def make_certificate(self):
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        command += ["-subj", f"/CN={HOST}"]
        command += ["-keyout", self.folder / "privkey.pem", "-out", self.folder / "fullchain.pem"]
        subprocess.run(command, check=True, capture_output=True)

    def configuration(self, environment, socket_file):
        """Return deploy/nginx.conf with this folder's paths and ports, inside what Debian has."""
        site = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()
        for written, here in {
            "listen 80;": f"listen 127.0.0.1:{self.http};",
            "listen 443 ": f"listen 127.0.0.1:{self.https} ",
            f"/etc/letsencrypt/live/{HOST}/": f"{self.folder}/",
            "/var/cache/nginx/": f"{self.folder}/cache-",
            "/var/lib/newsroom/media/": f"{environment['MEDIA_ROOT']}/",
            "/var/lib/newsroom/static/": f"{environment['STATIC_ROOT']}/",
            "/run/newsroom/gunicorn.sock": str(socket_file),
        }.items():
            assert written in site, f"deploy/nginx.conf no longer says {written!r}"
            site = site.replace(written, here)
        return FRAME.format(
            user="user root;" if os.geteuid() == 0 else "",
            folder=self.folder,
            temporary=" ".join(f"{name}_temp_path {self.folder}/{name};" for name in TEMPORARY),
            site=site,
        )

    def answers(self):
        with contextlib.suppress(OSError):
            return self.ask("/healthz").status == 200

    def ask(self, path, secure=True, **headers):
        """Return the answer to a GET, with its `body` as it came over the line."""
        if secure:
            # The certificate is this test's own.
            context = ssl._create_unverified_context()
            line = http.client.HTTPSConnection("127.0.0.1", self.https, context=context, timeout=30)
        else:
            line = http.client.HTTPConnection("127.0.0.1", self.http, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with contextlib.closing(line):
            line.request("GET", path, headers={"Host": HOST} | named)
            answer = line.getresponse()
            answer.body = answer.read()
        return answer

    def stop_site(self):
        self.site.terminate()
        self.site.wait(timeout=30)

    def stop(self):
        self.nginx.terminate()
        self.nginx.wait(timeout=30)
        self.stop_site()


def free_ports(many):
    """Return ports that nothing listens on."""
    with contextlib.ExitStack() as probes:
        sockets = [probes.enter_context(socket.socket()) for _n in range(many)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def wait_until(stands, process, seconds=60):
    """Return when something stands that a process makes; RuntimeError when it does not come."""
    deadline = time.monotonic() + seconds
    while not stands():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{process.args[0]} did not start.")
        time.sleep(0.1)
