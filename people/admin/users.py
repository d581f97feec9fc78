"""Who may log in."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from ..models import User


@admin.register(User)
class DeskUserAdmin(UserAdmin):
    fieldsets = (*UserAdmin.fieldsets, (_("person in the register"), {"fields": ("person",)}))
    autocomplete_fields = ("person",)
