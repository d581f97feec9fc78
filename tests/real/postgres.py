"""A throwaway PostgreSQL cluster, never a server that happens to run.

As a program it runs a command with DATABASE_URL and TEST_DATABASE_URL naming the cluster, and ends
it whatever happens:

    python -m tests.real.postgres -- python -m pytest -m postgres
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg2

from tests.real import Missing

NAME = "newsroom"
# Nothing here outlives the run, so nothing needs to survive a power cut.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
}


def programs():
    """Return the folder that holds initdb and pg_ctl, of the newest PostgreSQL installed."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin: float(bin.parent.name)
    )
    if config := shutil.which("pg_config"):
        answer = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
        folders.append(Path(answer.stdout.strip()))
    for folder in reversed(folders):
        if (folder / "initdb").exists():
            return folder
    raise Missing("PostgreSQL (initdb) is not installed: apt-get install postgresql.")


def owner():
    """Return the login that may own the cluster: initdb refuses root."""
    if os.geteuid() != 0:
        return None
    known = {line.partition(":")[0] for line in Path("/etc/passwd").read_text().splitlines()}
    return "postgres" if "postgres" in known else "nobody"


@contextlib.contextmanager
def cluster():
    """Run a cluster for the block; yield the address of its database "newsroom"."""
    bin, user = programs(), owner()
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, user)
        data = Path(folder) / "data"

        def run(program, *arguments):
            command = [bin / program, "-D", data, *arguments]
            done = subprocess.run(
                command, user=user, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
            if done.returncode:
                raise RuntimeError(f"{program} failed:\n{done.stdout.decode(errors='replace')}")

        run("initdb", "-U", NAME, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        settings = " ".join(f"-c {name}='{value}'" for name, value in OPTIONS.items())
        start = f"-k {folder} {settings}"
        run("pg_ctl", "start", "-w", "-t", "60", "-l", Path(folder) / "log", "-o", start)
        try:
            make_database(folder, data)
            yield f"postgresql://{NAME}@/{NAME}?host={folder}&port=5432"
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")


def make_database(socket_folder, data):
    """Create the database, after seeing that the answering server is ours."""
    with contextlib.closing(
        psycopg2.connect(host=socket_folder, port=5432, user=NAME, dbname="postgres")
    ) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SHOW data_directory")
            (answering,) = cursor.fetchone()
            if Path(answering) != data:
                raise RuntimeError(f"Another server answers, with its data in {answering}.")
            cursor.execute(f"CREATE DATABASE {NAME}")


def main(arguments):
    """Run a command beside a cluster; return its exit code."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        sys.exit("Name a command: python -m tests.real.postgres -- COMMAND ...")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with cluster() as url:
            print(f"PostgreSQL: a throwaway cluster, {programs().parent.name}", flush=True)
            return run_beside(command, url)
    except Missing as error:
        missing_fails = os.environ.get("CI") == "true"
        print(f"{'Failed' if missing_fails else 'Skipped'}: {error}", file=sys.stderr)
        return 1 if missing_fails else 0


def run_beside(command, url):
    """Run the command to its end; on a signal to us, end it first."""
    child = subprocess.Popen(
        command, env=os.environ | {"DATABASE_URL": url, "TEST_DATABASE_URL": url}
    )
    try:
        return child.wait()
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
