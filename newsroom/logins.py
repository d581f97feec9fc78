"""One sample login a group, so that a newcomer can try every desk on a machine of their own."""

import secrets

from axes.utils import reset
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from articles.models import Section, SectionEditor

GROUP_OF = {
    "cong-tac-vien": "Cộng tác viên",
    "phong-vien": "Phóng viên",
    "bien-tap-vien": "Biên tập viên",
    "thu-ky": "Thư ký tòa soạn",
    "tong-bien-tap": "Tổng biên tập",
    "tu-lieu": "Tư liệu",
}
SUPERUSER = "quan-tri"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else
LOCAL_HOSTS = {"127.0.0.1", "localhost", "::1"}


def may_have_sample_logins():
    """Return whether the site is a machine of one's own: known names have no place elsewhere."""
    return settings.SITE_HOST in LOCAL_HOSTS


def fresh_password():
    """Return 16 random letters in four groups (79 bits), easy to type."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


@transaction.atomic
def renew_logins():
    """Give every sample login a new password; return them as {name: (group, password)}.

    Logins that are missing are made; nothing else about existing ones is changed, except that
    they are unlocked.
    """
    logins = {}
    for name, group in GROUP_OF.items():
        user, password = renew(name)
        user.groups.add(Group.objects.get(name=group))
        logins[name] = (group, password)
    editor = get_user_model().objects.get(username="bien-tap-vien")
    for section in Section.objects.all():
        SectionEditor.objects.get_or_create(user=editor, section=section)
    _, password = renew(SUPERUSER, is_superuser=True)
    return logins | {SUPERUSER: ("Quản trị", password)}


def renew(name, **flags):
    """Return (user, new password) for the login of that name, made when it is missing."""
    user, _ = get_user_model().objects.get_or_create(
        username=name, defaults={"is_staff": True, **flags}
    )
    password = fresh_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    reset(username=name)
    return user, password


def as_lines(logins):
    """Return the logins as text, one a line, aligned."""
    width = max(map(len, logins))
    return "\n".join(
        f"  {name:<{width}}  {password}  {group}" for name, (group, password) in logins.items()
    )
