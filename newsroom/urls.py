"""The site map: which address is answered by whom."""

from django.contrib import admin
from django.urls import path

from newsroom.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
]
