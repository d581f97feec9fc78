"""The desk, as each group sees it."""

from django.urls import reverse

from articles.models import Article, Event, PublishedArticle, Section
from people.models import Person

from .staff import APPROVED, CHIEF, EDITOR, REGISTRAR, REPORTER, carry, user

# Two unpublished articles: their status, and the verbs that lead there.
STAGES = {"submitted": APPROVED[:1], "approved": APPROVED}


def shoot(camera):
    staged = {name: change(article) for name, article in unpublished_articles().items()}
    seed = change(PublishedArticle.objects.public().get().article)
    camera.take("desk-login", reverse("admin:index"))
    camera.take("desk-home", reverse("admin:index"), login=CHIEF)
    camera.take("desk-articles", reverse("admin:articles_article_changelist"), login=CHIEF)
    camera.take("desk-article", seed, login=CHIEF)
    camera.take("desk-article-whole", seed, login=CHIEF, whole=True)
    camera.take("desk-article-dark", seed, login=CHIEF, scheme="dark")
    camera.take("desk-new-article", reverse("admin:articles_article_add"), login=REPORTER)
    camera.take("desk-submitted", staged["submitted"], login=EDITOR)
    camera.take("desk-approved", staged["approved"], login=CHIEF)
    camera.take("desk-event", change(Event.objects.get()), login=CHIEF, whole=True)
    person = Person.objects.get(slug="pham-ngoc-thuong")
    camera.take("desk-person", change(person), login=REGISTRAR, whole=True)


def change(row):
    """Return the address of a row's form at the desk."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def unpublished_articles():
    """Make an article for each of STAGES and return them by status."""
    made = {}
    for status, steps in STAGES.items():
        made[status] = article = Article.objects.create(
            headline="Bài viết thử để chụp màn hình",
            lede="Bài này chỉ có trong hướng dẫn, không bao giờ được xuất bản.",
            section=Section.objects.get(slug="xa-hoi"),
            created_by=user(REPORTER),
        )
        carry(article, steps)
    return made
