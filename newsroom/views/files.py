"""Public pictures as plain files, where no web server in front serves them."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

NAME = re.compile(r"[0-9a-f]{32}-\d{1,5}\.(webp|jpg)")
TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}


def picture(request, name):
    """Answer with a public rendition; its name never means another picture."""
    match = NAME.fullmatch(name)
    if not match or not default_storage.exists(name):
        raise Http404("There is no such picture.")
    response = FileResponse(default_storage.open(name), content_type=TYPES[match[1]])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
