"""Slugs that keep đ: "Đà Nẵng: ảnh đẹp" is `da-nang-anh-dep`."""

import re

from .fold import fold


def slugify(text, max_length=80):
    """Return lower-case ASCII words joined by "-", cut at a word; "" when nothing is left."""
    slug = "-".join(re.findall(r"[a-z0-9]+", fold(text)))
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1].rpartition("-")[0]
    return cut or slug[:max_length]
