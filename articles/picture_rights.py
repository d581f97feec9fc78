"""By which right a picture is used: asked before publication and in the library."""

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from .models import Photo, PublishedArticle, PublishedPhoto

Rights = Photo.Rights


def obstacles(photo, day):
    """Return why a picture may not be published on a day, a sentence each; none when it may."""
    name = {"picture": Truncator(str(photo)).chars(60)}
    found = []
    if photo.rights == Rights.UNKNOWN:
        found.append(
            _("Nobody has said by which right the picture “%(picture)s” is used: say it first.")
        )
    elif photo.rights == Rights.LICENSED and not (photo.source or photo.licence):
        found.append(
            _("The picture “%(picture)s” is licensed, but by whom is not said: name the source.")
        )
    last = photo.ends_on()
    if last and last < day:
        name["day"] = f"{last:%d/%m/%Y}"
        found.append(_("The right to the picture “%(picture)s” ended on %(day)s: choose another."))
    if photo.needs_consent():
        found.append(
            _(
                "The picture “%(picture)s” shows a child: record the consent, or cover the face"
                " in the library."
            )
        )
    return [sentence % name for sentence in found]


def obstacles_of(article, moment):
    """Return why the pictures of an article may not be published at a moment, a sentence each."""
    day = timezone.localtime(moment).date()
    photos = Photo.objects.filter(captions__article=article).select_related("source").distinct()
    return [sentence for photo in photos.order_by("pk") for sentence in obstacles(photo, day)]


def published_uses(photos):
    """Return the rows by which readers have the pictures or will have: versions not sealed."""
    return (
        PublishedPhoto.objects.filter(photo__in=photos, version__sealed_at=None)
        .select_related("photo", "version")
        .order_by("version__in_force_from", "pk")
    )


def lapsed(day=None):
    """Return the pictures that readers still have although they may not be used on a day."""
    day = day or timezone.localdate()
    in_public = PublishedPhoto.objects.filter(version__in=PublishedArticle.objects.public())
    used = Photo.objects.filter(pk__in=in_public.values("photo"))
    return used.exclude(pk__in=Photo.objects.usable(day).order_by().values("pk"))
