"""The desk: its lists, its forms, the verbs at the foot, and what each group sees."""

import datetime
import json

import pytest
from django.forms.models import model_to_dict
from django.test import TestCase
from django.urls import reverse

from articles.models import Article, Caption, Correction, Event, Step
from articles.rich_text import clean_html
from people import groups
from people.models import PenName, Person, Tenure
from tests import make


def form_data(article, **changes):
    """What the article form sends back when nothing was touched, then changed."""
    fields = [
        "kicker",
        "headline",
        "subhead",
        "dateline",
        "lede",
        "body",
        "section",
        "kind",
        "event",
        "event_date_basis",
        "source",
        "slug",
    ]
    known = model_to_dict(article, fields=fields)
    data = {name: "" if value is None else value for name, value in known.items()}
    for prefix in ("captions", "entries", "bylines", "mentions"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return data | {"expected_version": article.version} | changes


class DeskCase(TestCase):
    def enter(self, *group_names, **fields):
        user = make.user(*group_names, **fields)
        self.client.force_login(user)
        return user

    def address(self, article):
        return reverse("admin:articles_article_change", args=[article.pk])

    def post(self, article, **changes):
        return self.client.post(self.address(article), form_data(article, **changes), follow=True)


class TheLists(DeskCase):
    def test_the_article_list_asks_the_same_number_of_queries_for_1_and_20_rows(self):
        self.enter(is_superuser=True)
        address = reverse("admin:articles_article_changelist")
        section = make.section()
        make.article(section=section, created_by=make.user())
        self.client.get(address)
        with self.assertNumQueries(11):
            self.client.get(address)
        for _unused in range(19):
            make.article(section=section, created_by=make.user())
        with self.assertNumQueries(11):
            answer = self.client.get(address)
        self.assertEqual(len(answer.context["cl"].result_list), 20)

    def test_a_list_counts_no_more_than_five_hundred_rows(self):
        self.enter(is_superuser=True)
        Person.objects.bulk_create(
            Person(full_name=f"Người {n}", slug=f"nguoi-{n}") for n in range(505)
        )
        answer = self.client.get(reverse("admin:people_person_changelist"))
        self.assertEqual(answer.context["cl"].result_count, 500)

    def test_an_article_is_found_without_diacritics(self):
        self.enter(is_superuser=True)
        make.article(headline="Bí thư Tỉnh ủy dự hội nghị")
        make.article(headline="Giá hoa đào xuống")
        answer = self.client.get(
            reverse("admin:articles_article_changelist"), {"q": "tinh uy hoi nghi"}
        )
        self.assertEqual(
            [row.headline for row in answer.context["cl"].result_list],
            ["Bí thư Tỉnh ủy dự hội nghị"],
        )

    def test_status_and_what_readers_have_stand_beside_each_other_in_words(self):
        self.enter(is_superuser=True)
        make.published()
        answer = self.client.get(reverse("admin:articles_article_changelist"))
        self.assertContains(answer, "Đã duyệt")
        self.assertContains(answer, "Đã xuất bản")

    def test_every_page_of_the_desk_opens(self):
        self.open_every_page(is_superuser=True)

    @pytest.mark.prove
    def test_every_page_of_the_desk_opens_for_whoever_may_see_it(self):
        for group in groups.GROUPS:
            self.open_every_page(group)

    def open_every_page(self, *group, **fields):
        """Open each list and each empty form that the desk's first page offers to a user."""
        make.published()
        self.enter(*group, **fields)
        index = self.client.get(reverse("admin:index"))
        rows = [row for app in index.context["app_list"] for row in app["models"]]
        self.assertTrue(rows)
        for row in rows:
            for address in filter(None, (row["admin_url"], row["add_url"])):
                with self.subTest(group=group, address=address):
                    self.assertEqual(self.client.get(address).status_code, 200)


class TheArticleForm(DeskCase):
    def test_who_starts_an_article_is_its_author_and_a_revision_is_kept(self):
        reporter = self.enter(groups.REPORTER)
        data = form_data(Article(headline="Tin mới"), slug="", body="<p>Thân.</p>")
        self.client.post(reverse("admin:articles_article_add"), data)
        article = Article.objects.get()
        self.assertEqual((article.created_by, article.slug), (reporter, "tin-moi"))
        self.assertEqual(article.revisions.count(), 1)

    def test_a_verb_saves_the_form_first(self):
        article = make.article(created_by=self.enter(groups.REPORTER))
        self.post(article, headline="Tít đã sửa", _verb="send")
        article.refresh_from_db()
        self.assertEqual((article.headline, article.status), ("Tít đã sửa", "submitted"))

    def test_a_refusal_is_said_and_the_text_is_saved(self):
        article = make.article(created_by=self.enter(groups.REPORTER))
        answer = self.post(article, headline="Tít đã sửa", _verb="approve")
        article.refresh_from_db()
        self.assertEqual((article.headline, article.status), ("Tít đã sửa", "draft"))
        self.assertContains(answer, "không được làm việc này")

    def test_a_moment_that_is_none_is_said_and_nothing_is_published(self):
        article = make.approved()
        self.enter(groups.EDITOR_IN_CHIEF)
        answer = self.post(article, _verb="publish", **{"_publish-moment": "mai"})
        self.assertContains(answer, "không phải là một thời điểm")
        self.assertFalse(article.published_versions.exists())

    def test_a_refused_verb_keeps_what_was_typed_for_it(self):
        article = make.approved()
        self.enter(groups.EDITOR_IN_CHIEF)
        past = {"_publish-moment": "2019-01-05T08:00"}
        answer = self.post(article, _verb="publish", **past)
        self.assertContains(answer, "Thời điểm xuất bản đã qua")
        self.assertContains(answer, 'value="2019-01-05T08:00"')
        self.assertNotContains(self.client.get(self.address(article)), "2019-01-05T08:00")

    def test_a_verb_is_not_tried_before_what_it_requires_is_said(self):
        article = make.article(status="submitted")
        self.enter(groups.MANAGING_EDITOR)
        answer = self.post(article, _verb="send_back", **{"_send_back-reason": " "})
        article.refresh_from_db()
        self.assertEqual(article.status, "submitted")
        self.assertContains(answer, "cần được trả lời")
        self.post(article, _verb="send_back", **{"_send_back-reason": "Thiếu số liệu"})
        article.refresh_from_db()
        self.assertEqual(article.status, "draft")

    def test_the_approved_text_is_published_untouched_from_the_form(self):
        article = make.approved()
        self.enter(groups.EDITOR_IN_CHIEF)
        self.post(article, _verb="publish")
        self.assertEqual(article.published_versions.count(), 1)

    def test_the_form_shows_the_verbs_of_its_user_alone(self):
        article = make.article(status="submitted")
        for group, verb, shown in (
            (groups.MANAGING_EDITOR, "pass_on", True),
            (groups.MANAGING_EDITOR, "retract", False),
            (groups.REGISTRAR, "pass_on", False),
        ):
            self.enter(group)
            page = self.client.get(self.address(article)).content.decode()
            with self.subTest(group=group, verb=verb):
                self.assertEqual(f'value="{verb}"' in page, shown)

    def test_a_reporter_does_not_open_what_others_write(self):
        article = make.article(created_by=make.user(groups.REPORTER))
        self.enter(groups.REPORTER)
        self.assertEqual(self.client.get(self.address(article)).status_code, 302)

    def test_what_was_sent_is_read_but_no_longer_changed_by_its_reporter(self):
        reporter = self.enter(groups.REPORTER)
        article = make.article(created_by=reporter, status="submitted")
        self.assertEqual(self.client.get(self.address(article)).status_code, 200)
        self.assertEqual(self.post(article, headline="Sửa trộm").status_code, 403)

    def test_the_policy_is_loose_for_the_editor_alone(self):
        self.enter(is_superuser=True)
        article = make.article()
        for address, loose in (
            (self.address(article), True),
            (reverse("admin:articles_article_changelist"), False),
            (reverse("admin:people_person_add"), False),
        ):
            policy = self.client.get(address).headers["Content-Security-Policy"]
            self.assertEqual("unsafe-inline" in policy, loose, address)

    def test_the_editors_own_layout_is_no_change_of_the_text(self):
        kept = (
            '<figure data-caption="k"></figure>\n<p>Một.</p>\n<ul>\n<li>a <em>b</em> c</li>\n</ul>'
        )
        laid = (
            '<figure data-caption="k">&nbsp;</figure>\r\n\r\n<p>Một.</p>\r\n\r\n'
            "<ul>\r\n\t<li>a <em>b</em> c</li>\r\n</ul>\r\n"
        )
        self.assertEqual(clean_html(laid), kept)
        self.assertEqual(clean_html(kept), kept)

    def test_a_change_of_who_is_seen_in_a_picture_takes_approval_away(self):
        article = make.article()
        caption = Caption.objects.create(article=article, text="Hội trường")
        left, right = make.person(full_name="Lý Thị Ếch"), make.person(full_name="Đỗ Văn Ổn")
        make.approved(article)
        self.enter(is_superuser=True)
        shown = [{"person": left.pk, "title": "Chủ tịch"}, {"person": right.pk, "title": ""}]
        row = {"id": caption.pk, "row_key": caption.key, "text": "Hội trường", "order": 1}
        row["shown"] = json.dumps(shown)
        rows = {f"captions-0-{name}": value for name, value in row.items()}
        count = {"captions-TOTAL_FORMS": 1, "captions-INITIAL_FORMS": 1}
        self.post(article, **count, **rows)
        article.refresh_from_db()
        self.assertEqual(article.status, "edited")
        people = [(r.person, r.title_as_printed) for r in caption.people.order_by("order")]
        self.assertEqual(people, [(left, "Chủ tịch"), (right, "")])
        revisions = article.revisions.count()
        self.post(article, **count, **rows)
        self.assertEqual(article.revisions.count(), revisions, "nothing was changed")


class TheRest(DeskCase):
    def test_logs_are_read_only(self):
        version = make.published()
        self.enter(is_superuser=True)
        for row in (version, Step.objects.first(), version.revision):
            meta = row._meta
            address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
            self.assertEqual(self.client.get(address).status_code, 200)
            self.assertEqual(self.client.post(address, {}).status_code, 403)

    def test_the_editor_in_chief_corrects_what_readers_have(self):
        article = make.published().article
        address = reverse("admin:articles_correction_add")
        data = {"article": article.pk, "text": "Số đúng là 12.", "is_full": "on"}
        self.enter(groups.MANAGING_EDITOR)
        self.assertEqual(self.client.post(address, data).status_code, 403)
        self.enter(groups.EDITOR_IN_CHIEF)
        self.client.post(address, data)
        self.assertEqual(Correction.objects.get().text, "Số đúng là 12.")

    def test_a_correction_of_what_readers_do_not_have_is_refused_in_words(self):
        self.enter(groups.EDITOR_IN_CHIEF)
        data = {"article": make.article().pk, "text": "Số đúng là 12."}
        answer = self.client.post(reverse("admin:articles_correction_add"), data)
        self.assertContains(answer, "hiện không có trên trang báo")

    def test_events_are_announced_by_the_desks_leads_alone(self):
        event = make.event()
        for group, done in ((groups.REPORTER, False), (groups.MANAGING_EDITOR, True)):
            self.enter(group)
            data = {"action": "announce", "_selected_action": [event.pk]}
            self.client.post(reverse("admin:articles_event_changelist"), data)
            self.assertEqual(Event.objects.get().announced_at is not None, done)

    def test_a_typed_date_has_the_day_first(self):
        self.enter(is_superuser=True)
        data = {"name": "Hội nghị", "kind": "conference", "mode": "on-site", "status": "planned"}
        for prefix in ("participations", "figures", "documents"):
            data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
        self.client.post(reverse("admin:articles_event_add"), data | {"first_day": "05/01/2019"})
        self.assertEqual(Event.objects.get().first_day, datetime.date(2019, 1, 5))


class TheRegister(DeskCase):
    def tenure(self, begins, ends):
        data = {
            "person": make.person().pk,
            "position": make.position().pk,
            "organization": make.organization().pk,
            "begins": begins,
            "ends": ends,
            "announced_at_0": "01/01/2019",
            "announced_at_1": "08:00",
        }
        return self.client.post(reverse("admin:people_tenure_add"), data)

    def test_ends_are_typed_as_the_press_writes_them(self):
        self.enter(groups.REGISTRAR)
        self.tenure("12/2017", "nay")
        row = Tenure.objects.get()
        self.assertEqual(row.from_earliest, datetime.date(2017, 12, 1))
        self.assertEqual(row.from_latest, datetime.date(2017, 12, 31))
        self.assertEqual((row.end_known, row.until_latest), ("held", None))

    def test_an_end_that_is_no_day_is_refused_in_words(self):
        self.enter(groups.REGISTRAR)
        answer = self.tenure("32/1/2016", "nay")
        self.assertContains(answer, "không có ngày này trong lịch")
        answer = self.tenure("2018", "2016")
        self.assertContains(answer, "Nhiệm kỳ kết thúc sau khi bắt đầu")
        self.assertFalse(Tenure.objects.exists())

    def test_only_the_managing_editor_marks_public_figures(self):
        person = make.person(public=False)
        data = {"full_name": person.full_name, "slug": person.slug, "exposure": "full"}
        data |= {"is_public_figure": "on", "tenures-TOTAL_FORMS": 0, "tenures-INITIAL_FORMS": 0}
        address = reverse("admin:people_person_change", args=[person.pk])
        for group, marked in ((groups.REGISTRAR, False), (groups.MANAGING_EDITOR, True)):
            self.enter(group)
            self.assertEqual(self.client.post(address, data).status_code, 302)
            person.refresh_from_db()
            self.assertEqual(person.is_public_figure, marked)

    def test_who_stands_behind_a_secret_name_is_seen_by_the_register_alone(self):
        person = make.person(full_name="Đỗ Kín Đáo")
        name = PenName.objects.create(name="Người Xứ Lạng", person=person, is_secret=True)
        pages = (
            reverse("admin:people_penname_changelist"),
            reverse("admin:people_penname_change", args=[name.pk]),
        )
        for group, seen in ((groups.REPORTER, False), (groups.REGISTRAR, True)):
            self.enter(group)
            for address in pages:
                page = self.client.get(address).content.decode()
                self.assertEqual("Đỗ Kín Đáo" in page, seen, address)
