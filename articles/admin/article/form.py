"""The form of the working copy: its fields, and the version that it started from."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ...models import Article


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
