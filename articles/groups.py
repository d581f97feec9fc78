"""Groups with their Django permissions, made after migrations run.

The permissions open the desk's pages; what a person may do to one article is decided in the verbs.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

from people.groups import (
    CONTRIBUTOR,
    EDITOR,
    EDITOR_IN_CHIEF,
    GROUPS,
    MANAGING_EDITOR,
    REGISTRAR,
    REPORTER,
)

_WRITING = ["article", "byline", "mention", "caption", "captionperson", "entry"]
_READING = [
    "section", "topic", "source", "event", "photo", "person", "penname", "organization",
    "position", "tenure", "step", "revision", "publishedarticle",
]  # fmt: skip
_EVENTS = ["event", "participation", "figure", "document"]
_REGISTER = [
    "person", "penname", "organization", "position", "tenure", "proposal", "portrait",
]  # fmt: skip
_HOUSE = ["section", "sectioneditor", "topic", "source", "masthead", "frontpageplan", "mood"]
_FRONT_PAGE = ["placement", "arrangement"]

EVERYTHING = ("view", "add", "change", "delete")
RIGHTS = {
    CONTRIBUTOR: {("view", "add", "change"): _WRITING, ("view",): _READING, ("add",): ["photo"]},
    REPORTER: {
        EVERYTHING: [name for name in _WRITING if name != "article"],
        ("view", "add", "change"): ["article", *_EVENTS, "photo"],
        ("view",): _READING,
    },
    EDITOR: {
        EVERYTHING: [*_WRITING[1:], *_EVENTS[1:]],
        ("view", "add", "change"): ["article", "event", "photo", "topic", "source"],
        ("view",): _READING,
    },
    MANAGING_EDITOR: {
        EVERYTHING: [*_WRITING[1:], *_EVENTS[1:], *_HOUSE],
        ("view", "add", "change"): ["article", "event", "photo", *_REGISTER],
        ("view",): [*_READING, *_FRONT_PAGE, "correction", "retraction", "user", "merge"],
    },
    EDITOR_IN_CHIEF: {
        EVERYTHING: [*_WRITING[1:], *_EVENTS[1:], *_HOUSE, "publishingright"],
        ("view", "add", "change"): ["article", "event", "photo", *_REGISTER],
        ("view",): [*_READING, *_FRONT_PAGE, "correction", "retraction", "user", "merge"],
    },
    REGISTRAR: {
        ("view", "add", "change"): _REGISTER,
        ("view",): [*_READING, "merge"],
        ("delete",): ["tenure"],
    },
}


def make_groups(sender, using="default", **kwargs):
    """Make the groups and give them what RIGHTS says; called after `migrate`, harmless twice.

    Once a migrate. The permissions are made first: Django's own handler comes after ours.
    """
    if sender.label != "articles":
        return
    for label in ("people", "articles"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=using)
    group_model = installed.get_model("auth", "Group")
    permission_model = installed.get_model("auth", "Permission")
    by_codename = {
        permission.codename: permission
        for permission in permission_model.objects.using(using).filter(
            content_type__app_label__in=["articles", "people"]
        )
    }
    for name in GROUPS:
        group, _made = group_model.objects.using(using).get_or_create(name=name)
        codenames = {
            f"{act}_{model}"
            for acts, models in RIGHTS[name].items()
            for act in acts
            for model in models
        }
        group.permissions.set([by_codename[code] for code in codenames if code in by_codename])
