"""The desk; what its start page looks like is said in newsroom/desk.py."""

from . import article, event, front_page, house, photo, records  # noqa: F401
