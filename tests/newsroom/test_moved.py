"""A page whose slug changed is found at its old address, if readers have it at all."""

from django.test import TestCase

from people.models import Moved
from tests import make


class MovedPages(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.section = make.section(name="Chính trị")
        make.published(section=cls.section)

    def rename(self, row, slug):
        row = type(row).objects.get(pk=row.pk)
        row.slug = slug
        row.save()
        return row

    def test_a_section_that_is_called_otherwise_is_found_at_its_old_address(self):
        self.rename(self.section, "thoi-su-chinh-tri")
        for part in ("", "?trang=2"):
            response = self.client.get(f"/chinh-tri/{part}")
            self.assertRedirects(response, f"/thoi-su-chinh-tri/{part}", 301)

    def test_an_address_that_moved_twice_leads_there_in_one_step(self):
        self.rename(self.rename(self.section, "lan-mot"), "lan-hai")
        self.assertRedirects(self.client.get("/chinh-tri/"), "/lan-hai/", 301)
        self.assertRedirects(self.client.get("/lan-mot/"), "/lan-hai/", 301)

    def test_a_slug_taken_back_leaves_no_circle(self):
        self.rename(self.rename(self.section, "lan-mot"), "chinh-tri")
        self.assertEqual(self.client.get("/chinh-tri/").status_code, 200)
        self.assertRedirects(self.client.get("/lan-mot/"), "/chinh-tri/", 301)
        self.assertFalse(Moved.objects.filter(old="/chinh-tri/").exists())

    def test_nobody_keeps_where_a_page_went_or_that_there_is_none(self):
        self.rename(self.section, "lan-mot")
        for address, status in (
            ("/chinh-tri/", 301),
            ("/lan-mot", 301),
            ("/khong-co/", 404),
            ("/?%00", 400),
        ):
            response = self.client.get(address)
            self.assertEqual(response.status_code, status, address)
            self.assertEqual(response.headers["Cache-Control"], "max-age=0", address)

    def test_the_old_address_of_somebody_readers_do_not_know_says_nothing_of_the_new_one(self):
        hidden = make.person(public=False, full_name="Nguyễn Thị Kín")
        old = hidden.get_absolute_url()
        self.rename(hidden, "ten-moi")
        response = self.client.get(old)
        self.assertEqual(response.status_code, 404)
        self.assertNotContains(response, "ten-moi", status_code=404)
