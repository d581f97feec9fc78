"""Who is asking: the address that a login attempt is counted under."""

from django.conf import settings


def client_address(request):
    """Return the client's IP address as text.

    Behind our own nginx (TRUST_PROXY) it is the last entry of X-Forwarded-For, the one nginx wrote;
    anything before it is what the client claims.
    """
    if settings.TRUST_PROXY:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        last = forwarded.rpartition(",")[2].strip()
        if last:
            return last
    return request.META.get("REMOTE_ADDR") or None
