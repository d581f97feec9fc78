"""The sample newsroom's staff, by their logins, and what they do to an article."""

from articles import workflow
from people.models import User

REPORTER, EDITOR = "phong-vien", "bien-tap-vien"
MANAGING, CHIEF, REGISTRAR = "thu-ky", "tong-bien-tap", "tu-lieu"
APPROVED = (("send", REPORTER), ("pass_on", EDITOR), ("approve", MANAGING))
PUBLISHED = (*APPROVED, ("publish", CHIEF))


def user(name):
    return User.objects.get(username=name)


def carry(article, steps):
    """Take an article through steps of the chain, each `(verb, login)`."""
    for verb, name in steps:
        getattr(workflow, verb)(article, user(name))
