"""The readers' pages."""

from articles.models import PublishedArticle, PublishedEvent
from people.models import Person

from .camera import PHONE, TALL


def shoot(camera):
    article = PublishedArticle.objects.public().get().get_absolute_url()
    person = Person.objects.get(slug="pham-ngoc-thuong").get_absolute_url()
    event = PublishedEvent.objects.unsealed().get().get_absolute_url()
    camera.take("front-page", "/")
    camera.take("article-desktop-light", article, screen=TALL)
    camera.take("article-desktop-dark", article, scheme="dark")
    camera.take("article-phone-light", article, screen=PHONE)
    camera.take("article-phone-dark", article, screen=PHONE, scheme="dark")
    camera.take("person", person, whole=True)
    camera.take("event", event, whole=True)
    camera.take("search", "/tim-kiem/?q=hoi+nghi+truc+tuyen")
