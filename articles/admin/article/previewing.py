"""The preview at the desk: the readers' page at two widths, and the links that were shared."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from ... import previews, rights, workflow

DAYS = (1, 3, 7, 30)


class PreviewPages:
    """The part of ArticleAdmin that shows the preview and shares it."""

    def preview(self, request, object_id):
        article = self.visible(request, object_id)
        made = ""
        if request.method == "POST":
            try:
                made = self._share_or_revoke(request, article)
            except workflow.Refusal as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            if not made:
                return HttpResponseRedirect(request.path)
        context = self._frame(request, article, _("Preview")) | {
            "made": made,
            "days": DAYS,
            "links": article.preview_links.select_related("made_by", "revision").defer(
                "revision__document"
            )[:30],
            "open_links": set(article.preview_links.open().values_list("pk", flat=True)),
            "may_share": rights.may_edit(article, request.user),
        }
        return render(request, "admin/articles/article/preview.html", context)

    def _share_or_revoke(self, request, article):
        """Return the address of a link that was made: it is said now and never again."""
        if "_revoke" in request.POST:
            link = get_object_or_404(article.preview_links, pk=request.POST["_revoke"])
            previews.revoke(link, request.user)
            self.message_user(request, _("The link opens nothing any more."), messages.SUCCESS)
            return ""
        days = request.POST.get("days", "")
        _link, token = previews.share(
            article,
            request.user,
            int(days) if days.isdigit() else 0,
            request.POST.get("for_whom", "")[:120],
        )
        return request.build_absolute_uri(f"/xem-truoc/{token}/")
