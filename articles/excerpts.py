"""Excerpts of what was found: the words around those that were typed, these marked."""

import html
import re

from django.utils.safestring import mark_safe

from vietnamese.abbreviations import spelled_out
from vietnamese.fold import fold, fold_word, syllables, tone_key, tone_key_of_word

from . import body

WIDTH = 240  # characters
NEAR = 160  # characters in which typed words stand together


class Marker:
    """Marks the words of one search; used for every article found."""

    def __init__(self, typed):
        words = [*syllables(typed), *syllables(spelled_out(typed))]
        folded = {fold_word(word) for word in words}
        self.exact = {tone_key(word) for word in words if fold_word(word) != tone_key(word)}
        self.with_tones = {fold_word(word) for word in self.exact}
        self.words = re.compile(rf"\b(?:{'|'.join(map(re.escape, folded)) or '(?!)'})\b")

    def excerpt(self, document):
        """Return about 240 characters of a document's text as safe HTML, words marked."""
        text = prose_of(document)
        hits = self.hits(text)
        start = text.rfind(" ", 0, max(0, densest(hits) - WIDTH // 4)) + 1
        end = min(len(text), start + WIDTH)
        end = text.find(" ", end) if text.find(" ", end) != -1 else len(text)
        shown = [hit for hit in hits if start <= hit[0] and hit[1] <= end]
        marked = mark(text[start:end], [(hit[0] - start, hit[1] - start) for hit in shown])
        return mark_safe(("… " if start else "") + marked + (" …" if end < len(text) else ""))

    def hits(self, text):
        """Return (start, end, folded) of typed words: with their tones where the text has them."""
        folded = text.translate(_LETTERS)  # as long as the text
        found = [(*hit.span(), hit[0]) for hit in self.words.finditer(folded)]
        if not self.exact:
            return found
        exact = {hit for hit in found if tone_key_of_word(text[hit[0] : hit[1]]) in self.exact}
        written = self.with_tones & {word for _start, _end, word in exact}
        return [hit for hit in found if hit[2] not in written or hit in exact]


def prose_of(document):
    """Return the running text of a document on one line."""
    return " ".join(f"{document['lede']} {body.plain_text(document['body'])}".split())


def as_printed(words, document):
    """Return folded words as a document prints them, side by side if it does; folded if nowhere."""
    text = f"{document['headline']} {prose_of(document)}"
    folded = text.translate(_LETTERS)  # as long as the text
    found = re.search(rf"\b{' '.join(map(re.escape, words))}\b", folded)
    if found or len(words) == 1:
        return text[slice(*found.span())] if found else words[0]
    return " ".join(as_printed([word], document) for word in words)


class Letters(dict):
    """What each letter is folded, for str.translate; itself where that is not one letter."""

    def __missing__(self, code):
        folded = fold(chr(code))
        self[code] = folded if len(folded) == 1 else code
        return self[code]


_LETTERS = Letters()


def densest(hits):
    """Return where most different words stand near each other, the first such place."""
    best, place = 0, 0
    for number, (start, _end, _word) in enumerate(hits):
        near = {word for begin, _until, word in hits[number : number + 40] if begin < start + NEAR}
        if len(near) > best:
            best, place = len(near), start
    return place


def mark(text, spans):
    """Return a text as HTML with the spans marked."""
    parts, at = [], 0
    for start, end in spans:
        parts += [html.escape(text[at:start]), "<mark>", html.escape(text[start:end]), "</mark>"]
        at = end
    return "".join([*parts, html.escape(text[at:])])
