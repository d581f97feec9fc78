"""The desk's start page: what is used most stands first, in groups that the newsroom knows."""

from django.contrib import admin
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from articles import rights
from articles.desk_home import first_page

GROUPS = (
    (_("Writing"), ("articles.Article", "articles.Event", "articles.Photo", "articles.Topic")),
    (
        _("Front page"),
        ("articles.FrontPagePlan", "articles.Mood", "articles.Placement", "articles.Arrangement"),
    ),
    (
        _("People and offices"),
        (
            "people.Person",
            "people.Tenure",
            "people.Position",
            "people.Organization",
            "people.PenName",
            "people.Proposal",
            "people.Merge",
            "articles.Portrait",
        ),
    ),
    (
        _("What was done"),
        (
            "articles.PublishedArticle",
            "articles.Correction",
            "articles.Retraction",
            "articles.Step",
            "articles.Revision",
            "articles.Origin",
        ),
    ),
    (
        _("The house"),
        (
            "articles.Section",
            "articles.Source",
            "articles.Masthead",
            "articles.PublishingRight",
            "people.User",
            "auth.Group",
        ),
    ),
)


class Desk(admin.AdminSite):
    """Django's admin with our groups; what stands in none of them follows at the end."""

    site_header = site_title = _("The desk")
    index_title = _("Work")
    enable_nav_sidebar = False

    def index(self, request, extra_context=None):
        writes = request.user.has_perm("articles.add_article")
        home = {"home": first_page(request.user)} if writes else {}
        return super().index(request, home | (extra_context or {}))

    def logout(self, request, extra_context=None):
        """Log out; the browser is told to forget what it keeps of the desk."""
        response = super().logout(request, extra_context)
        response.headers["Clear-Site-Data"] = '"storage"'
        return response

    def get_app_list(self, request, app_label=None):
        """Return the groups, put together when they are shown: most pages do not."""
        return SimpleLazyObject(lambda: self.groups(request, app_label))

    def groups(self, request, app_label):
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        models = {row["model"]._meta.label: row for app in apps for row in app["models"]}
        groups = []
        for number, (name, labels) in enumerate(GROUPS):
            rows = [models.pop(label) for label in labels if label in models]
            if rows and "articles.FrontPagePlan" in labels and rights.leads_desk(request.user):
                rows.insert(0, arranging_row())
            if rows:
                groups.append(group(name, f"group-{number}", rows))
        if models:
            groups.append(group(_("Technical"), "rest", list(models.values())))
        return groups


def arranging_row():
    """Return the board of the front page in the shape of a model of Django's own."""
    return {
        "name": _("Arrange the front page"),
        "object_name": "arrange",
        "admin_url": reverse("arrange"),
        "add_url": None,
        "view_only": True,
    }


def group(name, label, rows):
    """Return a group in the shape of Django's own applications."""
    address = f"{reverse('admin:index')}#{label}"
    return {"name": name, "app_label": label, "app_url": address, "models": rows}
