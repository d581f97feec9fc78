"""Gửi nhanh: text and pictures from a phone on a bad line; they arrive once, as a draft.

Pictures come first, in parts that go on where they stopped; then the text with the keys of its
pictures. The phone chooses the keys, so that whatever is sent again is known again.
"""

import io
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _

from . import media, workflow
from .models import Article, Caption, Upload

MOST_PICTURES = 20
LONGEST = 100_000  # letters
LONGEST_HEADLINE = 250


class OutOfStep(Exception):
    """A part that does not begin where the picture stopped; `received` says where that is."""

    def __init__(self, received):
        super().__init__(f"The picture has {received} bytes so far.")
        self.received = received


def begin(user, key, size):
    """Return the Upload of that key, begun now or before; ValueError with a sentence if too big."""
    if not 0 < size <= media.MAX_BYTES:
        raise ValueError(_("The picture is larger than 40 MB: save it smaller."))
    upload, _made = Upload.objects.get_or_create(user=user, key=key, defaults={"size": size})
    return upload


@transaction.atomic
def take_part(user, key, offset, data):
    """Add a part to a picture; return the Upload. The last part takes it into the library.

    Raises OutOfStep when the part does not begin where the picture stopped, ValueError with a
    sentence when the whole is not a picture that we take.
    """
    upload = Upload.objects.select_for_update().get(user=user, key=key)
    if offset != upload.received or len(data) > upload.size - offset:
        raise OutOfStep(upload.received)
    if data:
        storages["private"].save(_part_name(upload, offset), ContentFile(data))
        upload.parts = [*upload.parts, offset]
        upload.received += len(data)
    if upload.received == upload.size and upload.photo_id is None:
        upload.photo = media.store_photo(_whole(upload), user)
        transaction.on_commit(partial(_forget_parts, upload))
    upload.save()
    return upload


@transaction.atomic
def arrive(user, key, headline, lede, text, pictures):
    """Return the article of that key, made now unless it came before, and whether it is new.

    `text` is plain: an empty line parts paragraphs. `pictures` are pairs of an upload's key and
    its caption. Raises ValueError with a sentence when something is missing.
    """
    known = Article.objects.filter(key=key, created_by=user).first()
    if known:
        return known, False
    _whole_or_refused(headline, text, pictures)
    photos = [(_photo(user, upload), words) for upload, words in pictures]
    article = Article.objects.create(
        key=key, created_by=user, headline=headline, lede=lede, body=paragraphs(text)
    )
    for order, (photo, words) in enumerate(photos, 1):
        Caption.objects.create(article=article, order=order, photo=photo, text=words)
    workflow.record_change(article, user, reason=_("sent from a phone"))
    return article, True


def _whole_or_refused(headline, text, pictures):
    """Raise ValueError with a sentence for what would not arrive whole: nothing is cut off."""
    if not headline.strip():
        raise ValueError(_("Write a headline first."))
    if len(headline) > LONGEST_HEADLINE:
        raise ValueError(_("The headline is longer than %d letters.") % LONGEST_HEADLINE)
    if len(text) > LONGEST:
        raise ValueError(_("The text is longer than %d letters: send it in two.") % LONGEST)
    if len(pictures) > MOST_PICTURES:
        raise ValueError(_("More than %d pictures: send them in two texts.") % MOST_PICTURES)


def paragraphs(text):
    """Return plain text as the body's HTML: an empty line parts paragraphs."""
    blocks = text.replace("\r", "").split("\n\n")
    lines = [escape(block.strip()).replace("\n", "<br>") for block in blocks if block.strip()]
    return "\n".join(f"<p>{line}</p>" for line in lines)


def _photo(user, key):
    upload = Upload.objects.filter(user=user, key=key).select_related("photo").first()
    if upload is None or upload.photo is None:
        raise ValueError(_("A picture has not arrived whole yet."))
    return upload.photo


def _part_name(upload, offset):
    return f"uploads/{upload.user_id}-{upload.key}/{offset}"


def _whole(upload):
    parts = []
    for offset in upload.parts:
        with storages["private"].open(_part_name(upload, offset)) as part:
            parts.append(part.read())
    whole = io.BytesIO(b"".join(parts))
    whole.name = f"{upload.key}.jpg"
    return whole


def _forget_parts(upload):
    for offset in upload.parts:
        storages["private"].delete(_part_name(upload, offset))
