"""Which verbs each member of the desk is offered, and that no other is carried out."""

import datetime

import pytest
from django.test import TestCase
from django.utils import timezone

from articles import rights, workflow
from articles.models import Article
from people import groups
from people.models import PenName
from tests import make

pytestmark = pytest.mark.postgres
HOUR = datetime.timedelta(hours=1)
VERBS = {
    "send": (),
    "pass_on": (),
    "approve": (),
    "publish": (),
    "send_back": ("vì",),
    "unschedule": (),
    "retract": ("vì",),
    "correct": ("Số đúng là 3.",),
}
OFFERED = {
    "draft": {"author": ["send"], "managing": ["send"], "chief": ["send"]},
    "submitted": {
        "editor": ["pass_on", "send_back"],
        "managing": ["pass_on", "send_back"],
        "chief": ["pass_on", "send_back"],
    },
    "edited": {"managing": ["approve", "send_back"], "chief": ["approve", "send_back"]},
    "approved": {"managing": ["send_back"], "chief": ["publish", "send_back"]},
    "scheduled": {"managing": ["send_back"], "chief": ["send_back", "unschedule", "retract"]},
    "public": {"managing": ["send_back"], "chief": ["send_back", "retract", "correct"]},
}


class WhoMayDoWhat(TestCase):
    @classmethod
    def setUpTestData(cls):
        section = make.section()
        cls.desk = {
            "author": make.user(groups.REPORTER),
            "another reporter": make.user(groups.REPORTER),
            "contributor": make.user(groups.CONTRIBUTOR),
            "editor": make.editor_of(section),
            "editor of another section": make.editor_of(make.section()),
            "managing": make.user(groups.MANAGING_EDITOR),
            "chief": make.chief(),
            "registrar": make.user(groups.REGISTRAR),
            "nobody": make.user(),
        }
        cls.articles = {}
        for status in ("draft", "submitted", "edited", "approved"):
            article = make.article(section=section, created_by=cls.desk["author"])
            Article.objects.filter(pk=article.pk).update(status=status)
            cls.articles[status] = article
        for name, moment in (("scheduled", timezone.now() + HOUR), ("public", None)):
            article = make.article(section=section, created_by=cls.desk["author"])
            make.published(article, from_moment=moment)
            cls.articles[name] = article
        Article.objects.filter(pk=cls.articles["approved"].pk).update(status="edited")
        make.approved(cls.articles["approved"])

    def test_each_is_offered_what_is_theirs_and_nothing_else_is_carried_out(self):
        for stage, offers in OFFERED.items():
            article = Article.objects.get(pk=self.articles[stage].pk)
            for name, user in self.desk.items():
                may = offers.get(name, [])
                with self.subTest(stage=stage, user=name):
                    offered = rights.allowed_verbs(article, user)
                    self.assertEqual(offered, [verb for verb in may if verb != "correct"])
                    self.refused(article, user, set(VERBS) - set(may))

    def refused(self, article, user, verbs):
        before = (article.status, article.steps.count(), article.published_versions.count())
        for verb in verbs:
            with self.assertRaises(workflow.NotAllowed, msg=verb):
                getattr(workflow, verb)(article, user, *VERBS[verb])
        article.refresh_from_db()
        after = (article.status, article.steps.count(), article.published_versions.count())
        self.assertEqual(after, before)

    def test_nobody_is_offered_to_approve_their_own(self):
        article, managing = self.articles["edited"], self.desk["managing"]
        managing.person = make.person()
        managing.save()
        pen_name = PenName.objects.create(name="Xứ Lạng", person=managing.person)
        article.bylines.create(pen_name=pen_name, name_as_printed="XỨ LẠNG")
        self.assertNotIn("approve", rights.allowed_verbs(article, managing))

    def test_a_retracted_article_is_never_published_again(self):
        article, chief = self.articles["public"], self.desk["chief"]
        workflow.retract(article, chief, "sai sự thật")
        Article.objects.filter(pk=article.pk).update(headline="Sửa lại")
        workflow.record_change(article, chief)
        approved = make.approved(article)
        self.refused(approved, chief, {"publish", "correct", "unschedule", "retract"})

    def test_a_draft_is_seen_by_its_author_and_the_desks_leads_alone(self):
        draft = self.articles["draft"]
        seen = {name for name, user in self.desk.items() if draft in rights.visible_to(user)}
        self.assertEqual(seen, {"author", "managing", "chief"})
        sent = self.articles["submitted"]
        seen = {name for name, user in self.desk.items() if sent in rights.visible_to(user)}
        self.assertEqual(seen, {"author", "editor", "managing", "chief"})
