"""Many tenures verified at once: from the list of tenures, or of people with all of theirs."""

from django.contrib import admin, messages
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Tenure
from ..register import may_verify, verify


def verify_each(page, request, tenures):
    """Vouch for tenures one by one; say how many were, and of each refused one why."""
    done = 0
    for tenure in tenures.select_related("person", "position"):
        try:
            verify(tenure, request.user)
            done += 1
        except IntegrityError as refused:
            page.message_user(request, f"{tenure}: {refused}", messages.ERROR)
    page.message_user(request, _("Verified: %(count)d.") % {"count": done})


class UnverifiedFilter(admin.SimpleListFilter):
    """People of whom something is not verified: of that readers and texts are told nothing."""

    title = gettext_lazy("titles")
    parameter_name = "kiem-chung"

    def lookups(self, request, model_admin):
        return [("chua", gettext_lazy("some not verified"))]

    def queryset(self, request, queryset):
        return queryset.with_unverified_titles() if self.value() == "chua" else queryset


class VerifyTitles:
    """For the list of people: how many titles are not verified, and the verb that does it."""

    def get_actions(self, request):
        actions = super().get_actions(request)
        if not may_verify(request.user):
            actions.pop("verify_titles", None)
        return actions

    @admin.display(description=gettext_lazy("not verified"))
    def unverified(self, person):
        """Return how many of the titles nobody vouches for; the list has them loaded."""
        titles = list(person.tenures.all())
        count = sum(tenure.verified_at is None for tenure in titles)
        return _("%(count)d of %(all)d") % {"count": count, "all": len(titles)} if count else ""

    @admin.action(description=gettext_lazy("Verify all titles of the chosen people"))
    def verify_titles(self, request, queryset):
        verify_each(self, request, Tenure.objects.filter(person__in=queryset).unverified())
