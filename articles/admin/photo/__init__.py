"""The picture library at the desk: a grid to look at, uploads, one picture's page."""

from . import page  # noqa: F401
