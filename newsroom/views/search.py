"""Search as a reader types: with or without diacritics."""

import datetime
import re
from urllib.parse import urlencode

from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles import body
from articles.models import PublishedArticle, PublishedMention, Section
from articles.views.paging import cached, page_number
from newsroom import public
from newsroom.views.days import midnight, read_day
from vietnamese.fold import fold, syllables
from vietnamese.numbers import format_number

PAGE = 20
PAGES = 50
COUNTED = 1000
LONGEST = 200


def search(request):
    q = request.GET.get("q", "")[:LONGEST].strip()
    found, filters = filtered(request, PublishedArticle.objects.public())
    number = page_number(request, PAGES)
    results, count_text, older = [], "", None
    if q:
        found = found.search(q).select_related("section").defer("body")
        start = (number - 1) * PAGE
        page = list(found[start : start + PAGE + 1])
        results = [{"article": v, "excerpt": excerpt(v, q)} for v in page[:PAGE]]
        count_text = counted(found)
        if len(page) > PAGE and number < PAGES:
            query = request.GET.copy()
            query["trang"] = number + 1
            older = f"?{urlencode(sorted(query.items()))}"
    context = {
        "q": q,
        "results": results,
        "count_text": count_text,
        "filters": filters,
        "person": person_called(q),
        "older_url": older,
    }
    return cached(render(request, "newsroom/search.html", context))


def filtered(request, found):
    """Return (the query narrowed by the filters, what the form shows); Http404 for a bad day."""
    chosen = request.GET.get("chuyen-muc", "")
    if chosen:
        found = found.filter(section__slug=chosen[:80])
    begin, end = day_of(request, "tu"), day_of(request, "den")
    if begin:
        found = found.filter(published_at__gte=midnight(begin))
    if end:
        found = found.filter(published_at__lt=midnight(end + datetime.timedelta(days=1)))
    who = request.GET.get("nhan-vat", "")
    if who:
        people = public.people().filter(slug=who[:120]).order_by().values("pk")
        naming = PublishedMention.objects.filter(person__in=people).order_by().values("version")
        found = found.filter(pk__in=naming)
    sections = [
        {"slug": s.slug, "name": s.name, "chosen": s.slug == chosen} for s in Section.objects.all()
    ]
    return found, {"sections": sections, "from": begin, "to": end, "person": who}


def day_of(request, name):
    text = request.GET.get(name, "")
    return read_day(text) if text else None


def counted(found):
    count = found.order_by()[: COUNTED + 1].count()
    if count > COUNTED:
        return _("more than %(count)s articles") % {"count": format_number(COUNTED)}
    return _("%(count)s articles") % {"count": format_number(count)}


def person_called(q):
    """Return the public figure whose whole name was typed, for the top of the page."""
    words = fold(q).split()
    if len(words) < 2:
        return None
    who = public.people().filter(search_folded=" ".join(words)).first()
    return who and {"full_name": who.full_name, "url": who.get_absolute_url(), "titles": []}


def excerpt(version, q, width=240):
    """Return about `width` characters of the text around the first typed word, words marked."""
    document = version.document
    text = " ".join(" ".join([document["lede"], body.plain_text(document["body"])]).split())
    wanted = {fold(word) for word in syllables(q)}
    hits = [m for m in re.finditer(r"\w+", text) if fold(m[0]) in wanted]
    start = max(0, hits[0].start() - width // 3) if hits else 0
    start = text.rfind(" ", 0, start) + 1
    end = min(len(text), start + width)
    end = text.find(" ", end) if text.find(" ", end) != -1 else len(text)
    parts, at = [], start
    for hit in hits:
        if start <= hit.start() and hit.end() <= end:
            parts += [escape(text[at : hit.start()]), "<mark>", escape(hit[0]), "</mark>"]
            at = hit.end()
    parts.append(escape(text[at:end]))
    return mark_safe(("… " if start else "") + "".join(parts) + (" …" if end < len(text) else ""))
