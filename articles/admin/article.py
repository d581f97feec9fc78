"""Articles at the desk: the list, the form, and the verbs at its foot."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from people.admin.searching import FoldedSearch

from .. import publishing, rights, workflow
from ..models import Article, Byline, Caption, CaptionPerson, Mention, PublishedArticle

# CKEditor 4 needs inline scripts and styles: here alone, everywhere else the policy is strict.
editing = csp_replace(
    {
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:"],
    }
)

PUBLIC_STATES = {
    "unpublished": _("Unpublished"),
    "scheduled": _("Scheduled"),
    "in_force": _("Published"),
    "ended": _("Ended"),
    "retracted": _("Retracted"),
}
VERBS = {
    "send": _("Send"),
    "pass_on": _("Pass on for approval"),
    "approve": _("Approve"),
    "publish": _("Publish"),
    "send_back": _("Return"),
    "unschedule": _("Cancel the schedule"),
    "retract": _("Retract"),
}
DONE = {
    "send": _("Sent to the editors."),
    "pass_on": _("Passed on for approval."),
    "approve": _("Approved."),
    "publish": _("Published."),
    "send_back": _("Returned for rework."),
    "unschedule": _("The schedule was cancelled."),
    "retract": _("Retracted: readers no longer have it."),
}


class ArticleForm(forms.ModelForm):
    """The working copy; a save that started from an older version is refused, text and all kept."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    headline = Article._meta.get_field("headline").formfield(
        widget=forms.Textarea(attrs={"rows": 2, "class": "headline"})
    )
    kicker = Article._meta.get_field("kicker").formfield(
        widget=forms.TextInput(attrs={"class": "wide"})
    )

    class Meta:
        model = Article
        fields = (
            "kicker",
            "headline",
            "subhead",
            "dateline",
            "lede",
            "body",
            "section",
            "kind",
            "event",
            "event_date",
            "event_date_basis",
            "topics",
            "source",
            "slug",
        )
        widgets = {"lede": forms.Textarea(attrs={"rows": 4, "class": "lede"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expected_version"].initial = self.instance.version
        if "slug" in self.fields and self.instance.pk and self.instance.published_versions.exists():
            self.fields["slug"].disabled = True

    def clean(self):
        cleaned = super().clean()
        expected = cleaned.get("expected_version")
        if self.instance.pk and expected is not None:
            now = Article.objects.values_list("version", flat=True).get(pk=self.instance.pk)
            if now != expected:
                raise ValidationError(
                    _(
                        "Somebody saved this article while you were writing. Your text is still"
                        " here: open the article in another window, and bring both together."
                    )
                )
        return cleaned


class BylineInline(admin.TabularInline):
    model = Byline
    extra = 0
    autocomplete_fields = ("pen_name",)


class CaptionInline(admin.StackedInline):
    model = Caption
    extra = 0
    autocomplete_fields = ("photo",)
    fields = ("marker", "photo", "text", ("credit", "alt", "order"))
    readonly_fields = ("marker",)
    show_change_link = True

    @admin.display(description=_("place in the text"))
    def marker(self, caption):
        if not caption.pk:
            return _("known after the first save; without a place it stands after the lede")
        return format_html(
            '<button type="button" class="place" data-caption="{}">{}</button>',
            caption.key,
            _("Put the picture where the cursor stands"),
        )


class MentionInline(admin.TabularInline):
    model = Mention
    extra = 0
    autocomplete_fields = ("person", "tenures")
    fields = ("order", "person", "title_as_printed", "form", "tenures", "day")


class StatusFilter(admin.SimpleListFilter):
    title = _("for readers")
    parameter_name = "doc"

    def lookups(self, request, model_admin):
        return [(name, PUBLIC_STATES[name]) for name in ("in_force", "scheduled", "retracted")]

    def queryset(self, request, queryset):
        return queryset.filter(**{f"is_{self.value()}": True}) if self.value() else queryset


@admin.register(Article)
class ArticleAdmin(FoldedSearch, admin.ModelAdmin):
    form = ArticleForm

    class Media:
        js = ("desk/place.js",)

    change_form_template = "admin/articles/article/change_form.html"
    list_display = (
        "headline",
        "status_word",
        "public_word",
        "section",
        "created_by",
        "modified_at",
    )
    list_filter = ("status", StatusFilter, "section", "kind")
    list_select_related = ("section", "created_by")
    autocomplete_fields = ("section", "topics", "event", "source")
    inlines = (CaptionInline, BylineInline, MentionInline)
    fieldsets = (
        (
            None,
            {
                "classes": ("writing",),
                "fields": ("kicker", "headline", "subhead", "dateline", "lede", "body"),
            },
        ),
        (
            _("About the article"),
            {
                "classes": ("about",),
                "fields": (
                    "section",
                    "kind",
                    "event",
                    "event_date",
                    "event_date_basis",
                    "topics",
                    "source",
                    "slug",
                    "expected_version",
                ),
            },
        ),
    )

    # What is seen

    def get_queryset(self, request):
        versions = PublishedArticle.objects.filter(article=OuterRef("pk")).order_by()
        open_versions = versions.filter(sealed_at=None)
        now = timezone.now()
        return rights.visible_to(request.user).annotate(
            is_in_force=Exists(open_versions.in_force(now)),
            is_scheduled=Exists(open_versions.filter(in_force_from__gt=now)),
            is_retracted=Exists(versions.exclude(sealed_at=None)),
        )

    @admin.display(description=_("status"), ordering="status")
    def status_word(self, article):
        return format_html(
            '<span class="state {}">{}</span>', article.status, article.get_status_display()
        )

    @admin.display(description=_("for readers"))
    def public_word(self, article):
        states = [s for s in ("retracted", "in_force", "scheduled") if getattr(article, f"is_{s}")]
        if not states:
            return "—"
        words = " · ".join(str(PUBLIC_STATES[state]) for state in states)
        return format_html('<span class="state {}">{}</span>', states[0], words)

    # Who may

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or rights.may_edit(obj, request.user))

    def has_delete_permission(self, request, obj=None):
        return False

    # The form

    @method_decorator(editing)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        extra = {"show_save_and_add_another": False}
        article = self.get_object(request, object_id) if object_id else None
        if article:
            names = rights.allowed_verbs(article, request.user)
            extra |= {
                "verbs": [
                    {"name": name, "label": self.verb_label(name, article)} for name in names
                ],
                "status_label": article.get_status_display(),
                "public_label": PUBLIC_STATES[publishing.public_state(article)],
                "public_url": self.public_url(article),
                "asks_reason": {"send_back", "retract"} & set(names),
                "asks_note": "publish" in names and article.published_versions.exists(),
                "asks_moment": "publish" in names,
                "steps": article.steps.select_related("by")[:8],
            }
        return super().changeform_view(request, object_id, form_url, extra | (extra_context or {}))

    @staticmethod
    def verb_label(name, article):
        if name == "publish" and article.published_versions.exists():
            return _("Update")
        return VERBS[name]

    @staticmethod
    def public_url(article):
        version = PublishedArticle.objects.public().filter(article=article).first()
        return version.get_absolute_url() if version else None

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        workflow.record_change(form.instance, request.user)

    # The verbs

    def response_change(self, request, obj):
        name = request.POST.get("_verb")
        if name not in VERBS:
            return super().response_change(request, obj)
        try:
            self.carry_out(name, obj, request)
        except (workflow.Refusal, ValueError) as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, DONE[name], messages.SUCCESS)
        return HttpResponseRedirect(request.path)

    def carry_out(self, name, article, request):
        """Carry out one verb with what it asks for: a reason, or a moment to publish."""
        verb, reason = getattr(workflow, name), request.POST.get("_reason", "")
        note = request.POST.get("_note", "")[:300]
        if name in ("send_back", "retract"):
            verb(article, request.user, reason)
        elif name == "publish":
            verb(article, request.user, self.moment(request.POST.get("_moment", "")), note)
        else:
            verb(article, request.user)

    @staticmethod
    def moment(text):
        """Return the typed moment (Asia/Ho_Chi_Minh), None for now; ValueError with a sentence."""
        if not text:
            return None
        try:
            return timezone.make_aware(timezone.datetime.fromisoformat(text))
        except ValueError as error:
            raise ValueError(_("“%(text)s” is not a moment.") % {"text": text[:40]}) from error


class CaptionPersonInline(admin.TabularInline):
    model = CaptionPerson
    extra = 0
    autocomplete_fields = ("person",)


@admin.register(Caption)
class CaptionAdmin(admin.ModelAdmin):
    """Opened from the article: who is seen in the picture, from left to right."""

    fields = ("text", "photo", ("credit", "alt"))
    autocomplete_fields = ("photo",)
    inlines = (CaptionPersonInline,)

    def get_queryset(self, request):
        articles = rights.visible_to(request.user).values("pk")
        return super().get_queryset(request).filter(article__in=articles)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or rights.may_edit(obj.article, request.user))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return False

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        workflow.record_change(form.instance.article, request.user)
