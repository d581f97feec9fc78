"""Answers for the desk alone, in the shape of readers' pages."""

from django.utils.cache import add_never_cache_headers


def hidden(response):
    """Keep an answer out of caches, search engines and the addresses that other sites are told."""
    add_never_cache_headers(response)
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
