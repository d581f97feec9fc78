"""What waits for readers is checked again when the register changes, and its holders see it."""

import datetime

import pytest
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import recheck, rights
from articles.models import Dismissal, FrontPagePlan, PlannedPlacement, PublishedArticle
from people import groups, merging, succession
from tests import make

pytestmark = pytest.mark.postgres
BODY = "<p>Đồng chí Lê Văn Thử, Giám đốc Sở Thử phát biểu tại hội nghị.</p>"


class Waiting(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.registrar = make.user(groups.REGISTRAR)
        cls.lead, cls.reporter = make.user(groups.MANAGING_EDITOR), make.user(groups.REPORTER)
        cls.held = make.tenure(
            "2016-01-01",
            None,
            person=make.person(full_name="Lê Văn Thử"),
            position=make.position(title="Giám đốc Sở Thử"),
            organization=make.organization(name="Sở Thử"),
        )
        cls.section = make.section()

    def write(self, **fields):
        fields = {"body": BODY, "lede": "", "section": self.section} | fields
        return make.article(created_by=self.reporter, **fields)

    def scheduled(self, hours=48, **fields):
        moment = timezone.now() + datetime.timedelta(hours=hours)
        return make.published(self.write(**fields), from_moment=moment)

    def appoint(self):
        successor = make.person(full_name="Trần Thị Mới")
        return succession.appoint(
            successor, self.held.position, self.held.organization, timezone.localdate(),
            self.registrar,
        )  # fmt: skip

    def why(self, user):
        return [one.waiting.why for one in recheck.at_odds(user)]

    def test_a_successor_flags_the_scheduled_and_the_approved_article_and_names_the_holder(self):
        self.scheduled()
        make.approved(self.write())
        self.assertEqual(self.why(self.lead), [])
        day = timezone.localdate() - datetime.timedelta(days=1)
        succession.appoint(
            make.person(full_name="Trần Thị Mới"), self.held.position, self.held.organization, day,
            self.registrar,
        )  # fmt: skip
        odds = recheck.at_odds(self.lead)
        self.assertEqual([one.waiting.why for one in odds], ["scheduled", "approved"])
        self.assertIn("Trần Thị Mới", odds[0].points[0].sentence)

    def test_on_the_handover_day_both_are_right_and_after_it_the_new_one_alone(self):
        self.scheduled(hours=0.001)
        later = self.scheduled(hours=48)
        self.appoint()
        self.assertEqual([o.article for o in recheck.at_odds(self.lead)], [later.article])

    def test_its_holders_see_it_on_the_desks_first_page_and_nobody_else(self):
        version = self.scheduled()
        self.appoint()
        stranger = make.user(groups.REPORTER)
        colleague, other = make.editor_of(self.section), make.editor_of(make.section())
        for user, sees in (
            (self.reporter, True),
            (self.lead, True),
            (colleague, True),
            (other, False),
            (stranger, False),
        ):
            self.client.force_login(user)
            page = self.client.get(reverse("admin:index")).content.decode()
            self.assertEqual(version.headline in page, sees, user.username)

    def test_what_readers_have_is_left_alone_unless_a_plan_brings_it_back(self):
        day = datetime.date(2030, 1, 1)
        version = make.published(self.write(event_date=day))
        before = list(PublishedArticle.objects.values())
        self.appoint()
        self.assertEqual(self.why(self.lead), [])
        now = timezone.now()
        plan = FrontPagePlan.objects.create(
            name="Tết", in_force_from=now + datetime.timedelta(days=1),
            in_force_until=now + datetime.timedelta(days=2),
        )  # fmt: skip
        PlannedPlacement.objects.create(plan=plan, slot="lead", article=version.article)
        self.assertEqual(self.why(self.lead), ["planned"])
        self.assertEqual(list(PublishedArticle.objects.values()), before)

    def test_the_end_of_an_organisation_and_a_merge_are_changes_too(self):
        self.scheduled()
        succession.end_organization(
            self.held.organization, timezone.localdate() - datetime.timedelta(days=1),
            self.registrar,
        )  # fmt: skip
        self.assertEqual(self.why(self.lead), ["scheduled"])
        stamp = recheck.register.stamp()
        merging.merge(make.person(), make.person(), self.registrar)
        self.assertNotEqual(recheck.register.stamp(), stamp)

    def test_a_dismissed_finding_is_not_raised_again(self):
        version = self.scheduled()
        self.appoint()
        (odds,) = recheck.at_odds(self.lead)
        verdict, person, words, occurrence = odds.points[0].key
        Dismissal.objects.create(
            article=version.article, verdict=verdict, person_id=person, words_folded=words,
            occurrence=occurrence, made_by=self.lead,
        )  # fmt: skip
        self.assertEqual(self.why(self.lead), [])

    def test_a_mentions_own_day_is_kept(self):
        article = self.write()
        words = "Lê Văn Thử, Giám đốc Sở Thử"
        article.mentions.create(
            person=self.held.person, words=f"Đồng chí {words}", day=datetime.date(2018, 1, 1)
        )
        moment = timezone.now() + datetime.timedelta(hours=48)
        make.published(article, from_moment=moment)
        self.appoint()
        (waiting,) = recheck.waiting_for_readers(rights.kept_by(self.lead))
        self.assertEqual(
            list(recheck.copy_of(waiting).own_days.values()), [datetime.date(2018, 1, 1)]
        )
