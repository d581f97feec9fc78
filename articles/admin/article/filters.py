"""Saved filters: a list of articles that somebody asks for again and again, one click away."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from ...models import SavedFilter

KNOWN = ("q", "status__exact", "doc", "section__id__exact", "kind__exact", "o", "thung-rac")
MOST = 20


class SavedFilters:
    """The part of ArticleAdmin that keeps filters by name, each user's own."""

    def changelist_view(self, request, extra_context=None):
        filters = SavedFilter.objects.filter(user=request.user)
        asked = request.GET.urlencode()
        extra = {"saved_filters": filters, "asked": asked}
        return super().changelist_view(request, extra | (extra_context or {}))

    def keep_filter(self, request):
        """Keep the list as it is asked for under a name, or forget one."""
        own = SavedFilter.objects.filter(user=request.user)
        page = reverse("admin:articles_article_changelist")
        if request.method != "POST":
            return HttpResponseRedirect(page)
        if request.POST.get("_forget", "").isdigit():
            own.filter(pk=request.POST["_forget"]).delete()
            return HttpResponseRedirect(page)
        query, name = self._query(request.POST.get("query", "")), request.POST.get("name", "")
        if name.strip() and own.count() < MOST:
            own.update_or_create(user=request.user, name=name.strip()[:60], defaults=query)
            self.message_user(request, _("The filter is kept."))
        return HttpResponseRedirect(f"{page}?{query['query']}")

    @staticmethod
    def _query(text):
        """Return what a list's address asks for, without anything that it does not know."""
        asked = QueryDict(text[:1000])
        return {"query": urlencode([(name, asked[name]) for name in KNOWN if name in asked])[:400]}
