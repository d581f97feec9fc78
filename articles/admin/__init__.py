"""The desk; what its start page looks like is said in newsroom/desk.py."""

from . import article, event, house, photo, records  # noqa: F401
