"""Printing: from a document to the HTML that readers get, figures in their places."""

import re
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import strip_tags

_MARKER = re.compile(r'<figure data-caption="([^"]*)">.*?</figure>', re.DOTALL)


def print_body(document, pictures):
    """Return the printed body. `pictures` maps a photo's key to what `media.picture` returns.

    A caption without a marker stands at the head, after the lede; a marker without a caption
    leaves nothing behind.
    """
    figures = {
        caption["key"]: render_to_string(
            "articles/_figure.html",
            {"caption": caption | {"photo": pictures.get(caption["photo"])}},
        ).strip()
        for caption in document["captions"]
    }
    placed = set(_MARKER.findall(document["body"]))
    head = [html for key, html in figures.items() if key not in placed]
    body = _MARKER.sub(lambda match: figures.get(match[1], ""), document["body"])
    return "\n".join([*head, body])


def plain_text(html):
    """Return the words of some HTML, blocks apart by line ends, `&nbsp;` as the sign it means."""
    return unescape(
        strip_tags(re.sub(r"</(?:p|h2|h3|li|blockquote|td|th|caption)>|<br>", "\n", html))
    )


def search_parts(document):
    """Return the texts of a document that search looks in, in reading order."""
    return [
        document["kicker"],
        document["headline"],
        document["subhead"],
        document["lede"],
        *(caption["text"] for caption in document["captions"]),
        plain_text(document["body"]),
        *(byline["name"] for byline in document["bylines"]),
        *(topic["name"] for topic in document["topics"]),
        document["event"]["name"] if document["event"] else "",
    ]
