"""Compile locale/*/LC_MESSAGES/*.po without GNU gettext; with --check only say what is stale.

The compiled files are committed, because a bare machine has no msgfmt.
"""

import sys
from pathlib import Path

import polib

HERE = Path(__file__).resolve().parent


def stale_files():
    """Yield (compiled file, its right content) for each compiled file that is not up to date."""
    for source in sorted(HERE.glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        content = polib.pofile(str(source)).to_binary()
        if not compiled.exists() or compiled.read_bytes() != content:
            yield compiled, content


def main(check):
    """Return an exit code: 1 when only checking and something is stale."""
    stale = list(stale_files())
    for compiled, content in stale:
        name = compiled.relative_to(HERE.parent)
        if check:
            print(f"{name} is stale: run `make messages` and commit it.")
        else:
            compiled.write_bytes(content)
            print(f"Compiled {name}.")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
