"""The panels beside the text, in order: each is one template, with fields or rows of the form.

A panel `checks` is drawn by templates/admin/articles/article/_checks.html; a part that another
module brings is an include in there. What a panel needs beyond the form, `page_context` adds.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .rows import BylineInline, MentionInline


@dataclass(frozen=True)
class Panel:
    """One panel: its name (and its template's), its word, and what of the form it holds."""

    name: str
    label: str
    fields: tuple = ()
    inlines: tuple = ()
    for_new: bool = True  # shown before the article was saved once?

    @property
    def template(self):
        return f"admin/articles/article/_{self.name}.html"


WRITING = ("kicker", "headline", "subhead", "dateline", "lede", "body", "expected_version", "tab")
PANELS = (
    Panel("status", _("Status"), for_new=False),
    Panel("checks", _("Checks")),
    Panel("section", _("Section"), ("section", "kind", "topics", "source", "slug")),
    Panel("event", _("Event"), ("event", "event_date", "event_date_basis")),
    Panel("people", _("People"), inlines=(BylineInline, MentionInline)),
    Panel("time", _("Time"), for_new=False),
    Panel("versions", _("Versions"), for_new=False),
    Panel("notes", _("Notes"), for_new=False),
)


def fieldsets():
    """Return Django's fieldsets: the text, then one for each panel that has fields."""
    beside = [
        (panel.label, {"classes": (panel.name,), "fields": panel.fields})
        for panel in PANELS
        if panel.fields
    ]
    return ((None, {"classes": ("writing",), "fields": WRITING}), *beside)


def laid_out(adminform, inline_formsets, *, is_new):
    """Return what the page draws: the text, the panels with their parts, the rows left over."""
    parts = {fieldset.classes: fieldset for fieldset in adminform}
    rows = {type(formset.opts): formset for formset in inline_formsets}
    panels = [
        {
            "name": panel.name,
            "label": panel.label,
            "template": panel.template,
            "fieldset": parts.get(panel.name),
            "rows": [rows.pop(inline) for inline in panel.inlines if inline in rows],
        }
        for panel in PANELS
        if panel.for_new or not is_new
    ]
    return {"writing": parts["writing"], "panels": panels, "rows_below": list(rows.values())}
