"""The library at the desk: uploads, search, one picture's page, and who may see what."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, TestCase, TransactionTestCase
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from articles import picture_rights, renditions, word_parts
from articles.admin.photo import library
from articles.models import Photo, Source
from people import groups
from tests import make

TODAY = datetime.date(2026, 11, 25)
DAY = datetime.timedelta(days=1)


def jpeg(name="a.jpg", **options):
    return SimpleUploadedFile(name, make.picture_file(**options).read(), "image/jpeg")


class LibraryCase(TestCase):
    def enter(self, *group_names, **fields):
        user = make.user(*group_names, **fields)
        self.client.force_login(user)
        return user

    def upload(self, file, **facts):
        address = reverse("admin:articles_photo_upload")
        return self.client.post(address, {"upload": file} | facts)

    def shown(self, **asked):
        answer = self.client.get(reverse("admin:articles_photo_changelist"), asked)
        return [card["pk"] for card in answer.context["cards"]]


class Uploading(LibraryCase):
    def test_a_file_comes_in_with_what_is_said_of_all_of_them(self):
        reporter = self.enter(groups.REPORTER)
        answer = self.upload(jpeg("hop.jpg"), credit="Ảnh: Thanh Sơn", rights="own").json()
        photo = Photo.objects.get()
        self.assertEqual((answer["uploaded"], answer["new"]), (1, True))
        self.assertEqual(answer["photo"]["pk"], photo.pk)
        self.assertEqual(photo.uploaded_by, reporter)
        self.assertEqual((photo.credit, photo.rights), ("Ảnh: Thanh Sơn", "own"))
        self.assertEqual(photo.file_name, "hop.jpg")

    def test_the_same_picture_is_said_to_be_there_and_keeps_what_is_known(self):
        self.enter(groups.REPORTER)
        self.upload(jpeg(), credit="Một")
        self.assertFalse(self.upload(jpeg("khac.jpg"), credit="Hai").json()["new"])
        self.assertEqual(Photo.objects.get().credit, "Một")

    def test_what_is_no_picture_is_answered_by_a_sentence_that_the_editor_reads_too(self):
        self.enter(groups.REPORTER)
        answer = self.upload(SimpleUploadedFile("a.jpg", b"<script>alert(1)</script>"))
        self.assertEqual(answer.status_code, 400)
        self.assertIn("Tệp không phải là ảnh", answer.json()["error"]["message"])
        self.assertFalse(Photo.objects.exists())
        self.assertIn("Không nhận được tệp", self.upload("").json()["error"]["message"])

    def test_a_request_that_is_too_long_is_refused_unread(self):
        self.enter(groups.REPORTER)
        address = reverse("admin:articles_photo_upload")
        answer = self.client.generic("POST", address, b"x", CONTENT_LENGTH=str(10**9))
        self.assertEqual(answer.status_code, 413)
        self.assertIn("40 MB", answer.json()["error"]["message"])

    def test_only_who_may_add_pictures_uploads_and_only_with_the_token(self):
        self.enter(groups.REGISTRAR)
        self.assertEqual(self.upload(jpeg()).status_code, 403)
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(make.user(groups.REPORTER))
        address = reverse("admin:articles_photo_upload")
        self.assertEqual(strict.post(address, {"upload": jpeg()}).status_code, 403)
        self.client.logout()
        self.assertEqual(self.upload(jpeg()).status_code, 302)
        self.assertFalse(Photo.objects.exists())

    def test_the_state_of_the_sizes_is_seen_until_they_are_ready(self):
        self.enter(groups.REPORTER)
        self.upload(jpeg())
        photo = Photo.objects.get()
        address = reverse("admin:articles_photo_states")

        def state():
            return self.client.get(address, {"id": photo.pk}).json()["photos"][0]["state"]

        self.assertEqual(state(), "waiting")
        renditions.ensure_renditions(photo)
        self.assertEqual(state(), "ready")


class PrivateFiles(LibraryCase):
    def test_thumbnail_proof_and_original_are_for_the_desk_alone(self):
        photo = make.photo()
        addresses = [
            reverse(f"admin:articles_photo_{name}", args=[photo.pk])
            for name in ("thumb", "proof", "original")
        ]
        for address in addresses:
            self.assertEqual(self.client.get(address).status_code, 302)
        self.enter(groups.REPORTER)
        for address in addresses:
            answer = self.client.get(address)
            self.assertEqual(answer.status_code, 200)
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
            self.assertIn("private", answer.headers["Cache-Control"])
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        self.assertEqual(answer.headers["Content-Type"], "image/jpeg")

    def test_a_contributor_sees_pictures_and_does_not_save_originals(self):
        photo = make.photo()
        self.enter(groups.CONTRIBUTOR)
        for name, status in (("thumb", 200), ("original", 403)):
            address = reverse(f"admin:articles_photo_{name}", args=[photo.pk])
            self.assertEqual(self.client.get(address).status_code, status)


class Searching(LibraryCase):
    def setUp(self):
        self.enter(groups.REPORTER)

    def test_pictures_are_found_without_diacritics_by_what_is_said_of_them(self):
        found = make.photo_row(description="Hội nghị trực tuyến", credit="Thanh Sơn")
        make.photo_row(description="Chợ phiên")
        self.assertEqual(self.shown(q="hoi nghi thanh son"), [found.pk])

    def test_pictures_are_found_by_who_is_shown_in_the_library_or_in_a_caption(self):
        person = make.person(full_name="Lý Thị Ếch")
        named, captioned = make.photo_row(), make.photo_row()
        make.photo_row()
        named.people.add(person)
        caption = make.article().captions.create(photo=captioned)
        caption.people.create(person=person)
        self.assertEqual(self.shown(person=person.pk), [captioned.pk, named.pk])
        self.assertEqual(self.shown(q="ly thi ech"), [captioned.pk, named.pk])

    def test_pictures_are_found_by_event_and_by_day(self):
        event = make.event(name="Hội hoa đào")
        own = make.photo_row(event=event, taken_on=datetime.date(2019, 1, 5))
        used = make.photo_row(taken_on=datetime.date(2019, 2, 1))
        make.article(event=event).captions.create(photo=used)
        make.photo_row(taken_on=datetime.date(2020, 1, 1))
        self.assertEqual(self.shown(event=event.pk), [used.pk, own.pk])
        self.assertEqual(self.shown(q="hoa dao"), [own.pk])
        self.assertEqual(self.shown(since="2019-01-01", until="2019-01-31"), [own.pk])
        self.assertEqual(self.shown(q="05/01/2019"), [own.pk])

    def test_pictures_are_found_by_right_and_by_use(self):
        own = make.photo_row()
        ended = make.photo_row(rights_until=datetime.date.today() - DAY)
        soon = make.photo_row(rights_until=datetime.date.today() + 3 * DAY)
        unknown = make.photo_row(rights="unknown")
        child = make.photo_row(shows_child=True)
        make.article().captions.create(photo=own)
        self.assertEqual(self.shown(right="usable"), [soon.pk, own.pk])
        self.assertEqual(self.shown(right="ended"), [ended.pk])
        self.assertEqual(self.shown(right="soon"), [soon.pk])
        self.assertEqual(self.shown(right="unknown"), [unknown.pk])
        self.assertEqual(self.shown(right="consent"), [child.pk])
        self.assertEqual(self.shown(use="yes"), [own.pk])

    def test_each_word_may_stand_in_another_place_and_the_newest_comes_first(self):
        person, event = make.person(full_name="Hồ Thị Thử"), make.event(name="Lễ hội hoa đào")
        older = make.photo_row(description="Cầu Kỳ Cùng", event=event)
        older.people.add(person)
        newer = make.photo_row(description="Cầu Kỳ Cùng, lễ khai mạc")
        newer.people.add(person)
        make.photo_row(description="Cầu Kỳ Lừa")
        self.enter(groups.REPORTER)
        for few in (word_parts.FEW, 0):
            with mock.patch.object(word_parts, "FEW", few), self.subTest(few=few):
                self.assertEqual(self.shown(q="thu cung"), [newer.pk, older.pk])
                self.assertEqual(self.shown(q="dao thu"), [older.pk])
                self.assertEqual(self.shown(q="le"), [newer.pk, older.pk])
                self.assertEqual(self.shown(q="ky cung khai"), [newer.pk])
                self.assertEqual(self.shown(q="khai dao"), [])
                self.assertEqual(len(self.shown(q="!")), 0)

    def test_what_ended_and_what_is_used_is_found_whether_few_or_many(self):
        used = make.photo_row(rights_until=TODAY - DAY)
        make.article().captions.create(photo=used)
        make.photo_row()
        self.enter(groups.REPORTER)
        for few in (library.FEW, 0):
            with mock.patch.object(library, "FEW", few), self.subTest(few=few):
                self.assertEqual(self.shown(right="ended"), [used.pk])
                self.assertEqual(self.shown(use="yes"), [used.pk])

    @pytest.mark.skipif("sqlite" not in connection.vendor, reason="PostgreSQL chooses by size")
    def test_words_the_bin_and_the_end_of_a_right_are_looked_up_in_an_index(self):
        with mock.patch.object(word_parts, "FEW", 0):
            by_words = Photo.objects.order_by("-uploaded_at", "-pk").holding("hoi nghi").explain()
        self.assertIn("photo_word_parts VIRTUAL TABLE", by_words)
        self.assertNotIn("TEMP B-TREE", by_words)
        for photos, index in (
            (Photo.objects.filter(binned_at__isnull=False), "photo_binned"),
            (Photo.objects.ended(TODAY), "photo_ends"),
        ):
            self.assertIn(f"INDEX {index}", photos.order_by().values("pk").explain())

    def test_the_grid_asks_the_same_number_of_queries_for_1_and_40_pictures(self):
        make.photo_row()
        self.shown()
        with self.assertNumQueries(9):
            self.shown()
        for _unused in range(39):
            make.photo_row()
        with self.assertNumQueries(9):
            self.assertEqual(len(self.shown()), 40)

    def test_a_binned_picture_is_not_in_the_grid(self):
        make.photo_row(binned_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
        self.assertEqual(self.shown(), [])


class OnePicture(LibraryCase):
    def save(self, photo, **changes):
        data = {
            "focal_x": "0.5",
            "focal_y": "0.5",
            "crop_left": "0",
            "crop_top": "0",
            "crop_right": "1",
            "crop_bottom": "1",
            "covers": "[]",
            "rights": "own",
        }
        address = reverse("admin:articles_photo_change", args=[photo.pk])
        return self.client.post(address, data | changes)

    def test_a_moved_focal_point_has_the_sizes_made_anew_by_a_job(self):
        photo = make.photo()
        renditions.ensure_renditions(photo)
        DBTaskResult.objects.all().delete()
        self.enter(groups.REPORTER)
        with self.captureOnCommitCallbacks(execute=True):
            self.save(photo, description="Hội trường")
        self.assertFalse(DBTaskResult.objects.exists())
        with self.captureOnCommitCallbacks(execute=True):
            self.save(photo, focal_x="0.2")
        self.assertEqual(DBTaskResult.objects.count(), 1)
        photo.refresh_from_db()
        self.assertEqual((photo.focal_x, photo.rendition_state), (0.2, "waiting"))

    def test_a_crop_turned_inside_out_and_a_brush_gone_wild_are_refused_in_words(self):
        photo = make.photo_row()
        self.enter(groups.REPORTER)
        answer = self.save(photo, crop_left="0.9", crop_right="0.1")
        self.assertContains(answer, "Phần giữ lại sau khi cắt")
        for covers in ("[[2, 0.5, 0.1]]", '{"a": 1}', "[[0.5, 0.5]]"):
            self.assertContains(self.save(photo, covers=covers), "phần đã che", msg_prefix=covers)
        photo.refresh_from_db()
        self.assertEqual((photo.crop_left, photo.covers), (0, []))

    def test_the_page_says_where_the_picture_is_used_and_what_stops_it(self):
        photo = make.photo_row(rights="unknown")
        article = make.article(headline="Bài có ảnh")
        article.captions.create(photo=photo)
        self.enter(groups.REPORTER)
        answer = self.client.get(reverse("admin:articles_photo_change", args=[photo.pk]))
        self.assertContains(answer, "Bài có ảnh")
        self.assertContains(answer, "chưa ghi quyền sử dụng")


class Rights(TestCase):
    def test_a_picture_may_be_used_until_the_last_day_of_its_right_and_its_sources_licence(self):
        source = Source.objects.create(name="Thông tấn xã", licensed_until=TODAY)
        photo = make.photo_row(source=source, rights="licensed", rights_until=TODAY + 9 * DAY)
        self.assertEqual(picture_rights.obstacles(photo, TODAY), [])
        self.assertIn("25/11/2026", picture_rights.obstacles(photo, TODAY + DAY)[0])

    def test_a_licence_names_its_source_and_a_child_needs_consent_or_a_covered_face(self):
        for fields, stopped in (
            ({"rights": "licensed"}, True),
            ({"rights": "licensed", "licence": "CC BY 4.0"}, False),
            ({"rights": "unknown"}, True),
            ({"shows_child": True}, True),
            ({"shows_child": True, "consent": "Mẹ em A, 5/1/2019"}, False),
            ({"shows_child": True, "covers": [[0.5, 0.5, 0.1]]}, False),
        ):
            photo = make.photo_row(**fields)
            with self.subTest(**fields):
                self.assertEqual(bool(picture_rights.obstacles(photo, TODAY)), stopped)
                usable = Photo.objects.usable(TODAY).filter(pk=photo.pk)
                self.assertEqual(usable.exists(), not stopped, "the same rule, asked of all")


class AtOnce(TransactionTestCase):
    @pytest.mark.postgres_only
    def test_twenty_uploads_of_one_name_and_one_content_at_once_are_one_picture(self):
        user = make.user(groups.REPORTER)
        data = make.picture_file().read()

        def upload(_number):
            client = Client()
            client.force_login(user)
            file = SimpleUploadedFile("ảnh.jpg", data)
            try:
                return client.post(reverse("admin:articles_photo_upload"), {"upload": file})
            finally:
                connection.close()

        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(upload, range(20)))
        self.assertEqual({answer.status_code for answer in answers}, {200})
        self.assertEqual(sum(answer.json()["new"] for answer in answers), 1)
        photo = Photo.objects.get()
        originals = list(Path(settings.PRIVATE_ROOT, "originals").glob("*"))
        self.assertEqual([p.name for p in originals if photo.key in p.name], [f"{photo.key}.jpg"])
        kept = {row.original.name for row in Photo.objects.all()}
        self.assertLessEqual(kept, {f"originals/{path.name}" for path in originals})
