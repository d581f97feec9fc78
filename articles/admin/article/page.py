"""The writing page: the text, panels beside it, the verbs at the foot."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.contrib import admin, messages
from django.forms import Script
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator

from ... import document, proofing, publishing, rights, workflow
from ...models import Article, PublishedArticle, Unsaved
from . import panels, verbs
from .captions import CaptionInline
from .form import ArticleForm
from .history import HistoryPages
from .listing import PUBLIC_STATES, ArticleList
from .previewing import PreviewPages
from .rows import BylineInline, EntryInline, MentionInline
from .saving import SavingPage
from .titles import TitlePages
from .together import TogetherPages
from .typing import TypingPage

# CKEditor 4 needs inline scripts and styles: here alone, everywhere else the policy is strict.
editing = csp_replace(
    {
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:"],
    }
)
SCRIPTS = ("row_keys", "together", "counting", "proof", "theme")
MODULES = ("keep", "captions", "titles")
TYPED = "typed_for_a_refused_verb"  # in the session, for one look at the page


def remarks_of(article):
    """Return what proofreading finds in the working copy; dates are read as of its own day."""
    day = article.event_date or timezone.localdate(article.created_at)
    return proofing.remarks(document.build(Article.objects.get(pk=article.pk)), day)


class WritingPage(ArticleList):
    """The page as it is drawn: the text, the panels, what its verbs ask."""

    fieldsets = panels.fieldsets()

    @method_decorator(editing)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        formsets = context["inline_admin_formsets"]
        context |= panels.laid_out(context["adminform"], formsets, is_new=obj is None)
        if obj:
            context |= self.page_context(request, obj)
            self._draw_fixed_slug(context["adminform"].form)
        context["unsaved"] = Unsaved.objects.filter(user=request.user, article=obj)[:5]
        context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, add, change, form_url, obj)

    @staticmethod
    def _draw_fixed_slug(form):
        """Let nobody type over the slug that readers have."""
        if "slug" in form.fields and form.instance.published_versions.exists():
            form.fields["slug"].disabled = True

    def page_context(self, request, article):
        """Return what the panels and the verbs show of an article beyond its form."""
        typed = request.session.pop(TYPED, {}) if TYPED in request.session else {}
        versions = PublishedArticle.objects.public().filter(article=article)
        return {
            "verbs": verbs.offered(article, request.user, typed.get(str(article.pk))),
            "status_label": article.get_status_display(),
            "public_label": PUBLIC_STATES[publishing.public_state(article)],
            "public_url": next((v.get_absolute_url() for v in versions[:1]), None),
            "steps": article.steps.select_related("by")[:8],
            "revisions": article.revisions.select_related("made_by").defer("document")[:6],
            "remarks": remarks_of(article),
            "notes": article.notes.select_related("by")[:20],
        }


@admin.register(Article)
class ArticleAdmin(
    SavingPage, TypingPage, TogetherPages, TitlePages, HistoryPages, PreviewPages, WritingPage
):
    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    autocomplete_fields = ("section", "topics", "event", "source")
    inlines = (CaptionInline, EntryInline, BylineInline, MentionInline)

    class Media:
        js = (
            *(Script(f"desk/{name}.js", defer=True) for name in SCRIPTS),
            *(Script(f"desk/{name}.js", type="module") for name in MODULES),
        )
        css = {
            "all": ("desk/writing.css", "desk/photos.css", "desk/captions.css", "desk/titles.css")
        }

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or rights.may_edit(obj, request.user))

    def has_delete_permission(self, request, obj=None):
        return False

    # Its addresses

    def get_urls(self):
        def page(view):
            return self.admin_site.admin_view(view)

        return [
            path("filters/", page(self.keep_filter), name="articles_article_keep_filter"),
            path("autosave/", self.autosave, name="articles_article_autosave_new"),
            path("<int:object_id>/autosave/", self.autosave, name="articles_article_autosave"),
            path("<int:object_id>/presence/", self.presence, name="articles_article_presence"),
            path("titles/", self.titles, name="articles_article_titles_new"),
            path("<int:object_id>/titles/", self.titles, name="articles_article_titles"),
            path("<int:object_id>/titles/dismiss/", self.dismiss_title),
            path("<int:object_id>/titles/propose/", self.propose_person),
            path(
                "<int:object_id>/merge/<int:unsaved_id>/",
                page(self.merge),
                name="articles_article_merge",
            ),
            path("<int:object_id>/compare/", page(self.compare), name="articles_article_compare"),
            path("<int:object_id>/preview/", page(self.preview), name="articles_article_preview"),
            path("<int:object_id>/proof/", page(self.proof), name="articles_article_proof"),
            *super().get_urls(),
        ]

    def proof(self, request, object_id):
        """Answer with what proofreading finds in the working copy, as the panel shows it."""
        article = self.visible(request, object_id)
        context = {"original": article, "remarks": remarks_of(article)}
        return render(request, "admin/articles/article/_proof.html", context)

    # The verbs

    def response_change(self, request, obj):
        answer = self._saved(request, obj)
        if answer:
            return answer
        if "_people" in request.POST:
            self.take_people(request, obj)
            return HttpResponseRedirect(request.path)
        name = request.POST.get("_verb")
        if name not in verbs.VERBS:
            return super().response_change(request, obj)
        try:
            verbs.carry_out(name, obj, request.user, request.POST)
        except (workflow.Refusal, ValueError) as refusal:
            request.session[TYPED] = {str(obj.pk): verbs.typed_answers(name, request.POST)}
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, verbs.VERBS[name].done, messages.SUCCESS)
            if name in ("send", "pass_on", "approve", "publish"):
                self.say_titles(request, obj)
        return HttpResponseRedirect(request.path)
