"""Working together: who has the page open, and two texts brought to one."""

import json

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ... import document, merging, presence, revisions, rights, workflow
from ...leaves import HTML, VALUE
from ...models import Article, Unsaved
from ...showing import spoken, visible_words
from .desk_json import desk_json


class TogetherPages:
    """The part of ArticleAdmin for several people at one article."""

    @desk_json
    def presence(self, request, object_id):
        """Note that a page is open; answer who else is, who writes, and the newest version."""
        article = self.visible(request, object_id)
        tab = request.POST.get("tab", "")[:40]
        if request.method != "POST" or not tab:
            return JsonResponse({"state": "refused"}, status=405)
        if "leave" in request.POST:
            presence.leave(article, request.user, tab)
            return JsonResponse({"state": "left"})
        may = rights.may_edit(article, request.user)
        if may:
            presence.say_here(article, request.user, tab, take="take" in request.POST)
        pages = presence.open_pages(article)
        others = [page for page in pages if page.tab != tab]
        return JsonResponse(
            {
                "state": "here",
                "version": article.version,
                "writes": may and presence.may_write(article, request.user),
                "others": [self._other(page, request.user, page is pages[0]) for page in others],
            }
        )

    @staticmethod
    def _other(page, user, writes):
        return {
            "name": str(page.user),
            "you": page.user_id == user.pk,
            "since": f"{timezone.localtime(page.taken_at or page.since):%H:%M}",
            "writes": writes,
        }

    def visible(self, request, object_id):
        """Return the article when the user may open it; else the 404 of one that is not there."""
        return get_object_or_404(rights.visible_to(request.user), pk=object_id)

    # Two texts

    def merge(self, request, object_id, unsaved_id):
        """Show both texts and what they come to; save it with what was chosen."""
        article = self.visible(request, object_id)
        kept = get_object_or_404(Unsaved, pk=unsaved_id, article=article, user=request.user)
        if not rights.may_edit(article, request.user):
            raise Http404("The user may not change this article.")
        page = reverse("admin:articles_article_change", args=[article.pk])
        if "_discard" in request.POST:
            kept.delete()
            self.message_user(request, _("Your unsaved text was thrown away."), messages.WARNING)
            return HttpResponseRedirect(page)
        merged, base = self._merge(article, kept)
        if request.method == "POST":
            saved = self._save_merge(request, article, kept, merged)
            return HttpResponseRedirect(page if saved else request.path)
        latest = article.revisions.select_related("made_by").first()
        context = self.admin_site.each_context(request) | {
            "title": _("Two texts of one article"),
            "original": article,
            "opts": self.opts,
            "kept": kept,
            "base": base,
            "latest": latest,
            "disputes": merged.disputes,
            "parts": [shown_part(part) for part in merged.parts.values() if part.changed],
            "page": page,
        }
        return render(request, "admin/articles/article/merge.html", context)

    def _save_merge(self, request, article, kept, merged):
        """Save what both texts come to with the choices that were sent; say if it was refused."""
        choices = {name: value for name, value in request.POST.items() if ":" in name}
        version = request.POST.get("version", "")
        number = int(version) if version.isdecimal() else 0
        try:
            workflow.save_merged(article, request.user, merged.document(choices), number)
        except workflow.Refusal as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return False
        kept.delete()
        self.message_user(request, _("Both texts were brought together."), messages.SUCCESS)
        return True

    @staticmethod
    def _merge(article, kept):
        """Return the merge of an unsaved text with the working copy, and its base revision."""
        now = document.build(Article.objects.get(pk=article.pk))
        base = revisions.base_of(article, kept.base_version)
        began = base.document if base else nothing(now)
        return merging.merge_documents(began, kept.document, now), base


def nothing(like):
    """Return an empty document: without a common beginning everything is looked at."""
    empty = {str: "", list: [], dict: None, type(None): None}
    return {
        name: value if name in ("format", "kind") else empty[type(value)]
        for name, value in like.items()
    }


def shown_part(part):
    """Return one part of a merge as the page shows it: stretches with their words and choices."""
    number, stretches = 0, []
    for stretch in part.stretches:
        row = {
            "disputed": stretch.disputed,
            "base": say(part.leaf, stretch.base),
            "mine": say(part.leaf, stretch.mine),
            "theirs": say(part.leaf, stretch.theirs),
        }
        if stretch.disputed:
            row["name"] = f"{part.name}:{number}"
            number += 1
        elif stretch.merged != stretch.base:
            row["by"] = "both" if stretch.mine == stretch.theirs else "me"
            row["by"] = "them" if stretch.mine == stretch.base else row["by"]
            row["merged"] = say(part.leaf, stretch.merged)
        stretches.append(row)
    return {
        "label": part.leaf.label,
        "place": part.leaf.place,
        "kind": part.leaf.kind,
        "single": part.leaf.kind == VALUE,
        "stretches": stretches,
    }


def say(leaf, sequence):
    """Return the words of a stretch as a person reads them."""
    if leaf.kind in ("text", HTML):
        return visible_words("".join(sequence))
    return "; ".join(spoken(leaf, json.loads(token)) for token in sequence)
