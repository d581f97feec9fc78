"""The shapes that the document of an article has had; every reading brings it up to date.

FORMAT counts them. A revision or a published version keeps the shape it was stored in for good,
and whoever loads the row, by whichever way, gets today's.
"""

from django.db import models

FORMAT = 2

# A format's number to the function that makes a document of it one of the next format.
UPGRADES: dict = {
    1: lambda document: document | {"format": 2, "entries": []},
}


def upgraded(document):
    """Return a stored document in today's format; ValueError for a format that is not known."""
    number = document.get("format")
    while number != FORMAT:
        if number not in UPGRADES:
            raise ValueError(f"The document has format {number!r}, which is not known here.")
        document = UPGRADES[number](document)
        number = document["format"]
    return document


class DocumentField(models.JSONField):
    """The document of an article (`articles/document.py`), in today's format once it is loaded."""

    def from_db_value(self, value, expression, connection):
        document = super().from_db_value(value, expression, connection)
        if not isinstance(document, dict) or "format" not in document:
            return document  # a part of one, as `values("document__headline")` asks for
        return upgraded(document)
