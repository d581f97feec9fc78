"""A writer of its own process: appoints somebody to every single-holder post there is.

`python tests/prove/appointing.py NUMBER` prints one line a post: "kept", or why it was refused.
"""

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.db import Error  # noqa: E402

from people.models import Organization, Position  # noqa: E402
from tests import make  # noqa: E402


def main(number):
    person = make.person(full_name=f"Người viết {number}")
    organization = Organization.objects.get()
    print("ready", flush=True)
    sys.stdin.readline()
    for position in Position.objects.order_by("pk"):
        try:
            make.tenure("2016-01-01", None, person=person, position=position,
                        organization=organization)  # fmt: skip
            print("kept")
        except Error as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main(sys.argv[1])
