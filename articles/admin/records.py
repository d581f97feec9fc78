"""What is only read at the desk: versions, steps, revisions, corrections, retractions, origins."""

from django.contrib import admin

from people.admin.searching import CappedPaginator

from .. import workflow
from ..models import Correction, Origin, PublishedArticle, Retraction, Revision, Step


class ReadOnly(admin.ModelAdmin):
    show_full_result_count = False
    paginator = CappedPaginator
    article_field = "article"

    def get_queryset(self, request):
        mine = workflow.visible_to(request.user).values("pk")
        return super().get_queryset(request).filter(**{f"{self.article_field}__in": mine})

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(PublishedArticle)
class PublishedArticleAdmin(ReadOnly):
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
class StepAdmin(ReadOnly):
    list_display = ("at", "by", "verb", "article", "from_status", "to_status", "reason")
    list_select_related = ("by", "article")
    list_filter = ("verb",)


@admin.register(Revision)
class RevisionAdmin(ReadOnly):
    list_display = ("article", "number", "made_by", "made_at", "reason")
    list_select_related = ("article", "made_by")


@admin.register(Correction)
class CorrectionAdmin(ReadOnly):
    list_display = ("article", "text", "is_full", "made_by", "made_at")
    list_select_related = ("article", "made_by")


@admin.register(Retraction)
class RetractionAdmin(ReadOnly):
    list_display = ("article", "reason", "made_by", "made_at")
    list_select_related = ("article", "made_by")


@admin.register(Origin)
class OriginAdmin(ReadOnly):
    list_display = ("article", "format", "page_date", "old_address")
    list_select_related = ("article",)
