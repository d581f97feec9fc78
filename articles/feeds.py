"""RSS: in full or by section; what may not be syndicated with headline and link only."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from .models import Masthead, PublishedArticle, Section
from .views.paging import cached

NEWEST = 50


class NewestFeed(Feed):
    """The newest articles of the whole paper."""

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        # A retraction makes the newest date older: only the ETag tells that the feed changed.
        del response.headers["Last-Modified"]
        return cached(response)

    link = "/"
    description = _("The newest articles")

    def title(self):
        return Masthead.current().name

    def items(self):
        return PublishedArticle.objects.public().for_cards()[:NEWEST]

    def item_title(self, item):
        return item.headline

    def item_description(self, item):
        return item.lede if item.may_syndicate else ""

    def item_link(self, item):
        return f"{settings.SITE_URL}{item.get_absolute_url()}"

    def item_guid(self, item):
        return f"{settings.SITE_URL}/{item.article_id}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.published_at

    def item_updateddate(self, item):
        return item.in_force_from

    def item_categories(self, item):
        return [item.section.name]


class SectionFeed(NewestFeed):
    """The newest articles of one section."""

    def get_object(self, request, slug):
        return get_object_or_404(Section, slug=slug)

    def title(self, section):
        return f"{section.name} – {Masthead.current().name}"

    def link(self, section):
        return section.get_absolute_url()

    def items(self, section):
        return PublishedArticle.objects.public().filter(section=section).for_cards()[:NEWEST]
