"""Saving the writing page: by its reader or by itself, and what happens to a write that may not.

Three things can come of a write: it goes into the working copy; it started from an older version,
and both texts go to the merge (merging.py); or it is kept aside as Unsaved. It never vanishes.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Exists, OuterRef, prefetch_related_objects
from django.http import HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from people.fields import new_key

from ... import document, leaves, presence, revisions, workflow
from ...models import Article, Note, Revision, Unsaved
from .desk_json import desk_json
from .form import ONE, typed_document

NOT_KEPT = {"csrfmiddlewaretoken", "_continue", "_save", "_verb", "_user", "_show"}


class SavingPage:
    """The part of ArticleAdmin that takes writes in; `request.by_itself` marks an autosave."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "GET" and object_id and request.GET.get("unsaved"):
            self._show_unsaved(request, request.GET["unsaved"])
        elif request.method == "POST" and "_show" in request.POST:
            request.held = "shown"
        if request.method == "POST":
            request.writes = True
            object_id = object_id or self._made_already(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _made_already(self, request):
        """Return the id of the article that this new page has made: its answer was lost."""
        made = Article.objects.filter(key=request.POST.get("tab") or None, created_by=request.user)
        return next((str(pk) for pk in made.values_list("pk", flat=True)), None)

    def get_object(self, request, object_id, from_field=None):
        """Return the article; for a write locked, with all that the write asks of it."""
        if not getattr(request, "writes", False):
            return super().get_object(request, object_id, from_field)
        article = self.to_write(request, object_id) if object_id.isdecimal() else None
        if article is not None:
            prefetch_related_objects([article], "topics")
        return article

    def to_write(self, request, pk):
        """Return the article locked, when the user may open it; `request.held` says why not to."""
        history = Revision.objects.filter(article=OuterRef("pk"))
        unsaved = Unsaved.objects.filter(article=OuterRef("pk"), user=request.user)
        found = self.shown(request).select_for_update(of=("self",)).select_related(*ONE)
        found = found.annotate(has_history=Exists(history), has_unsaved=Exists(unsaved))
        article = found.filter(pk=pk).first()
        if article is not None and not getattr(request, "held", ""):
            if not article.has_history:
                workflow.begin_history(article, request.user)
            request.held = self._why_aside(request, article)
        return article

    def _why_aside(self, request, article):
        """Return why an autosave may not go into the working copy, or nothing."""
        if not getattr(request, "by_itself", False):
            return ""
        if article.status == Article.Status.APPROVED:
            return "approved"
        return "" if presence.may_write(article, request.user) else "another_writes"

    def _show_unsaved(self, request, pk):
        """Show the page with what somebody typed, as if it had just been sent with an error."""
        kept = Unsaved.objects.filter(pk=pk, user=request.user).first() if pk.isdigit() else None
        if kept:
            request.method, request.held = "POST", "shown"
            request.POST = QueryDict(kept.typed)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.held = getattr(request, "held", "")
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Give the rows what was sent as it is: a KeyedFormSet takes out what is its own."""
        sent = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
        return {
            "instance": obj,
            "prefix": prefix,
            "queryset": inline.get_queryset(request),
        } | sent

    # What goes into the working copy

    def save_model(self, request, obj, form, change):
        """Save a new article, so that its rows have one; another is saved after its rows."""
        if change:
            return
        obj.created_by = request.user
        tab = form.cleaned_data.get("tab")
        if tab and not Article.objects.filter(key=tab).exists():
            obj.key = tab
        obj.save()

    def save_related(self, request, form, formsets, change):
        """Save the rows, then the article with its version: one statement for both."""
        super().save_related(request, form, formsets, change)
        article, by_itself = form.instance, getattr(request, "by_itself", False)
        # Only what the form holds: the status belongs to the verbs.
        columns = {field.name for field in article._meta.concrete_fields} & set(form.cleaned_data)
        tab = form.cleaned_data.get("tab", "")
        workflow.record_written(
            article,
            request.user,
            document.of_rows(article, **{rows.prefix: rows.kept() for rows in formsets}),
            columns=[*columns, "search_folded"],
            kind=Revision.Kind.AUTO if by_itself else Revision.Kind.SAVED,
            tab=tab,
        )
        self.forget_unsaved(request, tab, article if change else None)
        if request.POST.get("_note", "").strip() and not by_itself:
            Note.objects.create(
                article=article,
                by=request.user,
                at=timezone.now(),
                text=request.POST["_note"][:2000],
            )

    @staticmethod
    def forget_unsaved(request, tab, article=None):
        """Forget what this page had kept aside: it has just been saved."""
        if article is None or article.has_unsaved:
            Unsaved.objects.filter(user=request.user, tab=tab).delete()

    def log_change(self, request, obj, message):
        if not getattr(request, "by_itself", False):
            return super().log_change(request, obj, message)

    # What is answered

    @desk_json
    def autosave(self, request, object_id=None):
        """Save the page by itself; answer JSON: `state` is saved, aside, conflict, behind, whole.

        "whole": the text alone was sent (`_text`, see typing.py), and all of the page is needed.
        """
        if request.method != "POST":
            return JsonResponse({"state": "refused"}, status=405)
        if request.POST.get("_user") not in (None, str(request.user.pk)):
            return JsonResponse({"state": "another_user"}, status=409)
        request.by_itself = True
        if object_id and "_text" in request.POST:
            return self.autosave_text(request, object_id)
        return self.changeform_view(request, object_id and str(object_id))

    def response_add(self, request, obj, post_url_continue=None):
        return self._saved(request, obj) or super().response_add(request, obj, post_url_continue)

    def _saved(self, request, obj):
        """Return the answer to an autosave that went into the working copy."""
        if not getattr(request, "by_itself", False):
            return None
        return JsonResponse(
            {
                "state": "saved",
                "version": obj.version,
                "at": f"{timezone.localtime():%H:%M:%S}",
                "url": reverse("admin:articles_article_change", args=[obj.pk]),
            }
        )

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        if form.is_bound and form.stale:
            return self._answer_stale(request, obj, form, formsets)
        if getattr(request, "by_itself", False):
            kept = self._keep(request, obj, form, formsets)
            return JsonResponse(
                {
                    "state": "aside",
                    "why": form.held or "not_valid",
                    "errors": self._errors(form, formsets),
                    "at": f"{timezone.localtime(kept.kept_at):%H:%M:%S}",
                }
            )
        if not form.is_bound:
            form.fields["tab"].initial = new_key()
        return super().render_change_form(request, context, add, change, form_url, obj)

    @staticmethod
    def _errors(form, formsets):
        """Return the sentences that say why a form is not valid yet."""
        rows = [error for formset in formsets for error in formset.errors if error]
        return [
            str(sentence)
            for errors in [form.errors, *rows]
            for sentences in errors.values()
            for sentence in sentences
        ][:5]

    def _answer_stale(self, request, article, form, formsets):
        """Answer a write that started from an older version: both texts, or nothing to do."""
        expected = form.cleaned_data.get("expected_version") or 0
        mine = typed_document(form, formsets)
        now = Article.objects.get(pk=article.pk)
        base = revisions.base_of(now, expected)
        page = reverse("admin:articles_article_change", args=[article.pk])
        if base and leaves.same(mine, base.document) and form.errors == {}:
            state, say = "behind", _("Nothing was typed here; this is the newest version.")
        elif leaves.same(mine, document.build(now)) and form.errors == {}:
            state, say = "behind", _("Both texts are the same; this is the newest version.")
        else:
            kept = self._keep(request, article, form, formsets)
            page = reverse("admin:articles_article_merge", args=[article.pk, kept.pk])
            state, say = "conflict", ""
        if getattr(request, "by_itself", False):
            latest = now.revisions.select_related("made_by").first()
            return JsonResponse(
                {
                    "state": state,
                    "url": page,
                    "by": str(latest.made_by) if latest and latest.made_by else "",
                    "at": f"{timezone.localtime(latest.made_at):%H:%M}" if latest else "",
                }
            )
        if say:
            self.message_user(request, say, messages.INFO)
        return HttpResponseRedirect(page)

    @staticmethod
    def _keep(request, article, form, formsets):
        """Keep what was sent, as it was typed and as the document it says; return the Unsaved."""
        pairs = [
            (name, value)
            for name in request.POST
            if name not in NOT_KEPT
            for value in request.POST.getlist(name)
        ]
        kept, _made = Unsaved.objects.update_or_create(
            user=request.user,
            tab=form.cleaned_data.get("tab", ""),
            defaults={
                "article": article,
                "base_version": form.cleaned_data.get("expected_version") or 0,
                "typed": urlencode(pairs),
                "document": typed_document(form, formsets),
                "kept_at": timezone.now(),
            },
        )
        return kept
