"""Search as a reader types: the page, and suggestions while typing."""

import datetime
from urllib.parse import urlencode

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Section
from articles.scope import COUNTED, Scope
from articles.views.paging import cached, page_number
from newsroom import public
from newsroom.results import PAGES, results_of
from newsroom.suggestions import suggestions_for
from newsroom.views.days import YEARS, midnight, read_day
from people.prepared import prepared
from vietnamese.numbers import format_number

LONGEST = 200
NEWEST_FIRST = "moi-nhat"
NONE = -1  # the primary key of nothing
FILTERS = ("chuyen-muc", "nam", "tu", "den", "nhan-vat", "thu-tu")


def search(request):
    asked = Asked(request)
    results = None
    if asked.q:
        results = results_of(asked.q, asked.scope(), asked.page, asked.newest_first)
    context = {
        "q": asked.q,
        "results": results.articles if results else [],
        "answers": results.answers if results and asked.page == 1 else [],
        "meant": results.meant if results else "",
        "count_text": counted(results.count) if results else "",
        "filters": asked.shown(),
        "narrower": asked.narrower(results) if results and results.count > 1 else [],
        "orders": asked.orders() if results and results.count > 1 else [],
        "older_url": asked.address(trang=asked.page + 1) if results and results.has_more else None,
    }
    return cached(render(request, "newsroom/search.html", context))


def suggestions(request):
    """Answer with names and headlines for what is being typed: `[{"text", "url", "kind"}]`."""
    q = request.GET.get("q", "")[:LONGEST].strip()
    return cached(JsonResponse({"suggestions": suggestions_for(q)}))


def counted(count):
    if count > COUNTED:
        return _("more than %(count)s articles") % {"count": format_number(COUNTED)}
    return _("%(count)s articles") % {"count": format_number(count)}


@prepared
def every_section():
    return Section.objects.all()


class Asked:
    """What the address asks: words, filters, order, page; Http404 for what no form sends."""

    def __init__(self, request):
        self.path = request.path
        self.q = request.GET.get("q", "")[:LONGEST].strip()
        self.given = {name: request.GET[name][:120] for name in FILTERS if request.GET.get(name)}
        self.page = page_number(request, PAGES)
        self.begin, self.end = self.day("tu"), self.day("den")
        self.year = self.read_year()
        self.newest_first = self.given.get("thu-tu") == NEWEST_FIRST
        self.person = self.read_person()
        self.sections = every_section()

    def day(self, name):
        return read_day(self.given[name]) if name in self.given else None

    def read_year(self):
        text = self.given.get("nam")
        if text is None:
            return None
        if not (text.isascii() and text.isdecimal() and int(text) in YEARS):
            raise Http404(f"“{text[:20]}” is not a year of ours.")
        return int(text)

    def read_person(self):
        slug = self.given.get("nhan-vat")
        return public.people().filter(slug=slug).first() if slug else None

    def scope(self):
        """Return the Scope of the filters; what they name and nobody may see finds nothing."""
        filters = {}
        if slug := self.given.get("chuyen-muc"):
            chosen = [section.pk for section in self.sections if section.slug == slug]
            filters["section"] = chosen[0] if chosen else NONE
        if "nhan-vat" in self.given:
            filters["person"] = self.person.pk if self.person else NONE
        begin, end = self.begin, self.end
        if self.year:
            begin = max(begin or datetime.date.min, datetime.date(self.year, 1, 1))
            end = min(end or datetime.date.max, datetime.date(self.year, 12, 31))
        if begin:
            filters["begin"] = midnight(begin)
        if end:
            filters["end"] = midnight(end + datetime.timedelta(days=1))
        return Scope(**filters)

    def address(self, **changes):
        """Return the address of this search with some parts changed; None takes one away."""
        asked = {"q": self.q, **self.given, **changes}
        return f"{self.path}?{urlencode({k: v for k, v in asked.items() if v is not None})}"

    def shown(self):
        """Return what the form shows: sections, days, and the filters that can be taken away."""
        chosen = self.given.get("chuyen-muc")
        active = [
            (self.year and str(self.year), "nam"),
            (self.person and self.person.full_name, "nhan-vat"),
        ]
        return {
            "sections": [
                {"slug": s.slug, "name": s.name, "chosen": s.slug == chosen} for s in self.sections
            ],
            "is_narrowed": any(name in self.given for name in ("chuyen-muc", "tu", "den")),
            "from": self.begin,
            "to": self.end,
            "person": self.given.get("nhan-vat", ""),
            "year": self.year or "",
            "order": self.given.get("thu-tu", ""),
            "active": [
                {"name": name, "without_url": self.address(**{key: None})}
                for name, key in active
                if name
            ],
        }

    def narrower(self, results):
        """Return the groups of links that narrow what was found, each with its count if counted."""
        counts = results.by_section
        sections = [
            (section.name, {"chuyen-muc": section.slug}, counts.get(section.pk))
            for section in self.sections
            if counts.get(section.pk) or not counts
        ]
        years = list(results.by_year.items()) or [(year, None) for year in self.recent_years()]
        people = [(who.full_name, {"nhan-vat": who.slug}, n) for who, n in results.by_person]
        groups = [
            (_("Section"), "chuyen-muc", sections),
            (_("Year"), "nam", [(str(year), {"nam": year}, n) for year, n in years]),
            (_("Person"), "nhan-vat", people),
        ]
        return [
            {
                "name": name,
                "links": [
                    {"name": text, "url": self.address(**change), "count": count}
                    for text, change, count in links
                ],
            }
            for name, key, links in groups
            if key not in self.given and len(links) > 1
        ]

    @staticmethod
    def recent_years():
        this = timezone.localdate().year
        return range(this, this - 8, -1)

    def orders(self):
        return [
            {
                "name": name,
                "url": self.address(**{"thu-tu": value}),
                "chosen": (value == NEWEST_FIRST) == self.newest_first,
            }
            for name, value in ((_("Best fit"), None), (_("Newest first"), NEWEST_FIRST))
        ]
