"""Rich text is clean whichever way it came."""

import pytest

from articles.models import Article
from articles.rich_text import clean_html
from tests import make

pytestmark = pytest.mark.django_db
EVIL = (
    '<p onclick="x()">Chữ <a href="javascript:alert(1)">liên kết</a></p><script>x()</script>'
    '<svg><script>x()</script></svg><style>p{}</style><iframe src="//x"></iframe>'
    '<img src=x onerror=x()><p style="color:red" class="MsoNormal">Word</p>'
)
CLEAN = "<p>Chữ <a>liên kết</a></p><p>Word</p>"


def one_line(html):
    return html.replace("\n", "")


def test_nothing_of_a_script_survives_any_way_of_writing():
    saved = make.article(body=EVIL)
    updated, bulk = make.article(), Article(headline="B", section=saved.section, body=EVIL)
    Article.objects.filter(pk=updated.pk).update(body=EVIL)
    Article.objects.bulk_create([bulk])
    for pk in (saved.pk, updated.pk, bulk.pk):
        assert one_line(Article.objects.get(pk=pk).body) == CLEAN


def test_the_place_of_a_picture_and_a_newspapers_elements_survive():
    html = (
        '<h2>Tít xen</h2><figure data-caption="anh-1"></figure><p><strong>Đậm</strong>'
        " <em>nghiêng</em></p><blockquote><p>Trích</p></blockquote>"
        '<ul><li>Một</li></ul><table><tbody><tr><td colspan="2">2</td></tr></tbody></table>'
    )
    assert one_line(clean_html(html)) == html


def test_text_comes_out_in_one_unicode_form():
    windows_1258 = "<p>Th\u01b0\u01a1\u0300ng\x00</p>"
    assert clean_html(windows_1258) == clean_html("<p>Thường</p>")
