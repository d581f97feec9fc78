"""A small autosave: the text fields typed since the last one, into the version that has the rest.

The page sends it when the server has just taken everything else. Whatever is not plain (another
version, a field that is not valid, an approved article) asks for the whole page again.
"""

from django.db import transaction
from django.http import JsonResponse

from ... import workflow
from ...models import Revision
from .form import ArticleForm

TEXT = ("kicker", "headline", "subhead", "dateline", "lede", "body")
COLUMNS = (*TEXT, "slug")


class TextForm(ArticleForm):
    """The text fields that were sent, no others."""

    class Meta(ArticleForm.Meta):
        fields = COLUMNS

    def __init__(self, data, instance):
        super().__init__(data, instance=instance)
        self.fields = {name: field for name, field in self.fields.items() if name in data}
        self.columns = [name for name in COLUMNS if name in data]

    def _is_stale(self, expected, tab):
        """Tell whether the version is another one: what was not sent would be another's."""
        return expected != self.instance.version

    def text(self):
        """Return the fields as the document has them."""
        return {name: getattr(self.instance, name) for name in self.columns if name in TEXT}


class TypingPage:
    """The part of ArticleAdmin that takes in the text alone."""

    def autosave_text(self, request, object_id):
        """Save the text fields that were sent; answer "whole" where the whole page is needed."""
        request.writes = True
        with transaction.atomic():
            article = self.to_write(request, object_id)
            if article is None or request.held or not self.has_change_permission(request, article):
                return JsonResponse({"state": "whole"})
            form, latest = TextForm(request.POST, article), article.revisions.first()
            if not form.is_valid() or latest.version != article.version:
                return JsonResponse({"state": "whole"})
            tab = form.cleaned_data.get("tab", "")
            workflow.record_written(
                article,
                request.user,
                latest.document | form.text(),
                latest=latest,
                columns=[*form.columns, "slug", "search_folded"],
                kind=Revision.Kind.AUTO,
                tab=tab,
            )
            self.forget_unsaved(request, tab, article)
        return self._saved(request, article)
