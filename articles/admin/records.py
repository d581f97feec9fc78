"""What is only read at the desk: versions, steps, revisions, corrections, retractions, origins."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from people.admin.logs import Log
from people.admin.searching import CappedPaginator
from people.groups import EDITOR_IN_CHIEF

from .. import publishing, rights, workflow
from ..models import Article, Correction, Origin, PublishedArticle, Retraction, Revision, Step

STATUS_WORDS = dict(Article.Status.choices)


class LogOfArticles(Log):
    """What verbs wrote of the articles that one may see."""

    paginator = CappedPaginator
    article_field = "article"

    def get_queryset(self, request):
        mine = rights.visible_to(request.user).values("pk")
        return super().get_queryset(request).filter(**{f"{self.article_field}__in": mine})


@admin.register(PublishedArticle)
class PublishedArticleAdmin(LogOfArticles):
    list_display = (
        "headline",
        "section",
        "published_at",
        "in_force_from",
        "in_force_until",
        "sealed_at",
    )
    list_select_related = ("section",)
    list_filter = ("section",)
    exclude = ("search_exact", "search_folded", "document")


@admin.register(Step)
class StepAdmin(LogOfArticles):
    list_display = ("at", "by", "verb", "article", "from_word", "to_word", "reason")
    list_select_related = ("by", "article")
    list_filter = ("verb",)

    @admin.display(description=_("from"))
    def from_word(self, step):
        return STATUS_WORDS.get(step.from_status, "—")

    @admin.display(description=_("to"))
    def to_word(self, step):
        return STATUS_WORDS.get(step.to_status, "—")


@admin.register(Revision)
class RevisionAdmin(LogOfArticles):
    list_display = ("article", "number", "made_by", "made_at", "reason")
    list_select_related = ("article", "made_by")


class CorrectionForm(forms.ModelForm):
    """A new correction; what the verb refuses is said at the form, the text kept."""

    class Meta:
        model = Correction
        fields = ("article", "text", "is_full")

    def clean(self):
        cleaned = super().clean()
        article = cleaned.get("article")
        if article and publishing.public_state(article) != "in_force":
            self.add_error("article", _("Readers do not have this article now."))
        return cleaned


@admin.register(Correction)
class CorrectionAdmin(LogOfArticles):
    form = CorrectionForm
    autocomplete_fields = ("article",)
    list_display = ("article", "text", "is_full", "made_by", "made_at")
    list_select_related = ("article", "made_by")

    def has_add_permission(self, request):
        return request.user.is_superuser or request.user.is_in(EDITOR_IN_CHIEF)

    def save_model(self, request, obj, form, change):
        facts = form.cleaned_data
        made = workflow.correct(facts["article"], request.user, facts["text"], facts["is_full"])
        obj.pk = made.pk
        obj.refresh_from_db()


@admin.register(Retraction)
class RetractionAdmin(LogOfArticles):
    list_display = ("article", "reason", "made_by", "made_at")
    list_select_related = ("article", "made_by")


@admin.register(Origin)
class OriginAdmin(LogOfArticles):
    list_display = ("article", "format", "page_date", "old_address")
    list_select_related = ("article",)
