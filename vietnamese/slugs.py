"""Slugs that keep đ: "Đà Nẵng: ảnh đẹp" is `da-nang-anh-dep`."""

import re

from .fold import fold

_WORD = re.compile(r"[a-z0-9]+")


def slugify(text: str, max_length: int = 80) -> str:
    """Return lower-case ASCII words joined by "-", cut after a word; "" when nothing is left.

    Only a first word longer than `max_length` is cut within.
    """
    slug = "-".join(_WORD.findall(fold(text)))
    if len(slug) <= max_length:
        return slug
    return slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]
