"""Rich text: one model field that lets only a newspaper's elements in, whichever way text comes.

CKEditor's own filter lets `javascript:` links through; what protects is nh3 here, on every write
path: forms, imports, `update()` and raw loading of fixtures.
"""

import re

import nh3
from ckeditor.widgets import CKEditorWidget
from django.db import models

from people.fields import CleanedField
from vietnamese.text import clean_text

TAGS = {
    "p", "br", "strong", "em", "h2", "h3", "ul", "ol", "li", "blockquote", "a",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "figure": {"data-caption"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_BLOCK_EDGE = re.compile(
    r"(</(?:p|h2|h3|ul|ol|li|blockquote|table|caption|thead|tbody|tr|th|td|figure)>"
    r"|<(?:ul|ol|blockquote|table|thead|tbody|tr)>)\s*(?=<)"
)
SCHEMES = {"http", "https", "mailto", "tel"}


def clean_html(html):
    """Return the HTML with nothing in it but TAGS and ATTRIBUTES, in NFC; never raises."""
    html = clean_text(html).replace("<b>", "<strong>").replace("</b>", "</strong>")
    html = html.replace("<i>", "<em>").replace("</i>", "</em>")
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        clean_content_tags={"script", "style", "template", "svg", "math"},
    )
    return one_layout(cleaned)


def one_layout(html):
    """Return the HTML in the one layout we keep: a block a line, a picture's place empty.

    The editor lays text out anew whenever a form opens; without this, opening and saving an
    approved article would count as a change of its text.
    """
    html = re.sub(r"(<figure[^>]*>)(?:\s|&nbsp;)*(?=</figure>)", r"\1", html)
    html = re.sub(r"\s*\n\s*", "\n", html)
    return _BLOCK_EDGE.sub(r"\1\n", html).strip()


class RichTextField(CleanedField, models.TextField):
    """Text of TAGS, edited with CKEditor: the one seam to the editor."""

    clean_value = staticmethod(clean_html)

    def formfield(self, **kwargs):
        # Also over the admin's own choice for a TextField.
        return super().formfield(**(kwargs | {"widget": CKEditorWidget(config_name="body")}))
