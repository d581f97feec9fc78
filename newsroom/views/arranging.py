"""The front page on the desk: places beside stories beside the live view, at any moment."""

import datetime
from functools import partial
from inspect import signature

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import rights
from articles.front_page import arranging, fitting, plans
from articles.models.placement import KINDS
from articles.workflow import Refusal
from newsroom.views.board import Board
from newsroom.views.preview import asked_plan
from newsroom.views.seen import read_moment

MAX_ID = 2**63 - 1


def arrange(request):
    """Show the board, or carry out one act and show the board again."""
    if not rights.leads_desk(request.user):
        raise PermissionDenied
    plan, text = asked_plan(request), request.GET.get("luc", "")
    at = read_moment(text, future=True) if text else None
    if request.method == "POST":
        carry_out(request, plan, at)
        return HttpResponseRedirect(f"{request.path}?{request.GET.urlencode()}")
    board = Board(plan, at, request.GET.get("tim", "")[:100], request.GET.get("muc", ""))
    context = admin.site.each_context(request) | {"title": _("The front page"), "board": board}
    return render(request, "admin/front_page/arrange.html", context)


def carry_out(request, plan, at):
    """Carry out `act`, its words apart by colons, and say how it went."""
    name, *words = request.POST.get("act", "").split(":")
    act = (PLAN_ACTS if plan else ACTS).get(name)
    moment = at if at and at > timezone.now() else None
    try:
        done = bound(act, request, plan or moment, *words)()
    except (Refusal, PermissionDenied) as refusal:
        messages.error(request, str(refusal))
    except IntegrityError:  # somebody else arranged in the same moment
        messages.error(request, str(changed_since()))
    else:
        messages.success(request, done)


def changed_since():
    return Refusal(_("The page has changed since: look at it again."))


def bound(act, *arguments):
    """Return the act with its words; Refusal for one that there is not, or other words."""
    try:
        signature(act).bind(*arguments)
    except TypeError as error:
        raise changed_since() from error
    return partial(act, *arguments)


# --- Acts on the pins ------------------------------------------------------------------------


def pin(request, moment, token, slot=""):
    slot = slot or request.POST.get(f"to-{token}", "")
    thing = read_thing(token)
    act = arranging.pin(slot, thing, request.user, moment, read_until(request))
    return _("“%(thing)s” is pinned: %(place)s.") % {
        "thing": act.title,
        "place": fitting.labels(moment)[slot],
    }


def urgent(request, moment, token):
    act = arranging.pin("urgent", read_thing(token), request.user, moment, read_until(request))
    return _("“%(headline)s” leads as an urgent story.") % {"headline": act.title}


def swap(request, moment, slot, other):
    arranging.swap(slot, other, request.user, moment)
    return _("The two places changed what they show.")


def release(request, moment, slot):
    arranging.release(slot, request.user, moment)
    return _("The place is automatic again.")


def undo(request, moment):
    act = arranging.undo(request.user)
    return _("Undone: %(act)s.") % {"act": act.get_verb_display()}


def dismiss(request, moment, upper, lower):
    arranging.dismiss(read_thing(upper), read_thing(lower), request.user)
    return _("The opinion is silent about these two.")


# --- Acts on a plan --------------------------------------------------------------------------


def put(request, plan, token, slot=""):
    slot = slot or request.POST.get(f"to-{token}", "")
    act = plans.put(plan, slot, read_thing(token), request.user)
    return _("“%(thing)s” is in the plan.") % {"thing": act.title}


def swap_planned(request, plan, slot, other):
    plans.swap(plan, slot, other, request.user)
    return _("The two places changed what they hold.")


def release_planned(request, plan, slot):
    plans.release(plan, slot, request.user)
    return _("The place is left to what stands beneath the plan.")


def undo_planned(request, plan):
    act = plans.undo(plan, request.user)
    return _("Undone: %(act)s.") % {"act": act.get_verb_display()}


def approve(request, plan):
    plans.approve(plan, request.user)
    return _("Approved: the plan's page appears at its time.")


def withdraw(request, plan):
    plans.withdraw(plan, request.user)
    return _("The approval is withdrawn.")


def end(request, plan):
    plans.end(plan, request.user)
    return _("The plan has ended.")


ACTS = {
    "pin": pin, "urgent": urgent, "swap": swap, "release": release, "undo": undo,
    "dismiss": dismiss,
}  # fmt: skip
PLAN_ACTS = {
    "pin": put, "swap": swap_planned, "release": release_planned, "undo": undo_planned,
    "approve": approve, "withdraw": withdraw, "end": end,
}  # fmt: skip


# --- What was typed --------------------------------------------------------------------------


def read_thing(token):
    """Return the thing of a token (`choices.token`); Refusal when there is none."""
    kind, dash, number = token.rpartition("-")
    kind = kind if dash else "article"
    known = kind in KINDS and number.isascii() and number.isdecimal() and int(number[:20]) <= MAX_ID
    thing = fitting.thing_of(kind, number) if known else None
    if thing is None or getattr(thing, "binned_at", None):
        raise Refusal(_("There is no such thing to be placed."))
    return thing


def read_until(request):
    """Return the typed end (Asia/Ho_Chi_Minh), None for an open one; Refusal for anything else."""
    text = request.POST.get("until", "").strip()
    if not text:
        return None
    try:
        return timezone.make_aware(datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M"))
    except ValueError as error:
        raise Refusal(_("“%(text)s” is not a moment.") % {"text": text[:40]}) from error
