"""The desk, as each group sees it."""

from django.urls import reverse

# Two unpublished articles: their status, and the verbs that lead there.
STAGES = {
    "submitted": [("send", "phong-vien")],
    "approved": [("send", "phong-vien"), ("pass_on", "bien-tap-vien"), ("approve", "thu-ky")],
}


def shoot(camera):
    from articles.models import Event, PublishedArticle
    from people.models import Person

    chief = "tong-bien-tap"
    staged = {name: change(article) for name, article in unpublished_articles().items()}
    seed = change(PublishedArticle.objects.public().get().article)
    camera.take("desk-login", reverse("admin:index"))
    camera.take("desk-home", reverse("admin:index"), login=chief)
    camera.take("desk-articles", reverse("admin:articles_article_changelist"), login=chief)
    camera.take("desk-article", seed, login=chief)
    camera.take("desk-article-whole", seed, login=chief, whole=True)
    camera.take("desk-article-dark", seed, login=chief, scheme="dark")
    camera.take("desk-new-article", reverse("admin:articles_article_add"), login="phong-vien")
    camera.take("desk-submitted", staged["submitted"], login="bien-tap-vien")
    camera.take("desk-approved", staged["approved"], login=chief)
    camera.take("desk-event", change(Event.objects.get()), login=chief, whole=True)
    person = Person.objects.get(slug="pham-ngoc-thuong")
    camera.take("desk-person", change(person), login="tu-lieu", whole=True)


def change(row):
    """Return the address of a row's form at the desk."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def unpublished_articles():
    """Make an article for each of STAGES and return them by status."""
    from articles import workflow
    from articles.models import Article, Section
    from people.models import User

    users = {user.username: user for user in User.objects.all()}
    made = {}
    for status, verbs in STAGES.items():
        made[status] = article = Article.objects.create(
            headline="Bài viết thử để chụp màn hình",
            lede="Bài này chỉ có trong hướng dẫn, không bao giờ được xuất bản.",
            section=Section.objects.get(slug="xa-hoi"),
            created_by=users["phong-vien"],
        )
        for verb, login in verbs:
            getattr(workflow, verb)(article, users[login])
    return made
