"""Builders: the smallest thing of each kind that the rules accept, changed as a test says."""

import datetime
import io
import itertools

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from PIL import Image

from articles import media, models, workflow
from people import groups
from people import models as people

count = itertools.count(1)


def user(*group_names, **fields):
    """A member of the desk, in the named groups; of every section when an editor."""
    fields = {"username": f"user{next(count)}", "is_staff": True} | fields
    made = get_user_model().objects.create_user(password="a good long secret", **fields)
    made.groups.set(Group.objects.filter(name__in=group_names))
    return made


def editor_of(*sections):
    made = user(groups.EDITOR)
    for one in sections:
        models.SectionEditor.objects.create(user=made, section=one)
    return made


def chief():
    return user(groups.EDITOR_IN_CHIEF)


def section(**fields):
    return models.Section.objects.create(**({"name": f"Chuyên mục {next(count)}"} | fields))


def person(public=True, **fields):
    fields = {"full_name": f"Nguyễn Văn {next(count)}"} | fields
    return people.Person.objects.create(is_public_figure=public, **fields)


def organization(**fields):
    fields = {"name": f"Sở {next(count)}", "kind": "agency", "level": "province"} | fields
    return people.Organization.objects.create(**fields)


def position(**fields):
    fields = {"title": f"Giám đốc {next(count)}", "axis": "state", "single_holder": True} | fields
    return people.Position.objects.create(**fields)


def tenure(begin="2016-01-01", end="2020-01-01", **fields):
    """A verified tenure from one day until another; `end=None` is still held."""
    first = datetime.date.fromisoformat(begin)
    last = end and datetime.date.fromisoformat(end)
    given = {
        "person": fields.pop("person", None) or person(),
        "position": fields.pop("position", None) or position(),
        "organization": fields.pop("organization", None) or organization(),
        "from_earliest": first,
        "from_latest": first,
        "until_earliest": last,
        "until_latest": last,
        "end_known": "dated" if last else "held",
        "verified_at": timezone.now(),
        "announced_at": timezone.now() - datetime.timedelta(days=1),
    }
    return people.Tenure.objects.create(**(given | fields))


def event(**fields):
    fields = {"name": f"Hội nghị {next(count)}", "first_day": datetime.date(2019, 1, 5)} | fields
    return models.Event.objects.create(**fields)


def article(**fields):
    fields = {
        "headline": f"Tin số {next(count)}",
        "lede": "Sáng nay, hội nghị khai mạc.",
        "body": "<p>Nội dung.</p>",
    } | fields
    fields["section"] = fields.get("section") or section()
    return models.Article.objects.create(**fields)


def approved(made=None, **fields):
    """An article through the chain as far as approval."""
    made, by = made or article(**fields), chief()
    models.Article.objects.filter(pk=made.pk).update(status="edited")
    return workflow.approve(made, by)


def published(made=None, at=None, from_moment=None, **fields):
    """The published version of an article that went through the chain."""
    return workflow.publish(approved(made, **fields), chief(), from_moment=from_moment, at=at)


def picture_file(size=(640, 420), colour=(120, 60, 40), fmt="JPEG"):
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, fmt)
    buffer.seek(0)
    return buffer


def photo(by=None, **facts):
    # Sixteen apart: nearer colours can make the same JPEG, which is the same picture.
    number = next(count)
    colour = (number * 16 % 256, number % 256 // 16 * 16, 40)
    facts = {"alt": "Hội trường", "rights": "own"} | facts
    return media.store_photo(picture_file(colour=colour), by or user(), **facts)


def photo_row(**fields):
    """A picture of the library whose file no test opens: nothing is decoded for it."""
    number = next(count)
    fields = {"original": f"originals/{number}.jpg", "checksum": f"{number:064x}"} | fields
    return models.Photo.objects.create(**({"width": 900, "height": 600, "rights": "own"} | fields))


def typed(moment):
    """A moment as a browser sends it from a field of day and time."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"
