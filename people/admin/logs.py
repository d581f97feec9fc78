"""Rows that verbs wrote: the desk reads them, and types none."""

from django.contrib import admin


class Log(admin.ModelAdmin):
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
