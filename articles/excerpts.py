"""Excerpts of what was found: the words around those that were typed, these marked."""

import re

from django.utils.html import escape
from django.utils.safestring import mark_safe

from vietnamese.abbreviations import spelled_out
from vietnamese.fold import fold_word, syllables, tone_key

from . import body

WIDTH = 240  # characters
NEAR = 160  # characters in which typed words stand together
_WORD = re.compile(r"\w+")


class Marker:
    """Marks the words of one search; used for every article found."""

    def __init__(self, typed):
        words = [*syllables(typed), *syllables(spelled_out(typed))]
        self.folded = {fold_word(word) for word in words}
        self.exact = {tone_key(word) for word in words if fold_word(word) != tone_key(word)}
        self.with_tones = {fold_word(word) for word in self.exact}

    def excerpt(self, document):
        """Return about 240 characters of a document's text as safe HTML, words marked."""
        text = " ".join(f"{document['lede']} {body.plain_text(document['body'])}".split())
        hits = self.hits(text)
        start = text.rfind(" ", 0, max(0, self.densest(hits) - WIDTH // 4)) + 1
        end = min(len(text), start + WIDTH)
        end = text.find(" ", end) if text.find(" ", end) != -1 else len(text)
        shown = [hit for hit in hits if start <= hit.start() and hit.end() <= end]
        marked = mark(text[start:end], [(hit.start() - start, hit.end() - start) for hit in shown])
        return mark_safe(("… " if start else "") + marked + (" …" if end < len(text) else ""))

    def hits(self, text):
        """Return where typed words stand: with their tones where the text has them so."""
        found = [hit for hit in _WORD.finditer(text) if fold_word(hit[0]) in self.folded]
        exact = [hit for hit in found if tone_key(hit[0]) in self.exact]
        written = {fold_word(hit[0]) for hit in exact}
        return [
            hit
            for hit in found
            if fold_word(hit[0]) not in self.with_tones & written or tone_key(hit[0]) in self.exact
        ]

    @staticmethod
    def densest(hits):
        """Return where most different words stand near each other, the first such place."""
        best, place = 0, 0
        for number, hit in enumerate(hits):
            near = {
                fold_word(other[0])
                for other in hits[number : number + 40]
                if other.start() < hit.start() + NEAR
            }
            if len(near) > best:
                best, place = len(near), hit.start()
        return place


def mark(text, spans):
    """Return a text as HTML with the spans marked."""
    parts, at = [], 0
    for start, end in spans:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return "".join([*parts, escape(text[at:])])
