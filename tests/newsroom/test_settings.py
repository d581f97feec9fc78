"""A bad value in the environment is refused with a sentence that names it and says the fix."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment


def refused(monkeypatch, read, **values):
    """Return the sentence that `read` raises under these values."""
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        read()
    return str(refusal.value)


@pytest.mark.parametrize(
    ("name", "value", "read", "fix"),
    [
        ("DEBUG", "maybe", lambda: environment.flag("DEBUG", default=False), "write on or off"),
        (
            "HSTS_SECONDS",
            "-1",
            lambda: environment.whole_number("HSTS_SECONDS", default=60),
            "write a whole number",
        ),
        ("SECRET_KEY", "short", environment.secret_key, "at least 50 random characters"),
        ("SECRET_KEY", "a" * 60, environment.secret_key, "at least 50 random characters"),
        ("SECRET_KEY", "", environment.secret_key, "make run"),
        ("SITE_URL", "baolangson.example", environment.site_url, "https://baolangson.example"),
        ("SITE_URL", "ftp://a.example", environment.site_url, "scheme and the host alone"),
        ("SITE_URL", "https://a.example/tin", environment.site_url, "scheme and the host alone"),
        ("SITE_URL", "https://a.example:9x", environment.site_url, "scheme and the host alone"),
        ("ALLOWED_HOSTS", "*", lambda: environment.allowed_hosts("a.example"), "name the hosts"),
        (
            "ALLOWED_HOSTS",
            "https://a.example",
            lambda: environment.allowed_hosts("a.example"),
            "host names alone",
        ),
        ("MEDIA_ROOT", "media", lambda: environment.folder("MEDIA_ROOT", default="/"), "absolute"),
        (
            "MEDIA_ROOT",
            __file__,
            lambda: environment.folder("MEDIA_ROOT", default="/"),
            "name a folder",
        ),
        ("CACHE_URL", "memcached://x", environment.cache, "redis://host:6379/0"),
        ("CACHE_URL", "redis://", environment.cache, "redis://host:6379/0"),
        ("EMAIL_URL", "pigeon://x", environment.mail, "smtp+tls://"),
        ("EMAIL_URL", "smtp://host:x", environment.mail, "smtp+tls://"),
    ],
)
def test_a_bad_value_is_refused_with_its_name_and_the_fix(monkeypatch, name, value, read, fix):
    sentence = refused(monkeypatch, read, **{name: value})
    assert sentence.startswith(name)
    assert fix in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    "url",
    [
        "mysql://root@127.0.0.1/news",
        "newsroom.sqlite3",
        "sqlite://newsroom.sqlite3",
        "sqlite:///relative.sqlite3",
        "postgresql://newsroom:s3cret@127.0.0.1:port/news",
        "postgresql://newsroom:s3cret@127.0.0.1:5432/",
    ],
)
def test_a_bad_database_address_is_refused_without_repeating_its_password(
    monkeypatch, tmp_path, url
):
    sentence = refused(
        monkeypatch,
        lambda: environment.database(default_file=tmp_path / "x.sqlite3"),
        DATABASE_URL=url,
    )
    assert sentence.startswith("DATABASE_URL")
    assert "s3cret" not in sentence


def test_sqlite_writers_wait_for_each_other(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/news.sqlite3")
    config = environment.database(default_file=tmp_path / "other.sqlite3")
    assert config["NAME"] == f"{tmp_path}/news.sqlite3"
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in config["OPTIONS"]["init_command"]


def test_postgresql_is_reached_by_host_or_by_socket(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://desk:a%40b@db.example:6432/news")
    config = environment.database(default_file=tmp_path / "x")
    assert (config["HOST"], config["PORT"], config["PASSWORD"]) == ("db.example", 6432, "a@b")
    assert config["CONN_HEALTH_CHECKS"]
    monkeypatch.setenv("DATABASE_URL", "postgresql://desk@/news?host=/run/PG&port=5433")
    config = environment.database(default_file=tmp_path / "x")
    assert (config["HOST"], int(config["PORT"]), config["NAME"]) == ("/run/PG", 5433, "news")


def test_the_host_of_the_site_is_allowed_when_none_is_named(monkeypatch):
    monkeypatch.delenv("ALLOWED_HOSTS")
    assert environment.allowed_hosts("a.example")[0] == "a.example"


def test_no_transaction_is_wrapped_around_every_request():
    assert not settings.DATABASES["default"].get("ATOMIC_REQUESTS")


def read_settings(expression, **values):
    """Return what an expression over fresh settings prints, or the last line of the refusal."""
    code = f"from newsroom import settings as s; print({expression})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | values,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    return (done.stdout or done.stderr).strip().splitlines()[-1]


def test_the_real_environment_wins_over_the_file(tmp_path):
    file = tmp_path / "newsroom.env"
    file.write_text("HSTS_SECONDS=7\nSITE_URL=https://from-file.example\n")
    values = {"ENV_FILE": str(file), "SITE_URL": "https://real.example"}
    assert read_settings("s.SITE_URL, s.SECURE_HSTS_SECONDS", **values) == "https://real.example 7"


def test_a_named_file_that_is_missing_is_refused():
    assert "ENV_FILE is '/nonexistent'" in read_settings("s.DEBUG", ENV_FILE="/nonexistent")


def test_debug_is_off_unless_it_is_asked_for():
    assert read_settings("s.DEBUG", DEBUG="") == "False"
    assert read_settings("s.DEBUG", DEBUG="on") == "True"


def test_cookies_and_redirects_are_https_only_when_the_site_is():
    expression = (
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT,"
        " s.SECURE_HSTS_SECONDS > 0"
    )
    on = read_settings(expression, SITE_URL="https://a.example")
    assert on == "True True True True"
    assert read_settings(expression, SITE_URL="http://a.example") == "False False False False"


def test_a_bad_value_stops_the_program_with_its_sentence():
    assert "SITE_URL is 'nowhere'" in read_settings("s.SITE_URL", SITE_URL="nowhere")
