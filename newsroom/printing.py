"""The language of readers' pages: Jinja, which makes a function of each template once a process.

The desk below templates/admin/ keeps Django's own language, which its admin speaks (decision 24).
"""

import functools
from urllib.parse import quote

import jinja2
from django.template import TemplateDoesNotExist, defaultfilters
from django.template.backends.jinja2 import Jinja2, Template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from markupsafe import Markup

from articles.printed import headline, time
from articles.templatetags import vietnamese
from newsroom.context import site, site_if_shown
from newsroom.views import json_ld

# Words that mean something else elsewhere.
WORDS = {"status": pgettext_lazy("event", "Status"), "urgent": pgettext_lazy("story", "Urgent")}
FROM_DJANGO = ("capfirst", "linebreaksbr", "truncatewords", "urlizetrunc")


class ReadersPages(Jinja2):
    """Django's seam to Jinja; the desk's templates are not here."""

    def get_template(self, template_name):
        if template_name.startswith("admin/"):
            raise TemplateDoesNotExist(template_name, backend=self)
        return Page(super().get_template(template_name).template, self)


class Page(Template):
    """A template that knows the site's frame; what a view says wins over it, as in Django's own."""

    def render(self, context=None, request=None):
        shown = {"_": texts(get_language())} | (context or {})
        if request:
            frame = site if str(self.template.name).endswith(".html") else site_if_shown
            shown |= {"request": request}
            shown = shown if "masthead" in shown else frame(request) | shown
        return self.template.render(shown)


class Environment(jinja2.Environment):
    """What Jinja prints with: in a template `row.name` is first of all what a dict has of it."""

    def getattr(self, obj, attribute):
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(**options):
    """Return what Jinja prints with; everything is escaped, what is not there prints nothing."""
    options |= {"undefined": jinja2.ChainableUndefined, "keep_trailing_newline": True}
    made = Environment(**options)
    made.filters |= {name: getattr(defaultfilters, name) for name in FROM_DJANGO}
    made.filters |= vietnamese.register.filters
    made.filters |= {
        "articles": articles,
        "articles_of": articles_of,
        "date": date,
        "headline": headline,
        "linebreaks": defaultfilters.linebreaks_filter,
        "minutes_to_read": minutes_to_read,
        "quoted": lambda text: quote(str(text), safe=""),
        "time": time,
        "url": lambda row: row.get_absolute_url(),
    }
    made.globals |= {
        "_": lambda text: texts(get_language())(text),  # in macros, which see no context
        "now": timezone.now,
        "static": functools.cache(static),
        "structured": json_ld,
        "words": WORDS,
    }
    return made


@functools.cache
def texts(language):
    """Return a function that gives a text of ours in a language: markup in it is ours."""
    return functools.cache(lambda text: Markup(gettext(text)))


def date(day, form):
    """Print a day, or a moment's day in Asia/Ho_Chi_Minh, in a form of Django's; "" for None."""
    return defaultfilters.date(timezone.localtime(day) if hasattr(day, "hour") else day, form)


def minutes_to_read(minutes):
    sentence = ngettext("%(counter)s minute to read", "%(counter)s minutes to read", minutes)
    return sentence % {"counter": minutes}


def articles(count):
    return ngettext("%(articles)s article", "%(articles)s articles", count) % {"articles": count}


def articles_of(count, month):
    """Print how many articles a month has."""
    sentence = ngettext(
        "%(month)s: %(articles)s article", "%(month)s: %(articles)s articles", count
    )
    return sentence % {"articles": count, "month": month}
