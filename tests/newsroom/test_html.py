"""Readers' pages are valid HTML, said by the W3C's checker."""

import pytest

from articles import workflow
from tests import make
from tests.paper import whole_paper

pytestmark = [pytest.mark.java, pytest.mark.django_db]


def test_every_kind_of_page_is_valid_html(client, check_html, tmp_path):
    pages = whole_paper()
    gone = make.published(headline="Bài đã gỡ")
    workflow.retract(gone.article, make.chief(), "sai")
    pages |= {"withdrawn": gone.get_absolute_url(), "not found": "/khong-co-trang-nay/"}
    texts = {kind: client.get(address).content.decode() for kind, address in pages.items()}
    assert check_html(texts, tmp_path) == []


def test_the_checker_sees_a_mistake(check_html, tmp_path):
    page = "<!doctype html><html lang='vi'><title>Sai</title><p><div>lồng nhau</div></p></html>"
    assert check_html({"wrong": page}, tmp_path) != []
