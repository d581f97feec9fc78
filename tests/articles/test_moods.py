"""The site's mood is the managing editor's act: logged, and what was worn stays."""

import datetime

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.front_page import moods
from articles.models import Arrangement, Mood
from people import groups
from tests import make

HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR


class TheMood(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.now = timezone.now().replace(microsecond=0)
        cls.managing = make.user(groups.MANAGING_EDITOR)

    def mood(self, start=DAY, until=3 * DAY, **fields):
        times = {"in_force_from": self.now + start, "in_force_until": self.now + until}
        return Mood(**{"kind": "tet", "line": "Chúc mừng năm mới"} | times | fields)

    def acts(self):
        rows = Arrangement.objects.order_by("pk")
        return [(act.verb, act.title, act.by, act.in_force_until) for act in rows]

    def test_each_change_is_in_the_log_of_the_front_page(self):
        mood = self.mood()
        moods.wear(mood, self.managing, self.now)
        mood.in_force_until = self.now + 2 * DAY
        moods.wear(mood, self.managing, self.now)
        moods.take_off(mood, self.managing, self.now)
        said, ends = "Tết: Chúc mừng năm mới", [self.now + 3 * DAY, *[self.now + 2 * DAY] * 2]
        self.assertEqual(
            self.acts(),
            [
                (verb, said, self.managing, end)
                for verb, end in zip(("wear", "otherwise", "take_off"), ends, strict=True)
            ],
        )
        self.assertFalse(Mood.objects.exists())
        self.assertIn(str(self.now.year), Arrangement.objects.first().before["in_force_until"])

    def test_the_board_shows_it_among_what_was_done_and_undo_passes_it_by(self):
        moods.wear(self.mood(), self.managing)
        self.client.force_login(self.managing)
        page = self.client.get("/admin/trang-nhat/")
        self.assertContains(page, "Tết: Chúc mừng năm mới")
        self.assertIsNone(page.context["board"].undoable)

    def test_a_mood_begins_now_at_the_earliest(self):
        mood = self.mood(start=-DAY)
        moods.wear(mood, self.managing, self.now)
        self.assertEqual(Mood.objects.get().in_force_from, self.now)
        with self.assertRaises(workflow.Refusal):
            moods.wear(self.mood(start=-2 * DAY, until=-DAY), self.managing, self.now)

    def test_a_mood_that_is_worn_ends_and_what_was_worn_stays(self):
        mood = self.mood(start=0 * DAY)
        moods.wear(mood, self.managing, self.now)
        later = self.now + HOUR
        for change in (
            {"kind": "mourning"},
            {"in_force_from": self.now - HOUR},
            {"in_force_until": self.now + HOUR / 2},
        ):
            worn = Mood.objects.get()
            for name, value in change.items():
                setattr(worn, name, value)
            with self.assertRaises(workflow.Refusal):
                moods.wear(worn, self.managing, later)
        with self.assertRaises(workflow.Refusal):
            moods.take_off(mood, self.managing, later)
        worn = Mood.objects.get()
        worn.in_force_until = later + HOUR
        moods.wear(worn, self.managing, later)
        worn.line = "Câu khác"
        with self.assertRaises(workflow.Refusal):
            moods.wear(worn, self.managing, later + 2 * HOUR)
        self.assertEqual(Mood.objects.get().in_force_until, later + HOUR)

    def test_only_the_desks_leads_set_it(self):
        for group in (groups.REPORTER, groups.EDITOR, groups.REGISTRAR):
            with self.assertRaises(workflow.NotAllowed):
                moods.wear(self.mood(), make.user(group))
        self.assertFalse(Mood.objects.exists())

    def test_the_desks_form_goes_by_the_verbs_and_says_what_is_refused(self):
        self.client.force_login(self.managing)

        def sent(address, start, until):
            typed = {"kind": "tet", "line": "Xuân về"}
            for field, at in (("in_force_from", start), ("in_force_until", until)):
                local = timezone.localtime(at)
                typed |= {f"{field}_0": f"{local:%d/%m/%Y}", f"{field}_1": f"{local:%H:%M:%S}"}
            return self.client.post(address, typed, follow=True)

        add = reverse("admin:articles_mood_add")
        self.assertContains(sent(add, self.now - 2 * DAY, self.now - DAY), "errornote")
        sent(add, self.now + DAY, self.now + 2 * DAY)
        mood = Mood.objects.get()
        change = reverse("admin:articles_mood_change", args=[mood.pk])
        self.assertContains(sent(change, self.now + DAY, self.now - DAY), "errornote")
        sent(change, self.now + DAY, self.now + 5 * DAY)
        self.client.post(reverse("admin:articles_mood_delete", args=[mood.pk]), {"post": "yes"})
        verbs = list(Arrangement.objects.order_by("pk").values_list("verb", flat=True))
        self.assertEqual(verbs, ["wear", "otherwise", "take_off"])
