"""Printing: from a document to the HTML that readers get, figures in their places."""

import re
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import strip_tags

from . import tables

_MARKER = re.compile(r'<figure data-caption="([^"]*)">.*?</figure>', re.DOTALL)
_BLOCK = re.compile(r"<(?:p|h2|h3|ul|ol|blockquote|table)\b")
FIRST_SCREEN = 1  # blocks of text that may stand above a picture which is still seen at once
_TAG = re.compile(r"<[^>]*>")
SYLLABLES_A_MINUTE = 280  # silent reading of Vietnamese, where each syllable is a written word


def print_body(document, pictures):
    """Return the printed body. `pictures` maps a photo's key to what `media.picture` returns.

    A caption without a marker stands at the head, after the lede; a marker without a caption
    leaves nothing behind, and so does a second marker. One that names several is a gallery.
    """
    captions = {
        caption["key"]: caption | {"photo": pictures.get(caption["photo"])}
        for caption in document["captions"]
    }
    at_once = keys_on_first_screen(document)
    head = [_figure([captions[key]], at_once) for key in unplaced(document)]

    def in_place(match):
        return _figure([captions.pop(key) for key in match[1].split() if key in captions], at_once)

    return "\n".join([*head, tables.printed(_MARKER.sub(in_place, document["body"]))])


def _figure(captions, at_once):
    if not captions:
        return ""
    part = "_figure" if len(captions) == 1 else "_gallery"
    context = {"caption": captions[0], "captions": captions}
    context["eager"] = captions[0]["key"] in at_once
    return render_to_string(f"articles/{part}.html", context).strip()


def placed(document):
    """Return the keys of the captions that have a place in the text, in reading order."""
    return [key for keys in _MARKER.findall(document["body"]) for key in keys.split()]


def without_caption(html, key):
    """Return the body without a caption's place; a gallery keeps its other pictures."""

    def left(match):
        keys = [one for one in match[1].split() if one != key]
        return f'<figure data-caption="{" ".join(keys)}"></figure>' if keys else ""

    return _MARKER.sub(left, html).replace("\n\n", "\n").strip()


def unplaced(document):
    """Return the keys of the captions without a place, in their order: they stand at the head."""
    there = set(placed(document))
    return [caption["key"] for caption in document["captions"] if caption["key"] not in there]


def keys_on_first_screen(document):
    """Return the key of the one picture that is seen before any scrolling, as a set; or none.

    The first without a place, else the first in the text when at most one block stands above it.
    """
    pictured = {caption["key"] for caption in document["captions"] if caption["photo"]}
    for key in unplaced(document):
        if key in pictured:
            return {key}
    marker = _MARKER.search(document["body"])
    if marker and len(_BLOCK.findall(document["body"][: marker.start()])) <= FIRST_SCREEN:
        return set(marker[1].split()[:1]) & pictured
    return set()


def lead_picture(document, pictures):
    """Return the picture that stands for the article, or None: the first that a reader meets.

    It says with `on_top` whether the article's page shows it before any scrolling.
    """
    photos = {caption["key"]: caption["photo"] for caption in document["captions"]}
    at_once = keys_on_first_screen(document)
    for key in [*unplaced(document), *placed(document)]:
        if photos.get(key) in pictures:
            return pictures[photos[key]] | {"on_top": key in at_once}
    return None


def plain_text(html):
    """Return the words of some HTML, blocks apart by line ends, `&nbsp;` as the sign it means."""
    return unescape(
        strip_tags(re.sub(r"</(?:p|h2|h3|li|blockquote|td|th|caption)>|<br>", "\n", html))
    )


def minutes_to_read(html):
    """Return the whole minutes, at least one, that a reader needs for some printed HTML."""
    return max(1, round(len(_TAG.sub(" ", html).split()) / SYLLABLES_A_MINUTE))


def search_parts(document):
    """Return the texts of a document that search looks in: (those of the headline, the rest)."""
    head = [document["kicker"], document["headline"], document["subhead"]]
    return head, [
        document["lede"],
        *(caption["text"] for caption in document["captions"]),
        *(f"{entry['headline']} {entry['text']}" for entry in document["entries"]),
        plain_text(document["body"]),
        *(byline["name"] for byline in document["bylines"]),
        *(topic["name"] for topic in document["topics"]),
        document["event"]["name"] if document["event"] else "",
    ]
