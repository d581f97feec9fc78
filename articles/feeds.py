"""RSS and Atom, of the whole paper and by section, with the whole text.

What may not be syndicated has its headline and link only. Pictures stay on our own pages: the
right to show one is not the right to pass it on.
"""

import datetime
import re

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape, linebreaks
from django.utils.translation import gettext_lazy as _

from .models import Article, Masthead, PublishedArticle, Section
from .views.paging import cached

NEWEST = 50
_FIGURE = re.compile(r'<div class="gallery.*?</div>|<figure\b.*?</figure>', re.DOTALL)
_FRAME = re.compile(r'<div class="table"[^>]*>(.*?</table>)</div>', re.DOTALL)
_OWN_LINK = re.compile(r'(<a [^>]*href=")(?=/)')


def whole_text(version):
    """Return the text of a version as HTML that stands anywhere: no pictures, whole addresses."""
    lede = f"<p><strong>{escape(version.lede)}</strong></p>\n" if version.lede else ""
    text = _FRAME.sub(r"\1", _FIGURE.sub("", version.body)).strip()
    return lede + reports(version) + _OWN_LINK.sub(rf"\g<1>{settings.SITE_URL}", text)


def reports(version):
    """Return the timed reports of a running story as HTML, the newest first; "" for any other."""
    parts = []
    for row in reversed(getattr(version, "entries", ())):
        at = timezone.localtime(datetime.datetime.fromisoformat(row["at"]))
        parts.append(f"<h3>{at:%H:%M, %d/%m/%Y} {escape(row['headline'])}</h3>")
        parts.append(linebreaks(row["text"], autoescape=True) + "\n")
    return "\n".join(parts)


class WholeRss(Rss201rev2Feed):
    """RSS 2.0 whose items carry the text as content:encoded (RSS content module)."""

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/"
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])


class WholeAtom(Atom1Feed):
    """Atom (RFC 4287) whose entries carry the text as their content."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


class NewestFeed(Feed):
    """The newest articles of the whole paper."""

    feed_type = WholeRss
    language = "vi"
    link = "/"
    description = _("The newest articles")
    item_guid_is_permalink = False

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        # A retraction makes the newest date older: only the ETag tells that the feed changed.
        del response.headers["Last-Modified"]
        return cached(response)

    def title(self):
        return Masthead.current().name

    def author_name(self):
        """Atom asks for one; the bylines stand in the text's own words."""
        return Masthead.current().name

    def items(self):
        return newest(PublishedArticle.objects.public())

    def item_title(self, item):
        return item.headline

    def item_description(self, item):
        return escape(item.lede) if item.may_syndicate else ""  # readers take it for HTML

    def item_extra_kwargs(self, item):
        return {"content": whole_text(item) if item.may_syndicate else ""}

    def item_link(self, item):
        return f"{settings.SITE_URL}{item.get_absolute_url()}"

    def item_guid(self, item):
        return f"{settings.SITE_URL}/{item.article_id}"

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
        return newest(PublishedArticle.objects.public().filter(section=section))


class NewestAtom(NewestFeed):
    feed_type = WholeAtom
    subtitle = NewestFeed.description


class SectionAtom(SectionFeed):
    feed_type = WholeAtom
    subtitle = SectionFeed.description


def newest(versions):
    """Return the newest of the versions with everything that a feed prints."""
    whole = versions.select_related("section")
    found = list(whole.defer("document", "search_exact", "search_folded")[:NEWEST])
    running = {version.pk: version for version in found if version.kind == Article.Kind.RUNNING}
    if running:
        for pk, document in versions.filter(pk__in=running).values_list("pk", "document"):
            running[pk].entries = document["entries"]
    return found
