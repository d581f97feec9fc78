"""The picture library at the desk."""

from tempfile import NamedTemporaryFile

from django import forms
from django.contrib import admin, messages
from django.core.files.storage import storages
from django.http import FileResponse, Http404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from people.admin.searching import FoldedSearch

from .. import media
from ..darkroom import door
from ..models import Photo, Portrait

FACTS = (
    "description",
    "alt",
    "credit",
    "source",
    "rights",
    "rights_until",
    "shows_child",
    "consent",
)


class PhotoAddForm(forms.ModelForm):
    """A new picture: decoded before anything is kept."""

    file = forms.FileField(label=_("picture"), help_text=_("JPEG, PNG, WebP or AVIF, up to 40 MB."))

    class Meta:
        model = Photo
        fields = FACTS

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            with NamedTemporaryFile() as copy:
                copy.writelines(file.chunks())
                copy.flush()
                with door.inspected(copy.name):
                    return file
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


@admin.register(Photo)
class PhotoAdmin(FoldedSearch, admin.ModelAdmin):
    list_display = ("thumbnail", "description", "credit", "rights", "rights_until", "uploaded_at")
    list_display_links = ("thumbnail", "description")
    list_filter = ("rights", "shows_child")
    list_per_page = 30
    autocomplete_fields = ("source",)
    readonly_fields = ("thumbnail", "width", "height", "uploaded_by", "uploaded_at")

    def get_fields(self, request, obj=None):
        if obj is None:
            return ("file", *FACTS)
        return ("thumbnail", *FACTS, ("focal_x", "focal_y"), ("width", "height"), "uploaded_by")

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else ()

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs = {"form": PhotoAddForm, "fields": FACTS}
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": self.get_fields(request, obj)})]

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        if change:
            return super().save_model(request, obj, form, change)
        started = timezone.now()
        facts = {name: form.cleaned_data[name] for name in FACTS}
        stored = media.store_photo(form.cleaned_data["file"], request.user, **facts)
        if stored.uploaded_at < started:
            self.message_user(
                request,
                _("This picture was in the library already: what is known about it was kept."),
                messages.WARNING,
            )
        obj.pk = stored.pk
        return obj.refresh_from_db()

    def get_urls(self):
        thumb = self.admin_site.admin_view(self.thumb)
        return [path("<int:pk>/thumb/", thumb, name="articles_photo_thumb"), *super().get_urls()]

    def thumb(self, request, pk):
        """Answer with a small rendition to whoever may see the library; never cached outside."""
        photo = Photo.objects.filter(pk=pk).first()
        if photo is None or not self.has_view_permission(request, photo):
            raise Http404("There is no such picture.")
        file = storages["private"].open(photo.renditions["thumb"])
        response = FileResponse(file, content_type="image/webp")
        response.headers["Cache-Control"] = "private, max-age=300"
        return response

    @admin.display(description=_("picture"))
    def thumbnail(self, photo):
        address = reverse("admin:articles_photo_thumb", args=[photo.pk])
        return format_html('<img class="thumb" src="{}" alt="" loading="lazy">', address)


@admin.register(Portrait)
class PortraitAdmin(admin.ModelAdmin):
    list_display = ("person", "photo")
    list_select_related = ("person", "photo")
    autocomplete_fields = ("person", "photo")
