"""What is done to the register with consequences for readers, each with its right."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from .groups import EDITOR_IN_CHIEF, MANAGING_EDITOR, REGISTRAR


def may_verify(user):
    """Tell whether a user may vouch for the register."""
    return user.is_superuser or user.is_in(REGISTRAR, MANAGING_EDITOR)


def may_mark_public_figures(user):
    """Tell whether a user may decide who is a public figure."""
    return user.is_superuser or user.is_in(MANAGING_EDITOR, EDITOR_IN_CHIEF)


def verify(tenure, by, at=None):
    """Vouch for a tenure; raises PermissionDenied, and IntegrityError beside a sure sole holder."""
    if not may_verify(by):
        raise PermissionDenied(_("Only the registrar or the managing editor verifies tenures."))
    tenure.verified_by, tenure.verified_at = by, at or timezone.now()
    tenure.save()


def unverify(tenure, by):
    """Take the word back: the tenure disappears for readers and accuses no text."""
    if not may_verify(by):
        raise PermissionDenied(_("Only the registrar or the managing editor verifies tenures."))
    tenure.verified_by = tenure.verified_at = None
    tenure.save()


def mark_public_figure(person, by, value=True):
    """Decide whether readers may have a page of the person; raises PermissionDenied."""
    if not may_mark_public_figures(by):
        raise PermissionDenied(_("Only the managing editor decides who is a public figure."))
    person.is_public_figure = value
    person.save()
