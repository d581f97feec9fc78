"""One picture's page, the grid, and the private files that both show."""

from pathlib import PurePath

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.core.paginator import Paginator
from django.forms import Script
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from people.admin.binned import BinFilter, Binned
from people.admin.searching import COUNTED

from ... import media, picture_recall, picture_rights, portraits, renditions, workflow
from ...models import Photo, Portrait
from .form import CUT, MADE, RIGHT, SHOWS, PhotoForm
from .library import LibraryForm, card, chosen_from, with_uses
from .uploading import UploadFacts, Uploads, chosen

A_PAGE = 48
KIND = ("whole", "webp")  # the rendition that thumbnails are


class PrivateFiles:
    """Part of the library's admin: its pictures, for whoever may see the library."""

    def thumb(self, request, pk):
        """Answer with the small picture, cut and covered as it is now when its sizes are ready."""
        photo = self.seen(request, pk)
        name = photo.renditions.get("thumb")
        if photo.rendition_state == "ready":
            whole = [f for f in photo.renditions["files"] if (f["shape"], f["ext"]) == KIND]
            name = min(whole, key=lambda file: file["width"])["name"]
        return self.private(name, "image/webp")

    def proof(self, request, pk):
        """Answer with the whole picture as it came, for cutting and covering."""
        return self.private(self.seen(request, pk).renditions.get("proof"), "image/webp")

    def original(self, request, pk):
        """Answer with the original, to be saved and never shown."""
        photo = self.seen(request, pk)
        if not self.has_change_permission(request, photo):
            raise PermissionDenied
        name = f"{photo.key}{PurePath(photo.original.name).suffix}"
        file = photo.original.open("rb")
        return guarded(FileResponse(file, as_attachment=True, filename=name))

    def seen(self, request, pk):
        photo = Photo.objects.filter(pk=pk).first()
        if photo is None or not self.has_view_permission(request, photo):
            raise Http404("There is no such picture.")
        return photo

    @staticmethod
    def private(name, content_type):
        if not name or not storages["private"].exists(name):
            raise Http404("There is no such file.")
        file = storages["private"].open(name)
        return guarded(FileResponse(file, content_type=content_type))


def guarded(response):
    response.headers["Cache-Control"] = "private, max-age=300"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@admin.register(Photo)
class PhotoAdmin(PrivateFiles, Uploads, Binned):
    form = PhotoForm
    change_form_template = "admin/articles/photo/change_form.html"
    autocomplete_fields = ("source", "people", "event")
    search_fields = ("search_folded",)
    fieldsets = (
        (_("What it shows"), {"fields": SHOWS}),
        (_("Who made it"), {"fields": MADE}),
        (_("By which right"), {"fields": RIGHT}),
        (
            _("Cut and cover, in numbers"),
            {"classes": ("collapse", "numbers"), "fields": (CUT[:2], CUT[2:], "covers")},
        ),
    )

    class Media:
        js = (Script("desk/darkroom.js", defer=True),)
        css = {"all": ("desk/photos.css",)}

    # The grid

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if BinFilter.parameter_name in request.GET:  # the bin is a plain list, to take out of
            return super().changelist_view(request, extra_context)
        context = self.admin_site.each_context(request) | self.found(request)
        context |= {
            "title": _("Picture library"),
            "opts": self.opts,
            "media": self.media + context["form"].media,
            "may_add": self.has_add_permission(request),
            "in_bin": self.in_bin(request),
            "facts": UploadFacts(prefix=None, auto_id="upload_%s"),
        }
        context |= extra_context or {}
        return TemplateResponse(request, "admin/articles/photo/library.html", context)

    def add_view(self, request, form_url="", extra_context=None):
        """Pictures are added where the others are seen."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self.changelist_view(request, {"adding": True})

    def found(self, request):
        """Return what the grid shows of the asked page."""
        form = LibraryForm(request.GET)
        page = Paginator(form.keys(COUNTED), A_PAGE).get_page(request.GET.get("page"))
        photos = with_uses(Photo.objects.all()).in_bulk(list(page))
        asked = request.GET.copy()
        asked.pop("page", None)
        return {
            "form": form,
            "cards": [card(photos[key]) for key in page if key in photos],
            "page": page,
            "asked": asked.urlencode(),
        }

    def in_bin(self, request):
        """Return how many pictures lie in the bin; nothing for who cannot take any out."""
        if not self.has_change_permission(request):
            return None
        return Photo.objects.filter(binned_at__isnull=False).count()

    def pick(self, request):
        """Answer the grid alone, for choosing pictures inside an article."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return TemplateResponse(request, "admin/articles/photo/_grid.html", self.found(request))

    def get_search_results(self, request, queryset, search_term):
        return queryset.matching(search_term), False

    # One picture

    def has_delete_permission(self, request, obj=None):
        return False

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        choice = chosen_from(Photo, Portrait._meta.get_field("photo"), "").widget
        context |= {
            "photo_card": card(obj),
            "obstacles": picture_rights.obstacles(obj, timezone.localdate()),
            "failure": obj.renditions.get("failure", ""),
            "used_in": obj.captions.select_related("article").order_by("-article__modified_at"),
            "may_recall": picture_recall.may_recall(request.user),
            "recall_choice": choice.render("_instead", None, {"id": "id_instead"}),
            "in_public": picture_rights.published_uses([obj]),
            "near": [card(other) for other in media.near_duplicates(obj)],
            "show_save_and_add_another": False,
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        portraits.follow_rights(obj)
        if obj.rendition_state != "ready":
            renditions.ask_for_renditions(obj)
            self.message_user(
                request,
                _("The sizes are being made anew; articles have them from their next publication."),
                messages.INFO,
            )

    def recall(self, request, pk):
        """Take the picture from every article, or put another in its place."""
        photo = Photo.objects.filter(pk=pk).first()
        if request.method != "POST" or photo is None:
            raise Http404("There is no such picture.")
        instead = chosen(Photo, request.POST.get("_instead"))
        reason = request.POST.get("_reason", "")
        try:
            articles = picture_recall.recall(photo, request.user, instead, reason)
        except (workflow.Refusal, ValueError) as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            said = ngettext(
                "%(number)s article goes on without this picture.",
                "%(number)s articles go on without this picture.",
                len(articles),
            )
            self.message_user(request, said % {"number": len(articles)}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[pk]))

    # Its addresses

    def get_urls(self):
        def page(view):
            return self.admin_site.admin_view(view)

        upload = self.upload_view(self.admin_site, self.take)
        return [
            path("upload/", upload, name="articles_photo_upload"),
            path("states/", page(self.states), name="articles_photo_states"),
            path("title/", page(self.title), name="articles_photo_title"),
            path("pick/", page(self.pick), name="articles_photo_pick"),
            path("<int:pk>/recall/", page(self.recall), name="articles_photo_recall"),
            path("<int:pk>/thumb/", page(self.thumb), name="articles_photo_thumb"),
            path("<int:pk>/proof/", page(self.proof), name="articles_photo_proof"),
            path("<int:pk>/original/", page(self.original), name="articles_photo_original"),
            *super().get_urls(),
        ]


@admin.register(Portrait)
class PortraitAdmin(admin.ModelAdmin):
    list_display = ("person", "photo")
    list_select_related = ("person", "photo")
    autocomplete_fields = ("person", "photo")

    def save_model(self, request, obj, form, change):
        portraits.show(obj)

    def delete_model(self, request, obj):
        portraits.withdraw(obj)

    def delete_queryset(self, request, queryset):
        for portrait in queryset:
            portraits.withdraw(portrait)
