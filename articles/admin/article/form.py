"""The form of the working copy: its fields, the version that it started from, what it says."""

from django import forms
from django.core.validators import validate_slug

from ... import document
from ...models import Article, Byline, Caption, Entry, Mention

ONE = ("section", "event", "source")
STAYING = (*ONE, "topics")  # asked about only when others are chosen


class ArticleForm(forms.ModelForm):
    """The working copy.

    Every write carries the version that it started from and the open page (`tab`) that it comes
    from. `stale` is set when somebody else saved meanwhile. `held` names a reason not to save a
    valid form: it is shown with what was typed, or kept aside.
    """

    held = ""
    stale = False

    expected_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    tab = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=40, validators=[validate_slug]
    )
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

    def _clean_fields(self):
        """Clean what was changed: a choice that stays is as valid as it was, and asks nothing."""
        fields = self.fields
        stays = self.instance.pk and (set(STAYING) - set(self.changed_data))
        self.staying = stays or set()
        self.fields = {name: fields[name] for name in fields if name not in self.staying}
        super()._clean_fields()
        self.fields = fields

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | self.staying

    def _save_m2m(self):
        """Save the topics when others were chosen."""
        if "topics" in self.changed_data:
            super()._save_m2m()

    def clean_slug(self):
        """Keep the slug that readers have; nothing is asked when no other one was typed."""
        article, slug = self.instance, self.cleaned_data["slug"]
        if article.pk and slug != article.slug and article.published_versions.exists():
            return article.slug
        return slug

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and not self.held:
            self.stale = self._is_stale(cleaned.get("expected_version"), cleaned.get("tab"))
        return cleaned

    def is_valid(self):
        return super().is_valid() and not self.held and not self.stale

    def _is_stale(self, expected, tab):
        """Tell whether somebody else saved since; a page that missed an answer goes on."""
        if expected == self.instance.version:
            return False
        latest = self.instance.revisions.first()
        return latest is None or not tab or latest.tab != tab


def typed_document(form, formsets):
    """Return what a validated form and its rows say, as a document; nothing is written.

    A field that is not valid says what the working copy says.
    """
    rows = {formset.model: _rows(formset) for formset in formsets}
    article = form.instance
    topics = form.cleaned_data.get("topics", article.topics.all())
    return document.assemble(
        article,
        captions=[(row.instance, row.people_shown()) for row in rows.get(Caption, ())],
        bylines=[row.instance for row in rows.get(Byline, ())],
        mentions=[
            (row.instance, row.cleaned_data.get("tenures") or ())
            for row in rows.get(Mention, ())
            if row.instance.person_id
        ],
        entries=[row.instance for row in rows.get(Entry, ())],
        topics=sorted(topics, key=lambda topic: (topic.name, topic.pk)),
    )


def _rows(formset):
    """Return the rows that a save would keep, in their order."""
    kept = [
        row
        for row in formset.forms
        if hasattr(row, "cleaned_data")
        and (row.instance.pk or row.has_changed())
        and not (formset.can_delete and formset._should_delete_form(row))
    ]
    return sorted(kept, key=lambda row: row.instance.order or 0)
