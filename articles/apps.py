"""The articles: what the desk writes, and what readers have."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from .groups import make_groups


class ArticlesConfig(AppConfig):
    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Articles")

    def ready(self):
        post_migrate.connect(make_groups, dispatch_uid="articles.make_groups")
