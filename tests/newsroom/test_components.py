"""The team's page of parts."""

from django.test import TestCase

from tests import make


class Components(TestCase):
    def test_staff_see_every_part_once_and_readers_are_sent_to_the_login(self):
        make.published()
        self.assertEqual(self.client.get("/admin/giao-dien/").status_code, 302)
        self.client.force_login(make.chief())
        page = self.client.get("/admin/giao-dien/")
        for macro in ("lead", "card", "small", "worded", "pictorial"):
            self.assertContains(page, f"articles/_card.html: {macro}")
        parts = "tools correction event_box people entries most_read pictures said"
        for part in parts.split():
            self.assertContains(page, f"articles/_{part}.html")
        self.assertContains(page, "Hội nghị mẫu triển khai nhiệm vụ")
