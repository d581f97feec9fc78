"""Ten wrong passwords lock a name from one address, whoever else sits behind the same proxy."""

import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory

from newsroom.clients import client_address

PASSWORD = "mật khẩu đúng"


def attempt(client, password, address):
    form = {"username": "phong-vien", "password": password}
    return client.post("/admin/login/?next=/admin/", form, REMOTE_ADDR=address)


@pytest.mark.django_db
def test_ten_wrong_passwords_lock_the_name_from_that_address_alone(client):
    get_user_model().objects.create_user("phong-vien", password=PASSWORD, is_staff=True)
    for _ in range(10):
        answer = attempt(client, "sai", "203.0.113.1")
    assert answer.status_code == 429
    assert "Nhập sai mật khẩu quá nhiều lần" in answer.text
    assert attempt(client, PASSWORD, "203.0.113.1").status_code == 429
    assert attempt(client, PASSWORD, "203.0.113.2").status_code == 302


def test_behind_our_proxy_the_last_hop_is_believed_and_no_earlier_one(settings):
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="198.51.100.9, 203.0.113.1")
    settings.TRUST_PROXY = True
    assert client_address(request) == "203.0.113.1"
    settings.TRUST_PROXY = False
    assert client_address(request) == "127.0.0.1"


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_in_our_design(client):
    client.handler.enforce_csrf_checks = True
    answer = client.post("/admin/login/", {"username": "a"})
    assert answer.status_code == 403
    assert "Biểu mẫu này đã cũ" in answer.text
