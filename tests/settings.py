"""The project's settings, as the tests want them: nothing of this machine, and quick passwords."""

import os
import secrets
import tempfile

CHOSEN = {
    "ENV_FILE": os.devnull,
    "SECRET_KEY": secrets.token_urlsafe(50),
    "DEBUG": "off",
    "SITE_URL": "http://127.0.0.1:8000",
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "CACHE_URL": "locmem://",
    "EMAIL_URL": "memorymail://",
    "TRUST_PROXY": "off",
    "COLLECTING_STATIC": "off",
}
FOLDERS = ("MEDIA_ROOT", "PRIVATE_ROOT", "STATIC_ROOT")

# Said before the settings are read; var/newsroom.env belongs to `make run`, not to tests.
scratch = tempfile.TemporaryDirectory(prefix="newsroom-test-")
os.environ.update(CHOSEN)
os.environ.update({name: f"{scratch.name}/{name.lower()}" for name in FOLDERS})
# A file, not memory: Django lets the threads of a live server share one connection to a memory
# database, and a request's savepoint then meets another request's open query.
nowhere = f"sqlite:///{scratch.name}/unused.sqlite3"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", nowhere)

from newsroom.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
database = DATABASES["default"]  # noqa: F405
database["CONN_MAX_AGE"] = 0  # a thread of the live server ends with its test
if database["ENGINE"].endswith("sqlite3"):
    database["TEST"] = {"NAME": f"{scratch.name}/tests.sqlite3"}
    database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
