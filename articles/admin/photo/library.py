"""The library: what is looked for, and what a picture's card says."""

import datetime
import json

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Person
from people.prepared import Listed

from ... import picture_rights
from ...models import Caption, CaptionPerson, Event, Photo
from ...word_parts import FEW

SOON = datetime.timedelta(days=30)
RIGHTS = [
    ("", gettext_lazy("any right")),
    ("usable", gettext_lazy("may be used today")),
    ("soon", gettext_lazy("ends within 30 days")),
    ("ended", gettext_lazy("has ended")),
    ("unknown", gettext_lazy("not said yet")),
    ("consent", gettext_lazy("a child, without consent")),
    ("lapsed", gettext_lazy("readers still have it, and may not")),
]
USES = [
    ("", gettext_lazy("used or not")),
    ("yes", gettext_lazy("in an article")),
    ("no", gettext_lazy("in none")),
]
STATES = {
    "ready": gettext_lazy("ready"),
    "waiting": gettext_lazy("sizes being made"),
    "failed": gettext_lazy("cannot be made"),
}


def chosen_from(model, field, label):
    """Return a form field that looks rows up while somebody types."""
    widget = AutocompleteSelect(field, admin.site, attrs={"data-allow-clear": "true"})
    return forms.ModelChoiceField(
        model.objects.all(), required=False, label=label, widget=widget, blank=True
    )


class LibraryForm(forms.Form):
    """What is looked for; whatever cannot be read is left out of the question."""

    q = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("Words, with or without diacritics"),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    right = forms.ChoiceField(choices=RIGHTS, required=False, label=gettext_lazy("Right"))
    use = forms.ChoiceField(choices=USES, required=False, label=gettext_lazy("Use"))
    since = forms.DateField(
        required=False,
        label=gettext_lazy("Taken from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    until = forms.DateField(
        required=False,
        label=gettext_lazy("to"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        person = CaptionPerson._meta.get_field("person")
        self.fields["person"] = chosen_from(Person, person, _("Who is shown"))
        self.fields["event"] = chosen_from(Event, Photo._meta.get_field("event"), _("Event"))

    def keys(self, most):
        """Return the ids of the newest pictures that answer the question, at most so many."""
        photos = self.photos()
        return photos.first_matching(self.cleaned_data.get("q", ""), most)

    def photos(self, day=None):
        """Return the pictures that answer the question beside the words, the newest first."""
        day = day or timezone.localdate()
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        found = Photo.objects.not_binned()
        if asked.get("right") == "lapsed":
            found = picture_rights.lapsed(day)
        if "person" in asked:
            found = found.showing([asked["person"].pk])
        if "event" in asked:
            found = found.of_event(asked["event"])
        if "since" in asked:
            found = found.filter(taken_on__gte=asked["since"])
        if "until" in asked:
            found = found.filter(taken_on__lte=asked["until"])
        found = by_right(found, asked.get("right"), day)
        if "use" in asked:
            used = Caption.objects.exclude(photo=None).order_by()
            here = Exists(used.filter(photo=OuterRef("pk")))
            if asked["use"] == "no":
                found = found.exclude(here)
            else:
                found = few_first(found, used.values_list("photo", flat=True), found.filter(here))
        return found.order_by("-uploaded_at", "-pk")


def few_first(photos, ids, otherwise):
    """Return the photos that a query of ids names, when they are few; else what is said.

    Otherwise a database goes through all, newest first, where few or none are found.
    """
    few = list(ids[: FEW + 1])
    return photos.filter(pk__in=Listed(set(few))) if len(few) <= FEW else otherwise


def by_right(photos, right, day):
    if right == "usable":
        return photos.usable(day)
    if right == "soon":
        return photos.ended(day + SOON).exclude(pk__in=Photo.objects.ended(day).values("pk"))
    if right == "ended":
        ids = Photo.objects.ended(day).order_by().values_list("pk", flat=True)
        return few_first(photos, ids, photos.ended(day))
    if right == "unknown":
        return photos.without_right()
    return photos.needing_consent() if right == "consent" else photos


def with_uses(photos):
    """Load what cards say beside the picture itself."""
    used = Caption.objects.filter(photo=OuterRef("pk")).order_by().values("photo")
    articles = used.annotate(number=Count("article", distinct=True)).values("number")
    loaded = photos.select_related("source").prefetch_related("people")
    return loaded.annotate(articles=Coalesce(Subquery(articles), 0))


def card(photo, day=None):
    """Return what the grid, the picker and an upload's answer show of a picture."""
    obstacles = picture_rights.obstacles(photo, day or timezone.localdate())
    state = photo.rendition_state
    people = [{"person": row.pk, "name": row.full_name} for row in photo.people.all()]
    return {
        "pk": photo.pk,
        "key": photo.key,
        "title": photo.description or photo.alt or photo.file_name or photo.key,
        "alt": photo.alt,
        "description": photo.description,
        "people": people,
        "people_json": json.dumps(people),
        "credit": photo.credit,
        "url": reverse("admin:articles_photo_change", args=[photo.pk]),
        "thumb": thumb_address(photo),
        "size": f"{photo.width} × {photo.height}",
        "state": state,
        "state_word": str(STATES[state]),
        "obstacle": obstacles[0] if obstacles else "",
        "articles": getattr(photo, "articles", 0),
    }


def thumb_address(photo):
    """Return the address of the small picture; another one when its crop is another."""
    address = reverse("admin:articles_photo_thumb", args=[photo.pk])
    return f"{address}?v={photo.renditions.get('recipe', '')}"
