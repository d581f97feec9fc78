"""Read settings from the environment; a bad value is refused with a sentence that says the fix.

Every function returns a value ready for the settings and raises BadValue otherwise.
A password inside an address is never repeated in an error.
"""

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


class BadValue(ImproperlyConfigured):
    """A variable of the environment says something that cannot be meant."""


YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}


def read_file(*, default):
    """Read variables from the file that ENV_FILE names, or from the default one when it exists."""
    named = env.str("ENV_FILE", default="")
    file = Path(named) if named else default
    if named and not file.exists():
        raise BadValue(f"ENV_FILE is {named!r}, which does not exist: name a file or unset it.")
    try:
        env.read_env(file)
    except OSError as error:
        raise BadValue(
            f"{file} cannot be read ({error.strerror}): let its owner run this."
        ) from error


def flag(name, *, default):
    """Return True or False for on/off, yes/no, true/false, 1/0."""
    value = env.str(name, default="on" if default else "off").strip().lower()
    if value not in YES | NO:
        raise BadValue(f"{name} is {value!r}: write on or off.")
    return value in YES


def whole_number(name, *, default, least=0):
    """Return a whole number that is not below `least`."""
    value = env.str(name, default=str(default)).strip()
    if not value.isdecimal() or int(value) < least:
        raise BadValue(
            f"{name} is {value!r}: write a whole number of at least {least}, such as {default}."
        )
    return int(value)


def secret_key():
    """Return SECRET_KEY, which has no default: a known key lets anyone forge a login."""
    value = env.str("SECRET_KEY", default="")
    if not value:
        raise BadValue(
            "SECRET_KEY is not set: run `make run` once, which writes a fresh one into"
            " var/newsroom.env, or set it in the environment to at least 50 random characters."
        )
    if len(value) < 50 or len(set(value)) < 5:
        raise BadValue(
            f"SECRET_KEY has {len(value)} characters and {len(set(value))} different ones:"
            " use at least 50 random characters."
        )
    return value


def site_url():
    """Return SITE_URL as (address without a final slash, scheme, host without port)."""
    value = env.str("SITE_URL", default="http://127.0.0.1:8000").strip().rstrip("/")
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    extra = parts.path or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in {"http", "https"} or not host or extra:
        raise BadValue(
            f"SITE_URL is {value!r}: write the scheme and the host alone,"
            " such as https://baolangson.example."
        )
    return value, parts.scheme, host


def allowed_hosts(host):
    """Return ALLOWED_HOSTS, by default the host of SITE_URL and this machine's own names."""
    local = ["127.0.0.1", "localhost", "[::1]"]
    given = env.str("ALLOWED_HOSTS", default="")
    hosts = [name.strip() for name in given.split(",") if name.strip()]
    for name in hosts:
        if name == "*":
            raise BadValue(
                "ALLOWED_HOSTS is '*', which lets anyone write our addresses:"
                f" name the hosts, separated by commas, such as {host}."
            )
        if "/" in name or " " in name:
            raise BadValue(
                f"ALLOWED_HOSTS names {name!r}: write host names alone, separated by commas,"
                " without http:// and without a path."
            )
    return hosts or list(dict.fromkeys([host, *local]))


def folder(name, *, default):
    """Return a folder's absolute path; it need not exist yet."""
    value = Path(env.str(name, default=str(default)))
    if not value.is_absolute():
        raise BadValue(f"{name} is {str(value)!r}: write an absolute path.")
    if value.exists() and not value.is_dir():
        raise BadValue(f"{name} is {str(value)!r}, a file: name a folder.")
    return value


def database(*, default_file):
    """Return the settings of the one database that DATABASE_URL names: SQLite or PostgreSQL."""
    url = env.str("DATABASE_URL", default="").strip()
    if not url:
        default_file.parent.mkdir(exist_ok=True)
        url = f"sqlite:///{default_file}"
    scheme = url.partition(":")[0]
    if scheme == "sqlite":
        return sqlite(url)
    if scheme in {"postgres", "postgresql"}:
        return postgresql(url)
    raise BadValue(
        f"DATABASE_URL begins with {scheme!r}: write sqlite:////absolute/path.sqlite3 or"
        " postgresql://user:password@host:5432/name."
    )


def sqlite(url):
    """WAL and IMMEDIATE: without them, writers that meet end in "database is locked"."""
    name = unquote(urlsplit(url).path)[1:]
    if urlsplit(url).netloc or not (Path(name).is_absolute() or name == ":memory:"):
        raise BadValue(
            f"DATABASE_URL is {url!r}: write sqlite:// and an absolute path,"
            " such as sqlite:////var/lib/newsroom/newsroom.sqlite3 (four slashes)."
        )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": 60,  # seconds: opening a connection costs more than a page
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # Read as memory, as much as SQLite allows (2 GB): a search meets thousands of rows.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "PRAGMA mmap_size=2147418112;",
        },
    }


def postgresql(url):
    """A socket's folder is given as postgresql://user@/name?host=/run/postgresql."""
    try:
        config = environ.Env.db_url_config(url)
        options = config.setdefault("OPTIONS", {})
        config["HOST"] = config.get("HOST") or options.pop("host", "")
        config["PORT"] = config.get("PORT") or options.pop("port", "")
    except (ValueError, ImproperlyConfigured) as error:
        raise BadValue(
            "DATABASE_URL cannot be read: write postgresql://user:password@host:5432/name,"
            " with special characters in the password percent-encoded."
        ) from error
    if not config.get("NAME"):
        raise BadValue(
            "DATABASE_URL names no database: write it after the host,"
            " such as postgresql://newsroom@127.0.0.1:5432/newsroom."
        )
    return config | {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def cache():
    """Return the settings of the one cache that CACHE_URL names: memory or Redis."""
    url = env.str("CACHE_URL", default="").strip() or "locmem://"
    scheme, found, rest = url.partition("://")
    if scheme == "locmem":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if scheme not in {"redis", "rediss", "unix"} or not found or not rest:
        raise BadValue(
            f"CACHE_URL begins with {scheme!r}: write locmem://, redis://host:6379/0"
            " or unix:///run/redis/redis.sock."
        )
    if find_spec("redis") is None:
        raise BadValue(
            "CACHE_URL asks for Redis, but its client is not installed:"
            " install requirements/production.txt, or use locmem://."
        )
    return {"BACKEND": "newsroom.cache.FailOpenRedisCache", "LOCATION": url}


def mail():
    """Return the mail settings that EMAIL_URL names; by default mail is written to the log."""
    url = env.str("EMAIL_URL", default="").strip() or "consolemail://"
    try:
        return environ.Env.email_url_config(url)
    except (ValueError, KeyError, ImproperlyConfigured) as error:
        raise BadValue(
            "EMAIL_URL cannot be read: write smtp+tls://user:password@host:587 or consolemail://."
        ) from error
