"""What comparisons show of a document: HTML as words with its blocks, rows and values in words."""

import datetime
import re
from html import unescape

from django.utils.translation import gettext as _

from vietnamese.dates import weekday_date

from .models import Article, Byline, Mention, Photo

_BLOCK_END = re.compile(r"</(?:p|h2|h3|li|blockquote|tr|table)>\s*|<br\s*/?>\s*")
_FIGURE = re.compile(r'<figure data-caption="([^"]*)">\s*</figure>|<figure data-caption="([^"]*)">')
_TAG = re.compile(r"<[^>]*>")


def visible_words(html):
    """Return the words of a piece of HTML, which may begin or end inside an element."""
    text = _FIGURE.sub(lambda match: f"[{_('picture')}] ", html)
    return unescape(_TAG.sub("", _BLOCK_END.sub(" ¶\n", text)))


def spoken(leaf_or_label, value):
    """Return a row or value of a document in words."""
    if isinstance(value, dict):
        return _row(value)
    label = getattr(leaf_or_label, "label", leaf_or_label)
    if label == Article._meta.get_field("kind").verbose_name:
        return str(dict(Article.Kind.choices).get(value, value))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
        return weekday_date(datetime.date.fromisoformat(value))
    photo = Photo.objects.filter(key=value).first()
    return str(photo) if photo else str(value)


def _row(row):
    if "person" in row:
        form = dict(Mention.Form.choices).get(row.get("form"))
        details = ", ".join(str(part) for part in (row["title"], form) if part)
        return f"{row['name']} ({details})" if details else row["name"]
    if "role" in row:
        return f"{row['name']} ({dict(Byline.Role.choices).get(row['role'], row['role'])})"
    return row["name"]
