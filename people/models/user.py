"""Who may log in at the desk."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of the newsroom; what one may do comes from the groups."""

    person = models.OneToOneField(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="user",
        verbose_name=_("person in the register"),
        help_text=_("Whose pen names are this user's own: nobody approves their own article."),
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.get_full_name() or self.username

    def is_in(self, *groups):
        """Tell whether the user is in one of the groups, by name; asked once a request."""
        if not hasattr(self, "_group_names"):
            self._group_names = set(self.groups.values_list("name", flat=True))
        return bool(self._group_names & set(groups))
