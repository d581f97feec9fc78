"""The ends of a tenure as staff type them: a day, a month, a year, about, unknown, still held."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from vietnamese.dates import STILL_HELD, parse_term_end, range_as_text

from ..models import Tenure

HELP = _("22/4/2016, 4/2016, 2016, khoảng 2016, 20/1/2020 - 17/7/2020, không rõ")


class TenureForm(forms.ModelForm):
    """A tenure whose two ends are typed as text."""

    begins = forms.CharField(label=_("from"), required=False, help_text=HELP)
    ends = forms.CharField(
        label=_("until"), required=False, help_text=_("As before, or “nay” while it is held.")
    )

    class Meta:
        model = Tenure
        fields = (
            "person",
            "position",
            "organization",
            "title",
            "is_acting",
            "source",
            "note",
            "confirmed_on",
            "announced_at",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        tenure = self.instance
        if tenure.pk:
            self.fields["begins"].initial = tenure.from_text
            held = tenure.end_known == Tenure.End.HELD
            self.fields["ends"].initial = (
                STILL_HELD if held else range_as_text(tenure.until_earliest, tenure.until_latest)
            )

    def clean_begins(self):
        span = parsed(self.cleaned_data["begins"])
        if span == STILL_HELD:
            raise ValidationError(
                _("A tenure does not begin with “nay”: write a day or “không rõ”.")
            )
        self.instance.from_earliest, self.instance.from_latest = span.earliest, span.latest
        return self.cleaned_data["begins"]

    def clean_ends(self):
        tenure, span = self.instance, parsed(self.cleaned_data["ends"])
        if span == STILL_HELD:
            tenure.end_known = Tenure.End.HELD
            tenure.until_earliest = tenure.until_latest = None
        else:
            tenure.end_known = Tenure.End.DATED if span.latest else Tenure.End.UNKNOWN
            tenure.until_earliest, tenure.until_latest = span.earliest, span.latest
        return self.cleaned_data["ends"]

    def _post_clean(self):
        """Ask the constraints too: their columns are not form fields, so Django would not."""
        super()._post_clean()
        if self.errors:
            return
        self.instance.is_sole = self.instance.excludes_others()
        self.instance.hold_post()
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error.messages)


def parsed(text):
    """Return what a typed end means, or raise the ValidationError that says why not."""
    try:
        return parse_term_end(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error
