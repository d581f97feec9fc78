"""The ends of a tenure as staff type them: a day, a month, a year, about, unknown, still held."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vietnamese.dates import short_date
from vietnamese.terms import STILL_HELD, parse_term_end, range_as_text

from ..models import Tenure
from ..register import may_verify

HELP = _("22/4/2016, 4/2016, 2016, khoảng 2016, 20/1/2020 - 17/7/2020, không rõ")
FACTS = {"person", "position", "organization", "title", "is_acting", "begins", "ends"}


class TenureForm(forms.ModelForm):
    """A tenure whose two ends are typed as text; `user` is who writes."""

    user = None
    begins = forms.CharField(label=_("from"), required=False, help_text=HELP)
    ends = forms.CharField(
        label=_("until"), required=False, help_text=_("As before, or “nay” while it is held.")
    )
    vouched = forms.BooleanField(
        label=_("verified"),
        required=False,
        help_text=_("Only verified tenures are shown to readers and held against texts."),
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
            "end_announced_at",
        )
        widgets = {
            "source": forms.Textarea(attrs={"rows": 2, "cols": 60}),
            "note": forms.Textarea(attrs={"rows": 2, "cols": 60}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        tenure = self.instance
        self.fields["vouched"].initial = tenure.verified_at is not None
        if not self.may_vouch():
            self.fields["vouched"].disabled = True
        if tenure.pk:
            self.fields["begins"].initial = tenure.from_text
            held = tenure.end_known == Tenure.End.HELD
            self.fields["ends"].initial = (
                STILL_HELD if held else range_as_text(tenure.until_earliest, tenure.until_latest)
            )

    def may_vouch(self):
        return self.user is not None and may_verify(self.user)

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
        self.vouch()
        self.instance.is_sole = self.instance.excludes_others()
        self.instance.hold_post()
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error.messages)

    def vouch(self):
        """Set who vouches; facts that somebody else changes are vouched for no longer."""
        tenure, was = self.instance, self.instance.verified_at is not None
        if not self.may_vouch():
            wanted = was and not FACTS & set(self.changed_data)
        else:
            wanted = self.cleaned_data.get("vouched", False)
        if wanted and not was:
            tenure.verified_by, tenure.verified_at = self.user, timezone.now()
        elif was and not wanted:
            tenure.verified_by = tenure.verified_at = None


def understood(tenure):
    """Return what the typed ends mean, as a sentence: from and until which day somebody held it."""
    if tenure.from_latest is None:
        begin = _("nobody knows since when")
    elif tenure.from_earliest == tenure.from_latest:
        begin = _("since %(day)s") % {"day": short_date(tenure.from_latest)}
    else:
        begin = _("surely since %(day)s") % {"day": short_date(tenure.from_latest)}
    if tenure.end_known == Tenure.End.HELD:
        return _("%(begin)s, still held") % {"begin": begin}
    if tenure.until_earliest is None:
        return _("%(begin)s, until nobody knows when") % {"begin": begin}
    if tenure.until_earliest == tenure.until_latest:
        end = _("handed over on %(day)s") % {"day": short_date(tenure.until_earliest)}
    else:
        end = _("surely held until the day before %(day)s") % {
            "day": short_date(tenure.until_earliest)
        }
    return f"{begin}, {end}"


def parsed(text):
    """Return what a typed end means, or raise the ValidationError that says why not."""
    try:
        return parse_term_end(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error
