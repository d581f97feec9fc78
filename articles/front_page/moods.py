"""The managing editor's verbs on the site's mood: in the log of the front page, like the others.

A mood begins now or later. What readers saw the site wear stays: a mood that has begun keeps its
kind and its beginning, and ends now or later.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Arrangement, Mood
from ..workflow import Refusal
from .arranging import begun, log

Verb = Arrangement.Verb


@transaction.atomic
def wear(mood, by, at=None):
    """Let the site wear a new mood, or one otherwise than it was set; at the earliest from now."""
    at, _start = begun(by, None, at)
    before = Mood.objects.select_for_update().filter(pk=mood.pk).first()
    if refusal := why_not(mood, before, at):
        raise Refusal(refusal)
    if not has_begun(before, at):
        mood.in_force_from = max(mood.in_force_from, at)
    mood.save()
    return _log(Verb.WEAR_OTHERWISE if before else Verb.WEAR, mood, by, at, before)


@transaction.atomic
def take_off(mood, by, at=None):
    """Take away a mood that the site has not worn yet."""
    at, _start = begun(by, None, at)
    before = Mood.objects.select_for_update().get(pk=mood.pk)
    if has_begun(before, at):
        raise Refusal(_("The site wore this mood already: end it instead."))
    act = _log(Verb.TAKE_OFF, before, by, at, before)
    before.delete()
    return act


def why_not(mood, before, at=None):
    """Return why a mood cannot be set as it is, `before` being what is stored; "" when it can."""
    at = at or timezone.now()
    if mood.in_force_until <= at and not (before and before.in_force_until == mood.in_force_until):
        return _("A mood ends now or later: what the site wore stays.")
    if not has_begun(before, at):
        return ""
    if before.in_force_until <= at:
        return _("This mood is over: what the site wore stays.")
    if (mood.kind, mood.in_force_from) != (before.kind, before.in_force_from):
        return _("The site wears this mood already: it keeps its kind and its beginning.")
    return ""


def has_begun(mood, at=None):
    return mood is not None and mood.in_force_from <= (at or timezone.now())


def _log(verb, mood, by, at, before):
    stored = {"kind", "line", "in_force_from", "in_force_until"}
    was = {name: str(getattr(before, name)) for name in sorted(stored)} if before else {}
    times = {"start": mood.in_force_from, "until": mood.in_force_until}
    return log(verb, by, at, note=str(mood), before=was, **times)
