"""The language of readers' pages: Jinja, which makes a function of each template once a process.

The desk below templates/admin/ keeps Django's own language, which its admin speaks (decision 24).
"""

from datetime import datetime
from urllib.parse import quote

import jinja2
from django.template import TemplateDoesNotExist, defaultfilters
from django.template.backends.jinja2 import Jinja2, Template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext_lazy
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from articles.printed import appeared, headline, time
from articles.templatetags import vietnamese
from newsroom.context import site, site_if_shown
from newsroom.views import json_ld

# Words that mean something else elsewhere.
WORDS = {"status": pgettext_lazy("event", "Status"), "urgent": pgettext_lazy("story", "Urgent")}
FROM_DJANGO = ("capfirst", "linebreaksbr", "urlizetrunc")


class ReadersPages(Jinja2):
    """Django's seam to Jinja; the desk's templates are not here."""

    def __init__(self, params):
        super().__init__(params)
        self.pages = {}

    def get_template(self, template_name):
        if template_name.startswith("admin/"):
            raise TemplateDoesNotExist(template_name, backend=self)
        if template_name not in self.pages or self.env.auto_reload:
            found = super().get_template(template_name).template
            self.pages[template_name] = Page(found, self)
        return self.pages[template_name]


class Page(Template):
    """A template that knows the site's frame; what a view says wins over it, as in Django's own."""

    def render(self, context=None, request=None):
        shown = context or {}
        if request:
            frame = site if str(self.template.name).endswith(".html") else site_if_shown
            shown = shown if "masthead" in shown else frame(request) | shown
            shown = shown | {"request": request}
        return self.template.render(shown)


class Environment(jinja2.Environment):
    """What Jinja prints with: in a template `row.name` is first of all what a dict has of it."""

    def getattr(self, obj, attribute):
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)

    def _generate(self, source, *args, **kwargs):
        """Jinja's hook, before it makes a function of a template."""
        return super()._generate(Known(self).visit(source), *args, **kwargs)


class Known(NodeTransformer):
    """Puts into a template what stays the same while the process runs, as if it were typed there.

    Our texts, `_("…")`, in the one language of the process, where markup is ours; addresses of
    files, `static("…")`; and the parts it includes, but where templates are read again when they
    change: that is asked of each file.
    """

    SAID = {"_": lambda text: Markup(gettext(text)), "static": static}

    def __init__(self, environment):
        self.environment = environment

    def visit_Call(self, node):
        said = self.SAID.get(getattr(node.node, "name", ""))
        if said is None:
            return self.generic_visit(node)
        return nodes.Const(said(node.args[0].as_const()), lineno=node.lineno)

    def visit_Include(self, node):
        if self.environment.auto_reload:
            return node
        name = node.template.as_const()
        source, filename, _is_fresh = self.environment.loader.get_source(self.environment, name)
        part = self.environment._parse(source, name, filename)
        return nodes.Scope(self.visit(part).body, lineno=node.lineno)


def environment(**options):
    """Return what Jinja prints with; everything is escaped, what is not there prints nothing."""
    options |= {"undefined": jinja2.ChainableUndefined, "keep_trailing_newline": True}
    made = Environment(**options)
    made.filters |= {name: getattr(defaultfilters, name) for name in FROM_DJANGO}
    made.filters |= vietnamese.register.filters
    made.filters |= {
        "appeared": appeared,
        "articles": articles,
        "articles_of": articles_of,
        "date": date,
        "headline": headline,
        "iso_day": iso_day,
        "linebreaks": defaultfilters.linebreaks_filter,
        "minutes_to_read": minutes_to_read,
        "quoted": lambda text: quote(str(text), safe=""),
        "time": time,
        "url": lambda row: row.get_absolute_url(),
    }
    made.globals |= {
        "now": timezone.now,
        "structured": json_ld,
        "words": WORDS,
    }
    return made


def date(day, form):
    """Print a day, or a moment's day in Asia/Ho_Chi_Minh, in a form of Django's; "" for None."""
    return defaultfilters.date(timezone.localtime(day) if isinstance(day, datetime) else day, form)


def iso_day(day):
    """Print a day, or a moment's day in Asia/Ho_Chi_Minh, for machines; nothing for none."""
    if not day:
        return ""
    return (timezone.localdate(day) if isinstance(day, datetime) else day).isoformat()


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
