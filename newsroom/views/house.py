"""The paper about itself, and what a browser needs to keep it: about, saved articles, manifest."""

import datetime

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone

from articles.models import Masthead
from articles.views.paging import cached

ICONS = ((192, "any"), (512, "any"), (512, "maskable"))
VALID_FOR = datetime.timedelta(days=180)


def about(request):
    """The facts that the press law asks for, and how the paper works."""
    return cached(render(request, "newsroom/about.html"))


def saved(request):
    """A page that the browser fills with what it keeps; shown, too, when there is no connection."""
    return cached(render(request, "newsroom/saved.html"))


def service_worker(request):
    """The worker that keeps saved articles; served here, since its address bounds what it sees."""
    response = render(request, "newsroom/sw.js", content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


def favicon(request):
    """What programs that know no SVG ask for by themselves: feed readers, Safari, robots."""
    return cached(HttpResponseRedirect(static("icons/any-192.png")))


def manifest(request):
    """What an installed page is called and looks like (W3C Web Application Manifest)."""
    name = Masthead.current().name
    return cached(
        JsonResponse(
            {
                "id": "/",
                "name": name,
                "short_name": name,
                "lang": "vi",
                "start_url": "/",
                "display": "minimal-ui",
                "background_color": "#fbfaf7",
                "theme_color": "#fbfaf7",
                "icons": [
                    {
                        "src": static(f"icons/{purpose}-{size}.png"),
                        "sizes": f"{size}x{size}",
                        "type": "image/png",
                        "purpose": purpose,
                    }
                    for size, purpose in ICONS
                ],
            },
            json_dumps_params={"ensure_ascii": False},
            content_type="application/manifest+json",
        )
    )


def security_txt(request):
    """Where a hole may be reported (RFC 9116): the paper's e-mail, else the page about it."""
    email = Masthead.current().email
    contact = f"mailto:{email}" if email else f"{settings.SITE_URL}/gioi-thieu/"
    expires = (timezone.now() + VALID_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: vi, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    text = "\n".join(lines) + "\n"
    return cached(HttpResponse(text, content_type="text/plain; charset=utf-8"))
