"""The facts of one picture, its focal point, its crop, and what the brush covered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...models import Photo

CUT = ("focal_x", "focal_y", "crop_left", "crop_top", "crop_right", "crop_bottom")
SHOWS = ("description", "alt", "people", "event", "place", "taken_on", "keywords")
MADE = ("creator", "credit", "source")
RIGHT = ("rights", "licence", "rights_until", "territory", "fee", "shows_child", "consent")
FRACTION = {"min": 0, "max": 1, "step": "any"}


class PhotoForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = (*SHOWS, *MADE, *RIGHT, *CUT, "covers")
        widgets = {
            **{name: forms.NumberInput(attrs=FRACTION) for name in CUT},
            "covers": forms.HiddenInput,
            "description": forms.Textarea(attrs={"rows": 3}),
            "consent": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "description": _("The agency's or photographer's caption; an article has its own."),
            "credit": _("As printed under the picture; articles take it from here."),
            "rights_until": _("The last day on which it may be used."),
        }

    def clean_covers(self):
        return self.cleaned_data["covers"] or []
