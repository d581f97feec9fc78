"""Proofreading an article: findings of vietnamese/proof.py in each part, and what pictures lack."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vietnamese import proof

from .body import plain_text
from .leaves import HTML, TEXT, leaves


@dataclass(frozen=True)
class Remark:
    """One finding at the desk: the part that it stands in, the words there, and a sentence."""

    part: str  # a leaf's name: `body`, `captions/KEY/text`
    label: str
    place: int  # of its caption, from 1
    words: str
    sentence: str
    start: int = 0
    end: int = 0


def remarks(document, written_on):
    """Return what deserves a look in a document in today's format, in the page's order."""
    parts = leaves(document)
    texts = {
        name: plain_text("".join(leaf.tokens)) if leaf.kind == HTML else "".join(leaf.tokens)
        for name, leaf in parts.items()
        if leaf.kind in (TEXT, HTML) and name != "event_date_basis"
    }
    names = list(texts)
    found = {name: proof.find(text, written_on) for name, text in texts.items()}
    for number, finding in proof.mixed_tones(list(texts.values())):
        found[names[number]].append(finding)
    said = [
        _remark(name, parts[name], finding)
        for name, findings in found.items()
        for finding in sorted(findings, key=lambda finding: finding.start)
    ]
    return said + _of_pictures(document)


def _remark(name, leaf, finding):
    return Remark(
        name,
        leaf.label,
        leaf.place,
        finding.words,
        _sentence(finding),
        finding.start,
        finding.end,
    )


def _sentence(finding):
    sentences = {
        proof.ORPHAN_QUOTE: _("A quote without its partner."),
        proof.MIXED_QUOTES: _("Two kinds of quotes in one pair."),
        proof.SPACES: _("A space too many."),
        proof.WEEKDAY: _("The weekday does not fit the date: it was %(instead)s."),
        proof.TONES: _("Written in two ways in this article: also “%(instead)s”."),
        proof.NUMBER: _("We print this number as %(instead)s."),
    }
    return sentences[finding.rule] % {"instead": finding.instead}


def _of_pictures(document):
    said = []
    for place, caption in enumerate(document["captions"], 1):
        if caption["photo"] is None:
            continue
        for name, sentence in (
            ("alt", _("The picture has no alternative text.")),
            ("credit", _("The picture has no credit.")),
        ):
            if not caption[name]:
                part = f"captions/{caption['key']}/{name}"
                said.append(Remark(part, "", place, "", sentence))
    return said
