"""Import and export at the desk: a file is shown as it would be kept, and then kept."""

import datetime

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from ..exchange.columns import KINDS, Unreadable
from ..exchange.exporting import export_csv, export_json
from ..exchange.importing import import_register
from ..register import may_verify

FOLDER = "register-imports"
LARGEST = 20 * 1024 * 1024  # bytes that a form takes; larger files go by the command
SHOWN = 200
KEPT = datetime.timedelta(days=1)  # a preview that nobody took up


class UploadForm(forms.Form):
    file = forms.FileField(label=_("file"), help_text=_("CSV or JSON, at most 20 MB."))
    verified = forms.BooleanField(
        label=_("vouch for every tenure of the file"),
        required=False,
        help_text=_("Else only those count as verified that the file marks so."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than %(size)d MB.") % {"size": 20})
        return file


class ImportPages:
    """Of the list of people: upload, look, import; and the files of the whole register."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("import/", wrap(self.import_view), name="people_person_import"),
            path("export/<str:name>", wrap(self.export_view), name="people_person_export"),
            *super().get_urls(),
        ]

    def import_view(self, request):
        """Show what a file would do; the file waits in private storage until it is taken up."""
        if not may_verify(request.user):
            raise PermissionDenied
        if "ticket" in request.POST:
            return self.take_up(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        report = ticket = None
        if request.method == "POST" and form.is_valid():
            content, verified = form.cleaned_data["file"].read(), form.cleaned_data["verified"]
            try:
                report = import_register(content, by=request.user, verified=verified, dry_run=True)
            except Unreadable as error:
                form.add_error("file", str(error))
            else:
                ticket = None if report.errors else keep(content, verified, request.user)
        return self.import_page(request, form, report, ticket)

    def take_up(self, request):
        """Import the file that a ticket names, and forget it."""
        try:
            name, verified, user = signing.loads(request.POST["ticket"], salt=FOLDER, max_age=KEPT)
            with storages["private"].open(name) as file:
                content = file.read()
        except (signing.BadSignature, OSError):
            self.message_user(
                request, _("This preview is over: choose the file again."), messages.ERROR
            )
            return HttpResponseRedirect(request.path)
        if user != request.user.pk:
            raise PermissionDenied
        report = import_register(content, by=request.user, verified=verified)
        if report.errors:
            return self.import_page(request, UploadForm(), report, None)
        storages["private"].delete(name)
        self.message_user(request, report.summary(), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:people_person_changelist"))

    def import_page(self, request, form, report, ticket):
        news = [row for row in report.rows if row["result"] != "unchanged"] if report else []
        context = self.admin_site.each_context(request) | {
            "title": _("Import into the register"),
            "opts": self.opts,
            "form": form,
            "report": report,
            "rows": (report.errors or news)[:SHOWN] if report else [],
            "more": max(0, len(report.errors or news) - SHOWN) if report else 0,
            "ticket": ticket,
            "kinds": [
                (label, ", ".join(column.header for column in KINDS[kind]))
                for kind, label in (
                    ("people", _("people")),
                    ("organizations", _("organisations")),
                    ("positions", _("positions")),
                )
            ],
        }
        return TemplateResponse(request, "admin/people/import.html", context)

    def export_view(self, request, name):
        """Send the register as a file: the notes of the desk are in it, so not to everybody."""
        if not may_verify(request.user):
            raise PermissionDenied
        kind, _dot, suffix = name.partition(".")
        if suffix == "json":
            content, content_type = export_json(), "application/json"
        elif suffix == "csv" and kind in KINDS:
            content, content_type = export_csv(kind), "text/csv; charset=utf-8"
        else:
            return HttpResponseRedirect(reverse("admin:people_person_import"))
        response = HttpResponse(content, content_type=content_type)
        day = timezone.localdate().isoformat()
        response["Content-Disposition"] = f'attachment; filename="{kind}-{day}.{suffix}"'
        return response


def keep(content, verified, user):
    """Keep a file for a day and return the ticket that names it; older ones are deleted."""
    storage, before = storages["private"], timezone.now() - KEPT
    if storage.exists(FOLDER):
        for name in storage.listdir(FOLDER)[1]:
            if storage.get_modified_time(f"{FOLDER}/{name}") < before:
                storage.delete(f"{FOLDER}/{name}")
    name = storage.save(f"{FOLDER}/{get_random_string(32)}", ContentFile(content))
    return signing.dumps([name, verified, user.pk], salt=FOLDER)
