"""People and titles while one writes: the finding, its repair, another day, the people named."""

from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article

from .staff import CHIEF

WRITTEN = "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chủ trì"
WRONG = "Phó Bí thư Tỉnh ủy, Bí thư Tỉnh ủy chủ trì"
UNRECORDED = "Phó Bí thư Tỉnh ủy, Giám đốc Sở Xây dựng chủ trì"
WIDE = {"viewport": {"width": 1280, "height": 1000}}


def shoot(camera):
    article = Article.objects.get(key="lang-son-2019")
    article.mentions.all().delete()
    page = reverse("admin:articles_article_change", args=[article.pk])
    for scheme in ("light", "dark"):
        with camera.tab(WIDE, scheme=scheme, login=CHIEF) as tab:
            camera.open(tab, page)
            write(tab, WRITTEN, WRONG)
            findings = tab.locator("#titles-panel .finding")
            expect(findings).to_have_count(1)
            findings.locator("[data-act=show]").click()
            look_at(tab)
            suffix = "" if scheme == "light" else "-dark"
            camera.keep(tab, f"titles-finding{suffix}")
            findings.locator("[data-act=repair]").click()
            expect(findings).to_have_count(0)
            look_at(tab)
            if scheme == "light":
                camera.keep(tab, "titles-repaired")
                tab.fill("#id_event_date", "05/01/2022")
                expect(findings).to_have_count(6)
                look_at(tab)
                camera.keep(tab, "titles-out-of-date")
                tab.fill("#id_event_date", "05/01/2019")
                write(tab, WRITTEN, UNRECORDED)
                expect(findings).to_have_count(1)
                expect(findings).to_contain_text("Sở Xây dựng")
                findings.locator("[data-act=show]").click()
                look_at(tab)
                camera.keep(tab, "titles-not-recorded")


def write(tab, old, new):
    """Replace words in the editor as a writer would."""
    tab.evaluate(
        """(words) => {
            const editor = CKEDITOR.instances.id_body;
            const text = editor.getData().replace(words[0], words[1]);
            editor.setData(text, () => editor.fire("change"));
        }""",
        [old, new],
    )


def look_at(tab):
    """Bring the text and the findings beside it into view."""
    tab.evaluate("() => document.getElementById('cke_id_body').scrollIntoView({block: 'start'})")
    tab.wait_for_timeout(500)
