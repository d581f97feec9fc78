"""The history of an article: every version with who, when and why; comparing, restoring, naming."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ... import rights, workflow
from ...comparing import compare_documents

SHOWN = 200


class HistoryPages:
    """The part of ArticleAdmin that shows and restores versions, to whoever sees the article."""

    def history_view(self, request, object_id, extra_context=None):
        article = self.visible(request, object_id)
        page = reverse("admin:articles_article_history", args=[article.pk])
        if request.method == "POST":
            self._act(request, article)
            return HttpResponseRedirect(page)
        newest = article.revisions.select_related("made_by").defer("document")
        published = article.published_versions.values_list("revision__number", flat=True)
        context = self._frame(request, article, _("History")) | {
            "revisions": newest[:SHOWN],
            "published": set(published),
            "approved": article.approved_revision_id,
            "may_restore": rights.may_edit(article, request.user),
        }
        return render(request, "admin/articles/article/history.html", context)

    def compare(self, request, object_id):
        """Show what changed between two versions, `tu` and `den`; without them the newest."""
        article = self.visible(request, object_id)
        new = self._numbered(article, request.GET.get("den"))
        old = self._numbered(article, request.GET.get("tu"), before=new)
        parts = compare_documents(old.document, new.document)
        context = self._frame(request, article, _("What changed")) | {
            "old": old,
            "new": new,
            "parts": parts,
            "may_restore": rights.may_edit(article, request.user),
        }
        return render(request, "admin/articles/article/compare.html", context)

    def _act(self, request, article):
        """Restore a version, or give the newest a name, as the form says."""
        try:
            if "_restore" in request.POST:
                revision = self._numbered(article, request.POST["_restore"])
                workflow.restore(article, request.user, revision)
                say = _("Version %(number)d is the text again, as a new version.")
                self.message_user(request, say % {"number": revision.number}, messages.SUCCESS)
            elif "_name" in request.POST:
                workflow.name_version(article, request.user, request.POST["_name"])
                self.message_user(request, _("The version has its name."), messages.SUCCESS)
        except workflow.Refusal as refusal:
            self.message_user(request, str(refusal), messages.ERROR)

    @staticmethod
    def _numbered(article, number, before=None):
        """Return the version of that number; without one the newest, or the one before."""
        versions = article.revisions.select_related("made_by")
        if number and number.isdigit():
            return get_object_or_404(versions, number=int(number))
        if before is not None:
            return versions.filter(number__lt=before.number).first() or before
        return get_object_or_404(versions, pk=getattr(versions.first(), "pk", 0))

    def _frame(self, request, article, title):
        return self.admin_site.each_context(request) | {
            "title": title,
            "original": article,
            "opts": self.opts,
            "page": reverse("admin:articles_article_change", args=[article.pk]),
        }
