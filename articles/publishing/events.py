"""The events that readers see: announced by the desk, or brought by an article that covers them."""

from django.db import transaction
from django.utils import timezone

from .. import document
from ..models import Event, PublishedArticle, PublishedEvent


def announce_event(event, at=None):
    """Show an event to readers before anything covers it; again after changes."""
    at = at or timezone.now()
    with transaction.atomic():
        event.announced_at = event.announced_at or at
        event.sequence += 1
        event.save()
        publish_event(document.event_box(event), at)


def publish_event(box, from_moment):
    """Put an event's box in force from a moment, for as long as no later version begins."""
    event = Event.objects.get(key=box["key"])
    versions = event.published_versions
    if versions.filter(in_force_from=from_moment).exists():
        return
    following = versions.filter(in_force_from__gt=from_moment).order_by("in_force_from").first()
    versions.in_force(from_moment).update(in_force_until=from_moment)
    PublishedEvent.objects.create(
        event=event,
        slug=box["slug"],
        name=box["name"],
        first_day=box["first_day"],
        last_day=box["last_day"],
        document=box,
        in_force_from=from_moment,
        in_force_until=following.in_force_from if following else None,
    )


def withdraw_event(version):
    """Take back the event's version that a scheduled article would have brought."""
    box = version.document["event"]
    if not box:
        return
    others = PublishedEvent.objects.filter(event__key=box["key"])
    late = others.filter(in_force_from=version.in_force_from).first()
    if late:
        until = late.in_force_until
        late.delete()
        others.filter(in_force_until=version.in_force_from).update(in_force_until=until)


def seal_event(key, at):
    """Take an event from readers that a sealed article brought; what else brings it stays."""
    event = Event.objects.get(key=key)
    rows = event.published_versions.filter(sealed_at=None)
    # What no reader has seen yet is put there again below, by those who may still bring it.
    rows.filter(in_force_from__gt=at).delete()
    rows.update(sealed_at=at)
    PublishedEvent.objects.filter(event=event).in_force(at).exclude(in_force_from=at).update(
        in_force_until=at
    )
    covering = PublishedArticle.objects.public(at).filter(event=event).first()
    if covering:
        publish_event(covering.document["event"], at)
    elif event.announced_at:
        publish_event(document.event_box(event), at)
    for later in PublishedArticle.objects.filter(
        event=event, sealed_at=None, in_force_from__gt=at
    ).order_by("in_force_from"):
        publish_event(later.document["event"], later.in_force_from)
