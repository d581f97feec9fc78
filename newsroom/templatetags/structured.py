"""Structured data in a page's head: `{% structured_list heading %}` and the like."""

from django import template
from django.utils.safestring import mark_safe

from newsroom.views import json_ld

register = template.Library()


def script(data):
    """Return a script element; json_ld wrote the data so that nothing in it ends the element."""
    return mark_safe(f'<script type="application/ld+json">{data}</script>')


@register.simple_tag(takes_context=True)
def structured_front(context):
    return script(json_ld.front_page(context["masthead"]))


@register.simple_tag(takes_context=True)
def structured_list(context, name):
    return script(json_ld.list_page(context["masthead"], name, context["request"].path))


@register.simple_tag(takes_context=True)
def structured_event(context, row):
    return script(json_ld.event_page(context["masthead"], row))


@register.simple_tag(takes_context=True)
def structured_person(context, person, now, terms=()):
    return script(json_ld.person_page(context["masthead"], person, now, terms))


@register.simple_tag(takes_context=True)
def structured_organization(context, organization, posts):
    return script(json_ld.organization_page(context["masthead"], organization, posts))
