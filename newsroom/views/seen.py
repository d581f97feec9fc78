"""The moment that a page is asked for: now, a past one for readers, any one for the desk.

Views and templates know of one moment alone: a page seen at another is made like today's, and then
its links are led to that moment.
"""

import datetime
import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode, urljoin, urlsplit

from django.http import Http404
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.html import escape, format_html_join

from articles.models import FrontPagePlan
from newsroom.context import site
from newsroom.views.days import end_of, last_of, read_day

PREVIEW = "/admin/xem"
OF_READERS = {"article", "event", "person"}  # pages that take `?ngay=`
OF_THE_DESK = OF_READERS | {
    "front_page", "newest", "section", "topic", "author", "events", "people", "organization",
    "corrections",
}  # fmt: skip
LINK = re.compile(r'(<a\s(?:[^>]*\s)?href=")([^"]*)"')
ASKS_AGAIN = re.compile(r"<form\s(?![^>]*\saction=)[^>]*>")


@dataclass(frozen=True)
class Seen:
    """`at` is None for now, `text` how it was asked for; a preview's links stay in the preview."""

    at: datetime.datetime | None = None
    text: str = ""
    is_preview: bool = False
    plan: FrontPagePlan | None = None

    def page(self, request, template, context):
        """Return the page of a template, in the frame of the moment and with links to it."""
        response = render(request, template, context | self.frame(request))
        return self.led(response, request.path)

    def frame(self, request):
        """Return what the site's frame says of the moment; nothing for now."""
        if self.at is None:
            return {}
        frame = site(request, self.at) | {"seen_at": self.at, "is_preview": self.is_preview}
        return frame | {"canonical": ""} if self.is_preview else frame

    def led(self, response, path):
        """Lead the links of a page (or where it redirects to) to the same moment."""
        if self.at is None:
            return response
        if where := response.headers.get("Location"):
            response.headers["Location"] = self.address(where, path)
        elif response.headers["Content-Type"].startswith("text/html"):
            text = LINK.sub(lambda link: self._written_over(link, path), response.content.decode())
            if self.is_preview:
                text = ASKS_AGAIN.sub(lambda form: form[0] + self._carried, text)
            response.content = text
        return response

    def address(self, address, path="/"):
        """Return one of our addresses, met on the page of a path, as it leads to the moment.

        What is not seen at other moments stays as it is, and so does what names its own.
        """
        found = urlsplit(urljoin(path, address))
        if found.netloc or "ngay=" in found.query or not self._knows(found.path):
            return address
        query = "&".join(filter(None, (found.query, urlencode(self._asked, safe=":"))))
        before = PREVIEW if self.is_preview else ""
        return found._replace(path=before + found.path, query=query).geturl()

    @property
    def _asked(self):
        """Return what an address asks for to be seen at the moment."""
        moment = {"luc" if self.is_preview else "ngay": self.text} if self.text else {}
        return moment | ({"ke-hoach": self.plan.pk} if self.plan else {})

    @property
    def _carried(self):
        """Return the same as fields of a form that asks its own page again."""
        pairs = self._asked.items()
        return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)

    def _knows(self, path):
        try:
            name = resolve(path).url_name
        except Resolver404:
            return False
        return name in (OF_THE_DESK if self.is_preview else OF_READERS)

    def _written_over(self, link, path):
        before, address = link.groups()
        if address.startswith("#" if self.is_preview else ("#", "?")):
            return link[0]
        return f'{before}{escape(self.address(unescape(address), path))}"'


NOW = Seen()


def asked(request):
    """Return what `?ngay=` asks for; a day still to come is asked as today."""
    text = request.GET.get("ngay")  # a form sends an empty one for "no day"
    return Seen(min(read_moment(text), timezone.now()), text) if text else NOW


def read_moment(text, future=False):
    """Return the moment of `2026-02-17` (its end, or now unless `future`) or `2026-02-17T08:30`.

    Asia/Ho_Chi_Minh; Http404 for any other spelling.
    """
    day, separator, clock = text.partition("T")
    if not separator:
        return last_of(read_day(day)) if future else end_of(read_day(day))
    try:
        hour = datetime.datetime.strptime(clock, "%H:%M").time()
    except ValueError as error:
        raise Http404(f"“{text[:20]}” is not a moment.") from error
    if f"{hour:%H:%M}" != clock:
        raise Http404(f"“{text[:20]}” is not a moment of ours.")
    return timezone.make_aware(datetime.datetime.combine(read_day(day), hour))
