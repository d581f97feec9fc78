"""The desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import article, event, house, photo, records  # noqa: F401

admin.site.site_header = admin.site.site_title = _("The desk")
admin.site.index_title = _("Work")
admin.site.enable_nav_sidebar = False
