"""What of pictures readers can fetch: by whose name, how it is served, and when it is gone."""

import datetime
import os
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles import body, portraits, publishing, workflow
from articles.models import Portrait, PublishedPhoto
from articles.sweeping import GRACE, sweep
from newsroom import public
from newsroom.jobs import SWEEP_EVERY, sweep_now_and_then
from tests import make

pytestmark = pytest.mark.django_db
WORDS = '<p>Một.</p>\n<figure data-caption="{0}"></figure>\n<p>Hai.</p>'


def pictured(photo=None, text="Hội trường."):
    article = make.article()
    article.captions.create(photo=photo or make.photo(), text=text, alt="Hội trường", key="k1")
    return article


def addresses(version):
    return [f"/anh/{file['name']}" for row in version.photos.all() for file in row.files]


def test_a_public_picture_is_served_as_itself_and_runs_nothing():
    version = make.published(pictured())
    types = set()
    for address in addresses(version):
        answer = Client().get(address)
        assert answer.status_code == 200
        types.add(answer.headers["Content-Type"])
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "sandbox" in policy
    assert types == {"image/avif", "image/webp", "image/jpeg"}


def test_svg_html_and_private_names_are_never_served():
    photo = make.photo()
    token = "0" * 32
    for name in ("a.svg", "a.html", f"{token}-480.svg", f"{token}-480.html"):
        Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
        Path(settings.MEDIA_ROOT, name).write_bytes(b"<script>alert(1)</script>")
        assert Client().get(f"/anh/{name}").status_code == 404
    for name in (photo.original.name, photo.renditions["thumb"], f"../private/{photo.original}"):
        assert Client().get(f"/anh/{name}").status_code == 404


def test_a_retracted_articles_pictures_are_gone_by_name_and_by_etag(
    django_capture_on_commit_callbacks,
):
    version = make.published(pictured())
    wanted = addresses(version)
    first = Client().get(wanted[0])
    known = {
        "HTTP_IF_NONE_MATCH": first.headers.get("ETag", '"anything"'),
        "HTTP_IF_MODIFIED_SINCE": first.headers.get(
            "Last-Modified", "Wed, 25 Nov 2026 00:00:00 GMT"
        ),
    }
    with django_capture_on_commit_callbacks(execute=True):
        workflow.retract(version.article, make.chief(), "nhầm")
    for address in wanted:
        assert Client().get(address, **known).status_code == 404


def test_each_publication_gives_a_picture_names_that_say_nothing_of_the_others(
    django_capture_on_commit_callbacks,
):
    photo = make.photo()
    one, other = make.published(pictured(photo)), None
    article = make.article()
    article.captions.create(photo=photo, text="Hội trường.")
    other = make.published(article)
    assert not set(addresses(one)) & set(addresses(other))
    with django_capture_on_commit_callbacks(execute=True):
        workflow.retract(one.article, make.chief(), "nhầm")
    assert all(Client().get(address).status_code == 200 for address in addresses(other))


def test_who_is_shown_in_a_picture_alone_is_asked_backwards_too():
    shown = make.person(full_name="Lý Thị Ếch")
    article = pictured()
    article.captions.get().people.create(person=shown, title_as_printed="Chủ tịch huyện")
    version = make.published(article)
    row = version.mentions.get()
    assert (row.person, row.title_as_printed, row.form) == (shown, "Chủ tịch huyện", "full")
    assert list(public.people()) == [shown]


def test_a_picture_without_a_place_stands_first_and_is_loaded_first():
    version = make.published(pictured())
    assert version.picture["on_top"]
    assert 'fetchpriority="high"' in version.body and 'loading="lazy"' not in version.body
    page = Client().get(version.get_absolute_url()).content.decode()
    assert page.count('rel="preload" as="image"') == 2
    source = version.picture["sources"][0]
    assert source["small"] in page and source["srcset"] in page


def test_a_picture_far_down_waits_and_is_not_preloaded():
    article = pictured()
    article.body = f"<p>Một.</p>\n<p>Hai.</p>\n{WORDS.format('k1')}"
    article.save()
    version = make.published(article)
    assert not version.picture["on_top"]
    assert 'loading="lazy"' in version.body
    page = Client().get(version.get_absolute_url()).content.decode()
    assert 'rel="preload" as="image"' not in page


def test_several_keys_in_one_place_are_a_gallery_and_one_leaves_it_alone():
    article = pictured()
    article.captions.create(photo=make.photo(), text="Bục phát biểu.", key="k2", order=2)
    article.body = WORDS.format("k1 k2")
    article.save()
    version = make.published(article)
    assert version.body.count("<figure") == 2
    assert version.body.index("Một.") < version.body.index('class="gallery')
    assert version.body.index("Bục phát biểu.") < version.body.index("Hai.")
    assert body.without_caption(article.body, "k1") == WORDS.format("k2")
    assert body.without_caption(WORDS.format("k2"), "k2") == "<p>Một.</p>\n<p>Hai.</p>"


def age(path, delta):
    moment = (timezone.now() - delta).timestamp()
    os.utime(path, (moment, moment))


def test_files_that_nothing_names_are_swept_when_they_are_old_and_no_others():
    version = make.published(pictured())
    portrait = Portrait(person=make.person(), photo=make.photo())
    portraits.show(portrait)
    name = default_storage.save(f"{'a' * 32}-480.webp", ContentFile(b"left behind"))
    assert name not in sweep()
    for path in Path(settings.MEDIA_ROOT).iterdir():
        age(path, GRACE * 2)
    assert name in sweep(dry_run=True)
    assert default_storage.exists(name)
    assert name in sweep()
    assert not default_storage.exists(name)
    assert all(default_storage.exists(file["name"]) for file in portrait.files)
    assert all(Client().get(address).status_code == 200 for address in addresses(version))
    call_command("sweep_pictures")
    assert all(Client().get(address).status_code == 200 for address in addresses(version))


def test_private_files_that_nothing_names_are_swept_too():
    photo = make.photo()
    private = photo.original.storage
    left = private.save("originals/left.jpg", ContentFile(b"left behind"))
    for file in (left, photo.original.name):
        age(private.path(file), GRACE * 2)
    assert left in sweep()
    assert private.exists(photo.original.name)


def test_a_commit_that_fails_leaves_files_which_the_worker_sweeps():
    article = pictured()
    make.approved(article)
    with (
        mock.patch.object(publishing, "publish_event", side_effect=RuntimeError("no commit")),
        mock.patch.object(publishing.media, "delete_public"),
        pytest.raises(RuntimeError),
    ):
        article.event = make.event()
        article.save()
        workflow.record_change(article, make.chief())
        make.published(article)
    left = list(Path(settings.MEDIA_ROOT).glob("*"))
    assert left and not PublishedPhoto.objects.exists()
    now = timezone.now()
    assert sweep_now_and_then(now, now + datetime.timedelta(minutes=1)) == now
    later = now + SWEEP_EVERY
    assert sweep_now_and_then(now, later) == later
    assert not [path for path in left if path.exists()]
