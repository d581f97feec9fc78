"""Rich text: one model field that lets only a newspaper's elements in, whichever way text comes.

CKEditor's own filter lets `javascript:` links through; what protects is nh3 here, on every write
path: forms, imports, `update()` and raw loading of fixtures.
"""

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
SCHEMES = {"http", "https", "mailto", "tel"}


def clean_html(html):
    """Return the HTML with nothing in it but TAGS and ATTRIBUTES, in NFC; never raises."""
    html = clean_text(html).replace("<b>", "<strong>").replace("</b>", "</strong>")
    html = html.replace("<i>", "<em>").replace("</i>", "</em>")
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        clean_content_tags={"script", "style", "template", "svg", "math"},
    )


class RichTextField(CleanedField, models.TextField):
    """Text of TAGS, edited with CKEditor: the one seam to the editor."""

    clean_value = staticmethod(clean_html)

    def formfield(self, **kwargs):
        # Also over the admin's own choice for a TextField.
        return super().formfield(**(kwargs | {"widget": CKEditorWidget(config_name="body")}))
