"""Gửi nhanh: one small page that works without a line, and what it sends to."""

import json
import re

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST

from articles import quick
from articles.models import Upload

KEY = re.compile(r"[a-z2-7]{12,40}")


def for_the_desk(view):
    """Wrap a view of the page's own script: 401 in JSON for who may not write at the desk.

    So too when somebody else has logged in on the phone: nothing arrives under another's name.
    """

    def asked(request, *args, **kwargs):
        user = request.user
        same = request.headers.get("X-Desk-User", str(user.pk)) == str(user.pk)
        writes = user.is_active and user.is_staff and user.has_perm("articles.add_article")
        if not (same and writes):
            return JsonResponse({"state": "logged_out"}, status=401)
        return view(request, *args, **kwargs)

    return asked


@require_GET
@ensure_csrf_cookie
def page(request):
    if not admin.site.has_permission(request):
        # Another address: the phone keeps what this one answers.
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    response = render(request, "admin/quick.html")
    response.headers["Cache-Control"] = "no-cache, private"
    return response


@require_GET
def worker(request):
    """The worker that keeps this page for when there is no line; its address bounds its reach."""
    response = render(request, "admin/quick_worker.js", content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_POST
@for_the_desk
def begin(request, key):
    """Say how much of a picture has arrived: `{"received": bytes, "done": …}`."""
    size = request.POST.get("size", "")
    if not KEY.fullmatch(key) or not size.isdigit():
        return _refused("The key or the size is none.")
    try:
        return _so_far(quick.begin(request.user, key, int(size)))
    except ValueError as error:
        return _refused(str(error))


@require_POST
@for_the_desk
def part(request, key, offset):
    """Take one part of a picture, which begins at a byte; 409 says where it has to begin."""
    try:
        return _so_far(quick.take_part(request.user, key, offset, request.read()))
    except quick.OutOfStep as error:
        return JsonResponse({"received": error.received}, status=409)
    except Upload.DoesNotExist:
        return JsonResponse({"received": 0}, status=404)
    except ValueError as error:
        return _refused(str(error))


@require_POST
@for_the_desk
def send(request):
    """Take a text with its pictures: once, however often it is sent."""
    try:
        sent = json.loads(request.body)
        pictures = [(str(row["key"]), str(row["text"])) for row in sent["pictures"]]
        words = [str(sent[name]) for name in ("headline", "lede", "text")]
        key = str(sent["key"])
    except (ValueError, KeyError, TypeError):
        return _refused("What was sent cannot be read.")
    if not KEY.fullmatch(key):
        return _refused("The key is none.")
    try:
        article, new = quick.arrive(request.user, key, *words, pictures)
    except ValueError as error:
        return _refused(str(error))
    address = reverse("admin:articles_article_change", args=[article.pk])
    return JsonResponse({"state": "arrived", "url": address, "new": new})


def _so_far(upload):
    return JsonResponse({"received": upload.received, "done": upload.photo_id is not None})


def _refused(sentence):
    return JsonResponse({"state": "refused", "sentence": sentence}, status=400)
