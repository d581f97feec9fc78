"""Organisations and positions at the desk."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from vietnamese.dates import short_date

from ..in_force import local_day
from ..models import Organization, Position
from ..register import may_verify
from ..review import double_holders
from ..succession import lasting, reform
from .days import DayField
from .merging import MergePages
from .searching import FoldedSearch, NamedSelect


@admin.register(Organization)
class OrganizationAdmin(MergePages, FoldedSearch, admin.ModelAdmin):
    change_list_template = "admin/people/change_list.html"
    list_display = ("name", "short_name", "kind", "level", "in_force_until", "successor")
    list_select_related = ("successor",)
    list_filter = ("kind", "level")
    autocomplete_fields = ("parent", "successor")
    actions = ("merge_selected", "end_selected")

    def get_queryset(self, request):
        return super().get_queryset(request).filter(merged_into=None)

    def has_delete_permission(self, request, obj=None):
        return False

    # Ending several in one go: the districts in mid-2025

    def get_urls(self):
        view = self.admin_site.admin_view(self.end_view)
        return [path("end/", view, name="people_organization_end"), *super().get_urls()]

    @admin.action(description=_("End the chosen organisations …"))
    def end_selected(self, request, queryset):
        keys = ",".join(str(pk) for pk in queryset.values_list("pk", flat=True))
        return HttpResponseRedirect(f"{reverse('admin:people_organization_end')}?ids={keys}")

    def end_view(self, request):
        """Ask for the day and each one's successor, show who leaves office, and end them all."""
        if not may_verify(request.user):
            raise PermissionDenied
        keys = [key for key in request.GET.get("ids", "").split(",") if key.isdecimal()]
        bodies = list(self.get_queryset(request).filter(pk__in=keys[:500], in_force_until=None))
        form = ReformForm(request.POST or None, bodies=bodies)
        if request.method == "POST" and bodies and form.is_valid():
            try:
                done = reform(bodies, form.cleaned_data["day"], request.user, form.successors())
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                self.say_ended(request, done, form.cleaned_data["day"])
                return HttpResponseRedirect(reverse("admin:people_organization_changelist"))
        context = self.admin_site.each_context(request) | {
            "title": _("End organisations"),
            "opts": self.opts,
            "form": form,
            "rows": [
                {
                    "body": body,
                    "field": form[f"successor_{body.pk}"],
                    "held": lasting(body, local_day()),
                }
                for body in bodies
            ],
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/people/organization/end.html", context)

    def say_ended(self, request, done, day):
        ended = sum(len(tenures) for tenures in done.values())
        self.message_user(
            request,
            _("%(bodies)d organisations ended on %(day)s, and %(tenures)d tenures with them.")
            % {"bodies": len(done), "day": short_date(day), "tenures": ended},
            messages.SUCCESS,
        )


class ReformForm(forms.Form):
    day = DayField(
        label=_("first day they no longer exist"), help_text=_("1/7/2025 for the districts.")
    )

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        for body in bodies:
            self.fields[f"successor_{body.pk}"] = forms.ModelChoiceField(
                Organization.objects.unmerged(),
                required=False,
                label=_("successor"),
                widget=NamedSelect(Organization._meta.get_field("successor"), admin.site),
            )

    def successors(self):
        """Return `{organisation: its successor}` where one was chosen."""
        return {
            body: heir
            for body in self.bodies
            if (heir := self.cleaned_data.get(f"successor_{body.pk}"))
        }


class VariantsField(forms.CharField):
    """Printed forms of a title, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]

    def has_changed(self, initial, data):
        return (initial or []) != [
            line.strip() for line in (data or "").splitlines() if line.strip()
        ]


class PositionForm(forms.ModelForm):
    variants = VariantsField(
        label=_("variants as printed"), required=False, help_text=_("One form a line.")
    )

    class Meta:
        model = Position
        fields = (
            "title",
            "variants",
            "axis",
            "level",
            "body",
            "rank",
            "single_holder",
            "includes",
            "in_force_from",
            "in_force_until",
            "note",
        )

    def clean_single_holder(self):
        """A position that two people surely held on one day has not one holder at a time."""
        single = self.cleaned_data["single_holder"]
        if single and self.instance.pk:
            tenures = self.instance.tenures.could_be_sole()
            for finding in double_holders(tenures.filter(organization__isnull=False)):
                raise ValidationError(
                    _("%(one)s and %(other)s both surely held it in %(body)s on %(day)s.")
                    % {
                        "one": finding.first.person,
                        "other": finding.second.person,
                        "body": finding.first.organization,
                        "day": short_date(finding.start),
                    }
                )
        return single


@admin.register(Position)
class PositionAdmin(FoldedSearch, admin.ModelAdmin):
    form = PositionForm
    list_display = ("title", "axis", "level", "rank", "single_holder")
    list_filter = ("axis", "level")
    autocomplete_fields = ("includes",)
