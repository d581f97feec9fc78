"""What is derived from a version's document, made again: never a new version."""

from .. import media
from ..link_card import give_card
from ..models import Masthead, PublishedArticle
from .freezing import derived


def reprint(version):
    """Derive again what is made of a version's document; tell whether any of it changed."""
    pictures = {
        row.photo.key: media.picture(row.files, alt_of(version, row.photo.key))
        for row in version.photos.select_related("photo")
    }
    columns = derived(version.document, pictures, version.published_at)
    changed = {name: new for name, new in columns.items() if getattr(version, name) != new}
    if changed:
        PublishedArticle.objects.filter(pk=version.pk).update(**changed)
    return bool(changed)


def give_missing_card(version):
    """Draw the card of a version that came without, from a fixture say; return whether it did."""
    if version.picture or version.card:
        return False
    card = give_card(version.headline, version.kicker, Masthead.current().name)
    PublishedArticle.objects.filter(pk=version.pk).update(card=card)
    return True


def alt_of(version, photo_key):
    return next(c["alt"] for c in version.document["captions"] if c["photo"] == photo_key)
