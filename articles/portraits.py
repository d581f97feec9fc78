"""Portraits: the picture that stands for a public figure, its public files given and taken here."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from . import media


def show(portrait):
    """Save a portrait and give its picture public names; the files it had before are deleted."""
    photo = portrait.photo
    facts = {
        "creator": photo.creator,
        "credit": photo.credit,
        "people": [portrait.person.full_name],
    }
    before, portrait.files = portrait.files, media.give_public_names(photo, facts)
    portrait.usable_until = photo.rights_until
    try:
        with transaction.atomic():
            portrait.save()
            transaction.on_commit(partial(media.delete_public, before))
    except BaseException:
        media.delete_public(portrait.files)
        raise


def withdraw(portrait):
    """Delete a portrait with its public files; the photo stays in the library."""
    with transaction.atomic():
        transaction.on_commit(partial(media.delete_public, portrait.files))
        portrait.delete()


def follow_rights(photo):
    """Take over until when a photo may be used, where it stands for somebody."""
    photo.portraits.update(usable_until=photo.rights_until)


def picture_of(person, day=None):
    """Return a person's portrait as `media.picture`, None without one that may be used that day."""
    portrait = getattr(person, "portrait", None)
    if portrait is None or not portrait.files:
        return None
    if portrait.usable_until and portrait.usable_until < (day or timezone.localdate()):
        return None
    return media.picture(portrait.files, person.full_name)
