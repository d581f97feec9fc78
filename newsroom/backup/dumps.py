"""Take the database out into one file, and put it back: SQLite and PostgreSQL, each its own way."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

from newsroom.backup.archive import BackupError

EMPTY_SCHEMA = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
# The dump's transactions are another server's; this one changes what every kept page shows.
ALL_CHANGED = (
    "TRUNCATE public.people_publicchange; "
    "INSERT INTO public.people_publicchange VALUES (pg_current_xact_id()::text::bigint, now());"
)


def dump_database(target):
    """Write the database as of one moment to a file, while others go on reading and writing."""
    if connection.vendor == "sqlite":
        dump_sqlite(target)
    else:
        run("pg_dump", "--format=custom", "--no-owner", "--no-acl", "--file", target)


def load_database(source):
    """Replace the database by a dump; on a failure it stays as it was."""
    if connection.vendor == "sqlite":
        load_sqlite(source)
    else:
        load_postgresql(source)


def dump_sqlite(target):
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        (answer,) = copy.execute("PRAGMA integrity_check").fetchone()
    if answer != "ok":
        raise BackupError(f"The database is damaged: {answer}.")


def load_sqlite(source):
    """SQLite's own backup writes into the live file under its locks: readers see all or nothing."""
    connection.ensure_connection()
    with closing(sqlite3.connect(source)) as dump:
        dump.backup(connection.connection)
    connection.close()


def load_postgresql(source):
    """One transaction empties the schema and fills it again."""
    script = Path(source).with_name("database.sql")
    run("pg_restore", "--no-owner", "--no-acl", "--file", script, source, names_database=False)
    connection.close()
    run(
        "psql", "--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1", "--single-transaction",
        "--output", os.devnull, "--command", EMPTY_SCHEMA, "--file", script,
        "--command", ALL_CHANGED,
    )  # fmt: skip


def run(program, *arguments, names_database=True):
    """Run one of PostgreSQL's programs against our database; raise BackupError with its words."""
    if not shutil.which(program):
        raise BackupError(f"{program} is not installed: apt-get install postgresql-client.")
    command = [program, *arguments]
    environment = os.environ | {"PGCLIENTENCODING": "UTF8"}
    if names_database:
        environment |= postgresql_environment(connection.settings_dict)
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no reason was given"]
        raise BackupError(f"{program} failed: {lines[0]}")


def postgresql_environment(config):
    """Return the variables that name a database to PostgreSQL's programs, the password unseen."""
    named = {
        "PGDATABASE": config["NAME"],
        "PGUSER": config["USER"],
        "PGPASSWORD": config["PASSWORD"],
        "PGHOST": config["HOST"],
        "PGPORT": config["PORT"],
        "PGSSLMODE": config["OPTIONS"].get("sslmode"),
    }
    return {name: str(value) for name, value in named.items() if value}
