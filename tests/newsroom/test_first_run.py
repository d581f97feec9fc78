"""From a bare clone to a newspaper, without a question, and never over what is there."""

import io
import socket
import stat

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from articles.models import Section, SectionEditor
from newsroom.first_env import write_first_env
from newsroom.first_run import HOST, PortTaken, require_free_port
from newsroom.logins import GROUP_OF, SUPERUSER, renew_logins


def test_the_first_environment_has_a_fresh_key_for_its_owner_alone(tmp_path):
    file, other = tmp_path / "var" / "newsroom.env", tmp_path / "other.env"
    assert write_first_env(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    write_first_env(other)
    assert file.read_text() != other.read_text()


def test_an_environment_that_exists_is_never_overwritten(tmp_path):
    file = tmp_path / "newsroom.env"
    file.write_text("SECRET_KEY=mine\n")
    assert not write_first_env(file)
    assert file.read_text() == "SECRET_KEY=mine\n"


def test_a_port_that_is_taken_is_named_with_another_to_choose():
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} .* PORT={port + 10}"):
            require_free_port(port)
    require_free_port(port)


@pytest.mark.django_db
def test_every_group_has_one_login_and_its_printed_password_opens_the_desk():
    logins = renew_logins()
    assert set(logins) == {*GROUP_OF, SUPERUSER}
    for name, (group, password) in logins.items():
        user = authenticate(RequestFactory().post("/"), username=name, password=password)
        assert user.is_staff
        assert user.is_superuser == (name == SUPERUSER)
        assert name == SUPERUSER or [g.name for g in user.groups.all()] == [group]


@pytest.mark.django_db
def test_renewing_changes_passwords_and_nothing_else():
    first = renew_logins()
    get_user_model().objects.filter(username="phong-vien").update(first_name="Khiêm")
    second = renew_logins()
    assert all(first[name][1] != second[name][1] for name in first)
    assert get_user_model().objects.get(username="phong-vien").first_name == "Khiêm"
    assert get_user_model().objects.count() == len(first)


@pytest.mark.django_db
def test_the_sample_section_editor_has_every_section():
    Section.objects.create(key="thoi-su", name="Thời sự", slug="thoi-su")
    renew_logins()
    editor = get_user_model().objects.get(username="bien-tap-vien")
    assert SectionEditor.objects.filter(user=editor).count() == Section.objects.count() > 0


@pytest.mark.django_db
def test_a_site_that_others_can_reach_gets_no_sample_logins(settings):
    settings.SITE_HOST = settings.SITE_URL = "baolangson.example"
    with pytest.raises(CommandError, match="createsuperuser"):
        call_command("logins", stdout=io.StringIO())
    assert not get_user_model().objects.exists()
