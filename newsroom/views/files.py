"""Public pictures as plain files, where no web server in front serves them."""

import re

from csp.constants import NONE
from csp.decorators import csp_replace
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from articles.renditions import MIME

NAME = re.compile(r"[0-9a-f]{32}-\d{1,5}\.(avif|webp|jpg)")


# Whatever a file might hold, a browser that opens it runs nothing of it.
@csp_replace({"default-src": [NONE], "sandbox": True})
def picture(request, name):
    """Answer with a public rendition; its name never means another picture."""
    match = NAME.fullmatch(name)
    if not match or not default_storage.exists(name):
        raise Http404("There is no such picture.")
    response = FileResponse(default_storage.open(name), content_type=MIME[match[1]])
    # Sealing deletes the file: caches between us and readers keep it no longer than a page.
    response.headers["Cache-Control"] = "public, max-age=3600, s-maxage=30"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
