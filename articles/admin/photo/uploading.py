"""Uploads: one file a request, so that each has its own progress, its own answer, its own error."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from people.models import Person

from ... import media
from ...models import Article, Event, Photo
from .library import card, chosen_from, with_uses

OVERHEAD = 1024 * 1024  # bytes that a request has beside its file, at most


class UploadFacts(forms.Form):
    """What is said of every picture of one upload; what stays empty, the file itself says."""

    credit = forms.CharField(required=False, max_length=160, label=gettext_lazy("Credit"))
    rights = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Right"),
        choices=[("", gettext_lazy("to be said later")), *Photo.Rights.choices],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["event"] = chosen_from(Event, Photo._meta.get_field("event"), _("Event"))

    def facts(self):
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def refused(sentence, status=400):
    """Return a refusal in the shape that CKEditor and our own pages read."""
    return JsonResponse({"uploaded": 0, "error": {"message": sentence}}, status=status)


class Uploads:
    """Part of the library's admin: takes files in."""

    @staticmethod
    def upload_view(admin_site, take):
        """Return the view: too long a request is refused before anything reads it."""
        checked = admin_site.admin_view(take)

        @csrf_exempt  # here only, so that nothing parses the body yet; `checked` asks the token
        def upload(request):
            length = request.META.get("CONTENT_LENGTH") or "0"
            if not length.isdigit() or int(length) > media.MAX_BYTES + OVERHEAD:
                return refused(_("The picture is larger than 40 MB: save it smaller."), 413)
            return checked(request)

        return upload

    def take(self, request):
        """Take the file `upload` in; answer its card, whether it is new, and what looks like it."""
        if request.method != "POST" or not self.has_add_permission(request):
            raise PermissionDenied
        file = request.FILES.get("upload")
        if file is None:
            return refused(_("No file arrived: choose one and send it once more."))
        try:
            photo, new = media.take_in(file, request.user, **UploadFacts(request.POST).facts())
        except ValueError as error:
            return refused(str(error))
        if photo.binned_at:
            Photo.objects.filter(pk=photo.pk).update(binned_at=None)
        near = media.near_duplicates(photo) if new else []
        answer = card(photo)
        return JsonResponse(
            {
                "uploaded": 1,
                "fileName": photo.file_name,
                "url": answer["thumb"],
                "photo": answer,
                "new": new,
                "near": [card(other) for other in near],
            }
        )

    def states(self, request):
        """Answer the cards of the pictures asked for by `id`: their sizes may be ready by now."""
        asked = [pk for pk in request.GET.getlist("id")[:100] if pk.isdigit() and len(pk) < 19]
        if not self.has_view_permission(request):
            raise PermissionDenied
        photos = with_uses(Photo.objects.filter(pk__in=asked))
        return JsonResponse({"photos": [card(photo) for photo in photos]})

    def title(self, request):
        """Answer `title`: what a person was on the day of an event, by the register; else empty."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        person = chosen(Person, request.GET.get("person"))
        event = chosen(Event, request.GET.get("event"))
        day = Article._meta.get_field("event_date").formfield()
        try:
            day = day.clean(request.GET.get("day")) or (event and event.first_day)
        except forms.ValidationError:
            day = None
        held = person.titles_on(day or timezone.localdate())[:1] if person else []
        return JsonResponse({"title": held[0].printed_title if held else ""})


def chosen(model, pk):
    return model.objects.filter(pk=pk).first() if str(pk or "").isdigit() else None
