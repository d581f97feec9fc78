"""The language of readers' pages: what is typed is text, and names mean what they say."""

import datetime

import jinja2
import pytest
from django.template import TemplateDoesNotExist, engines
from django.utils import timezone, translation

from newsroom.printing import environment

EVIL = "<script>x()</script>"


def printed(template, **context):
    return engines["printing"].from_string(template).render(context)


def test_what_is_typed_is_text_also_within_a_text_of_ours_and_through_a_filter():
    for template in (
        "{{ evil }}",
        '<p title="{{ evil }}">',
        '{{ _("Follows %(name)s")|format(name=evil) }}',
        "{{ evil|capfirst }}",
        "{{ evil|linebreaks }}",
        "{{ evil|linebreaksbr }}",
        "{{ evil|urlizetrunc(60) }}",
    ):
        html = printed(template, evil=EVIL)
        assert "<script" not in html, template
        assert "&lt;script&gt;" in html, template


def test_what_is_not_there_prints_nothing():
    assert printed("{{ nobody }}{{ nobody.name.short }}{% if nobody.name %}x{% endif %}") == ""


def test_a_name_is_first_of_all_what_a_dict_has_of_it():
    assert printed("{{ row.items }}", row={"items": "ba việc"}) == "ba việc"


def test_a_macro_says_our_texts_in_the_readers_language():
    template = '{% macro m() %}{{ _("Search") }}{% endmacro %}{{ m() }}'
    for language, word in (("vi", "Tìm kiếm"), ("en", "Search")):
        with translation.override(language):
            assert printed(template) == word


def test_an_included_part_knows_where_it_stands_and_keeps_its_own_names():
    parts = {
        "page": '{% for n in [1, 2] %}{% include "part" %}{% endfor %}{{ name }}',
        "part": '{% set name = n * 10 %}{{ name }} {{ _("Search") }} ',
    }
    for auto_reload in (False, True):
        made = environment(
            loader=jinja2.DictLoader(parts), autoescape=True, auto_reload=auto_reload
        )
        assert made.get_template("page").render() == "10 Tìm kiếm 20 Tìm kiếm "


def test_a_moment_is_printed_by_its_day_in_vietnam_and_none_as_nothing():
    late = datetime.datetime(2019, 1, 4, 18, 0, tzinfo=datetime.UTC)
    assert printed("{{ at|iso_day }}", at=late) == "2019-01-05"
    assert printed("{{ at|iso_day }}", at=timezone.localtime(late).date()) == "2019-01-05"
    assert printed("{{ at|iso_day }}", at=None) == ""


def test_the_desks_templates_are_djangos():
    with pytest.raises(TemplateDoesNotExist):
        engines["printing"].get_template("admin/index.html")
