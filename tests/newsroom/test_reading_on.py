"""What to read next: by event, people and topic, each article once, else of the section."""

import datetime

import pytest
from django.test import TestCase
from django.utils import timezone

from articles import workflow
from articles.models import PublishedArticle, Topic
from newsroom import public
from newsroom.views.related import groups_for
from tests import make


def naming(*people, topics=(), from_moment=None, **fields):
    """The published version of an article that names people and carries topics."""
    made = make.article(**fields)
    for person in people:
        made.mentions.create(person=person, title_as_printed="Giám đốc", words=person.full_name)
    made.topics.set(topics)
    return make.published(made, from_moment=from_moment)


@pytest.mark.postgres
class ReadingOn(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.section = make.section()
        cls.person = make.person()
        cls.event = make.event()
        cls.topic = Topic.objects.create(name="Xuất khẩu lao động")

    def groups(self, version):
        version = PublishedArticle.objects.get(pk=version.pk)
        people = public.links(row["person"] for row in version.document["mentions"])
        return [
            (group["label"], [card.pk for card in group["articles"]])
            for group in groups_for(version, people)
        ]

    def test_each_article_stands_once_where_it_belongs_most_and_the_newest_first(self):
        all_ways = {"event": self.event, "topics": [self.topic]}
        of_topic, of_person = naming(topics=[self.topic]), naming(self.person)
        of_both = naming(self.person, topics=[self.topic])
        of_all = naming(self.person, **all_ways)
        self.assertEqual(
            self.groups(naming(self.person, **all_ways)),
            [
                ("Về sự kiện này", [of_all.pk]),
                ("Về các nhân vật trong bài", [of_both.pk, of_person.pk]),
                ("Cùng chủ đề", [of_topic.pk]),
            ],
        )

    def test_four_of_a_way_are_shown_and_two_queries_find_them(self):
        for _n in range(6):
            naming(self.person)
        here = naming(self.person)
        version = PublishedArticle.objects.get(pk=here.pk)
        people = public.links([self.person.key])
        with self.assertNumQueries(2):
            ((_label, newest),) = (tuple(group.values()) for group in groups_for(version, people))
        self.assertEqual(len(newest), 4)

    def test_what_waits_for_its_moment_takes_no_place_from_what_readers_have(self):
        older = naming(self.person, topics=[self.topic])
        tomorrow = timezone.now() + datetime.timedelta(days=1)
        for _n in range(public.LOOKED_AT):
            naming(self.person, topics=[self.topic], from_moment=tomorrow)
        for here in (naming(self.person), naming(topics=[self.topic])):
            self.assertIn(older.pk, [pk for _label, pks in self.groups(here) for pk in pks])

    def test_what_readers_no_longer_have_is_not_led_to(self):
        old = naming(self.person)
        workflow.retract(old.article, make.chief(), reason="Sai người.")
        self.assertEqual(self.groups(naming(self.person)), [])

    def test_the_section_is_asked_only_when_nothing_else_is_found(self):
        beside = naming(section=self.section)
        alone = naming(section=self.section)
        self.assertEqual(self.groups(alone), [("Bài liên quan", [beside.pk])])
        other = naming(self.person)
        found = self.groups(naming(self.person, section=self.section))
        self.assertEqual(found, [("Về các nhân vật trong bài", [other.pk])])
