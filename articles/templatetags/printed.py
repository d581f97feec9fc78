"""What stands on readers' pages many times, or on all of them, printed without needless work.

A card's picture, headline and time are printed by functions: sixty times a page, a template of
their own costs more than all else. The frame's parts are printed once for what they show.
"""

import functools

from django import template
from django.template.defaultfilters import capfirst
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from vietnamese import dates

register = template.Library()

ON_A_CARD = "(min-width: 60rem) 25vw, 100vw"
IMPRINT = (
    "name",
    "governing_body",
    "licence",
    "head_title",
    "head_name",
    "address",
    "telephone",
    "email",
)


# --- On every card -----------------------------------------------------------------------------


@register.simple_tag
def headline(article):
    """Print a card's link: kicker (or what kind of article it is) and headline."""
    above = ""
    if article.kicker:
        above = format_html('<span class="kicker">{}</span> ', article.kicker)
    elif kind := article.kind_label:
        above = format_html('<span class="kicker kind">{}</span> ', capfirst(kind))
    return format_html(
        '<a href="{}">{}<span class="headline">{}</span></a>',
        article.get_absolute_url(),
        above,
        article.headline,
    )


@register.simple_tag
def time(article):
    """Print when an article appeared, no more precisely than it is known."""
    return _time(timezone.localtime(article.published_at), article.published_precision == "day")


@functools.lru_cache(maxsize=1024)
def _time(moment, by_day):
    machines, people = moment.date().isoformat(), dates.weekday_date(moment.date())
    if not by_day:
        machines = moment.isoformat(timespec="seconds")
        people = f"{people} {moment:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', machines, people)


@register.simple_tag
def card_picture(picture, sizes="", eager=False):
    """Print a card's picture (`media.picture()`), cut 3:2 around its focal point.

    `sizes` says how wide it is shown, `eager` that it stands at the top.
    """
    return whole_picture(picture["card"], picture["alt"], sizes or ON_A_CARD, eager)


@register.simple_tag
def whole_picture(picture, alt, sizes, eager=False):
    """Print one shape of a picture: its sources, narrower ones for phones, and the fallback."""
    sources = format_html_join(
        "",
        '<source type="{}" media="(max-width: 40rem)" srcset="{}" sizes="{}">'
        '<source type="{}" srcset="{}" sizes="{}">',
        (
            (one["type"], one["small"], sizes, one["type"], one["srcset"], sizes)
            for one in picture["sources"]
        ),
    )
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" alt="{}" decoding="async" {}></picture>',
        sources,
        picture["src"],
        picture["width"],
        picture["height"],
        alt,
        mark_safe('fetchpriority="high"' if eager else 'loading="lazy"'),
    )


# --- On every page -----------------------------------------------------------------------------


@register.simple_tag
def once(name):
    """Print a part that shows nothing of the page it stands on; done once a process."""
    return _part(name, get_language())


@register.simple_tag
def imprint(masthead):
    """Print the foot of every page; done once for the same facts of the paper."""
    facts = tuple((name, getattr(masthead, name)) for name in IMPRINT)
    return _part("_imprint.html", get_language(), masthead=facts)


@register.simple_tag(takes_context=True)
def menu(context):
    """Print the sections; done once for the same menu with the same entry marked as here."""
    sections = tuple((one.get_absolute_url(), one.name) for one in context["sections"])
    entries = {"/moi-nhat/", "/su-kien/", "/nhan-vat/", *(url for url, _name in sections)}
    path = getattr(context.get("request"), "path", "")
    section = getattr(context.get("article"), "section", None)
    return _part(
        "_menu.html",
        get_language(),
        sections=sections,
        here=path if path in entries else "",
        within=section.get_absolute_url() if section else "",
    )


@functools.lru_cache(maxsize=256)
def _part(name, language, masthead=(), **values):
    """Return a part for plain values alone: rows of the database compare by their number."""
    return render_to_string(name, {"masthead": dict(masthead), **values})
