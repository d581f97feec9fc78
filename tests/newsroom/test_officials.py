"""What readers are told of who holds which post: pages, days, merged rows, structured data."""

import datetime
import json
import re

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Mention
from people import groups, merging, succession
from people.models import Tenure
from tests import make

pytestmark = pytest.mark.postgres


def named(*people):
    """Publish an article that names people, so that they have pages."""
    article = make.article()
    for order, person in enumerate(people, 1):
        Mention.objects.create(article=article, person=person, order=order)
    return make.published(article)


def structured(response):
    found = re.search(r'ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    return json.loads(found[1])["@graph"][0]


class OfficialsTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.person, cls.body = make.person(full_name="Lê Thử"), make.organization()
        cls.registrar = make.user(groups.REGISTRAR)
        named(cls.person)

    def page(self, row, query=""):
        return self.client.get(f"{row.get_absolute_url()}{query}")


class WhatIsSaidOfAnEnd(OfficialsTest):
    def setUp(self):
        self.held = make.tenure(
            "2016-04-22", None, person=self.person, organization=self.body,
            confirmed_on=timezone.localdate(),
        )  # fmt: skip

        self.new = make.person(full_name="Người Kế Nhiệm")
        named(self.new)

    def appoint(self, days=0, **facts):
        day = timezone.localdate() + datetime.timedelta(days=days)
        succession.appoint(self.new, self.held.position, self.body, day, self.registrar, **facts)

    def test_an_appointment_not_yet_announced_is_seen_on_no_page(self):
        before = self.page(self.person).content, self.page(self.body).content
        self.appoint(days=2, announced_at=timezone.now() + datetime.timedelta(days=1))
        after = self.page(self.person).content, self.page(self.body).content
        self.assertEqual(after, before)

    def test_what_is_announced_but_still_to_come_is_not_said_before_its_day(self):
        self.appoint(days=2)
        self.assertContains(self.page(self.person), "22/4/2016</time> – nay")
        self.assertNotContains(self.page(self.body), "Người Kế Nhiệm")

    def test_from_the_day_on_both_pages_name_old_and_new(self):
        self.appoint()
        today = (
            f"{timezone.localdate().day}/{timezone.localdate().month}/{timezone.localdate().year}"
        )
        self.assertContains(self.page(self.person), f"{today}</time>")
        body = self.page(self.body).content.decode()
        self.assertLess(body.index("Người Kế Nhiệm"), body.index("Lê Thử"))
        self.assertNotContains(self.page(self.person), "Hiện nay")


class Pages(OfficialsTest):
    def test_a_career_is_said_to_machines_no_more_precisely_than_it_is_known(self):
        day = datetime.date
        make.tenure(
            "2016-04-22", person=self.person, organization=self.body,
            until_earliest=day(2020, 1, 20), until_latest=day(2020, 7, 17),
        )  # fmt: skip
        make.tenure(
            "2010-03-01", "2012-01-01", person=self.person, organization=self.body,
            from_latest=day(2010, 3, 31), until_latest=day(2012, 12, 31),
        )  # fmt: skip
        first, second = structured(self.page(self.person))["worksFor"]
        self.assertEqual((first["startDate"], first["endDate"]), ("2016-04-22", "2020"))
        self.assertEqual((second["startDate"], second["endDate"]), ("2010-03", "2012"))
        said = r"22/4/2016</time> đến <time datetime=.2020.>trong khoảng 20/1/2020 – 17/7/2020<"
        self.assertRegex(self.page(self.person).content.decode(), said)
        members = structured(self.page(self.body))["member"]
        self.assertEqual({row["member"]["name"] for row in members}, {"Lê Thử"})

    def test_machines_are_told_no_tenure_that_they_would_take_for_one_still_held(self):
        day = datetime.date
        make.tenure("2016-01-01", None, person=self.person, organization=self.body)  # unconfirmed
        make.tenure(
            "2014-01-01", person=self.person, organization=self.body,
            until_earliest=day(2015, 12, 1), until_latest=day(2016, 2, 1),
        )  # fmt: skip
        self.assertNotIn("worksFor", structured(self.page(self.person)))
        self.assertNotIn("member", structured(self.page(self.body)))

    def test_a_rank_stands_without_an_organisation(self):
        rank = make.position(title="Đại tá", axis="rank", single_holder=False)
        make.tenure(person=self.person, position=rank, organization=None)
        self.assertContains(self.page(self.person), "Đại tá")

    def test_an_acting_holder_is_said_to_act(self):
        make.tenure(person=self.person, position=make.position(title="Giám đốc"), is_acting=True)
        self.assertContains(self.page(self.person), "Quyền Giám đốc")

    def test_an_organisation_names_what_came_after_and_links_only_what_readers_may_see(self):
        heir = make.organization(name="Cơ quan mới")
        make.tenure(person=self.person, organization=self.body)
        succession.end_organization(self.body, datetime.date(2025, 7, 1), self.registrar, heir)
        page = self.page(self.body)
        self.assertContains(page, "Cơ quan mới")
        self.assertNotContains(page, heir.get_absolute_url())
        make.tenure("2025-07-01", None, person=self.person, organization=heir)
        self.assertContains(self.page(self.body), heir.get_absolute_url())
        self.assertContains(self.page(heir), self.body.get_absolute_url())

    def test_the_pages_ask_the_same_number_of_queries_for_1_and_20_tenures(self):
        make.tenure(person=self.person, organization=self.body)
        for row in (self.person, self.body):
            with self.subTest(row):
                few = self.queries_of(row)
                for _unused in range(19):
                    make.tenure(person=self.person, organization=self.body)
                self.assertEqual(self.queries_of(row), few)

    def queries_of(self, row):
        with CaptureQueriesContext(connection) as captured:
            self.page(row)
        return len(captured)


class ThatDayAlone(OfficialsTest):
    def test_whoever_is_shown_that_day_alone_is_named_with_the_title_and_linked_nowhere(self):
        shown, hidden = make.person(exposure="that-day"), make.person(exposure="no-page")
        for person, title in ((shown, "Chánh Thanh tra"), (hidden, "Chánh Văn phòng")):
            make.tenure("2016-01-01", None, person=person, position=make.position(title=title))
        page = self.client.get(named(shown, hidden).get_absolute_url())
        self.assertContains(page, "Chánh Thanh tra")
        self.assertNotContains(page, "Chánh Văn phòng")
        for person in (shown, hidden):
            self.assertNotContains(page, person.get_absolute_url())
            self.assertEqual(self.page(person).status_code, 404)
        self.assertEqual(structured(page)["mentions"], [])


class Merged(OfficialsTest):
    def test_the_page_of_a_merged_row_leads_to_the_kept_one_and_undoing_brings_it_back(self):
        double, other = make.person(full_name="Lê Thử Hai"), make.organization()
        named(double)
        make.tenure(person=double, organization=other)
        make.tenure(person=self.person, organization=self.body)
        made = [
            merging.merge(kept, merged, self.registrar)
            for kept, merged in ((self.person, double), (self.body, other))
        ]
        for kept, merged in ((self.person, double), (self.body, other)):
            answer = self.page(merged, "?ngay=2019-01-05")
            expected = f"{kept.get_absolute_url()}?ngay=2019-01-05"
            self.assertRedirects(answer, expected, 301)
        self.assertNotContains(self.client.get("/nhan-vat/"), "Lê Thử Hai")
        for one in made:
            merging.undo(one, self.registrar)
        self.assertEqual(self.page(double).status_code, 200)

    def test_a_merged_row_whose_kept_one_is_not_public_is_nowhere(self):
        double, hidden = make.person(), make.person(public=False)
        merging.merge(hidden, double, self.registrar)
        self.assertEqual(self.page(double).status_code, 404)

    def test_an_article_that_named_the_merged_one_links_the_kept_one_once(self):
        double = make.person(full_name="Lê Thử Hai")
        version = named(self.person, double)
        merging.merge(self.person, double, self.registrar)
        page = self.client.get(version.get_absolute_url()).content.decode()
        box = page[page.index('class="people"') :]
        self.assertEqual(box.count(f'href="{self.person.get_absolute_url()}"'), 1)
        self.assertFalse(Tenure.objects.exists())
