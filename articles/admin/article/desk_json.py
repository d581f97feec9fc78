"""Answers to the page's own scripts: JSON also for who is logged out, never a login page."""

from functools import wraps

from django.http import JsonResponse
from django.utils.cache import add_never_cache_headers


def desk_json(view):
    """Wrap a method of a ModelAdmin: 401 for who is not logged in at the desk."""

    @wraps(view)
    def asked(self, request, *args, **kwargs):
        if not self.admin_site.has_permission(request):
            return JsonResponse({"state": "logged_out"}, status=401)
        answer = view(self, request, *args, **kwargs)
        add_never_cache_headers(answer)
        return answer

    return asked
