"""The titles in an article against the register, as of the day it speaks of.

What the finder of people says of plain text (`people.titles`) becomes notes for the desk: where,
how grave, a sentence, and the register's words to put there. Nothing here changes a text.
"""

import datetime
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from html.parser import HTMLParser

from django.utils import timezone

from people import roster as register_roster
from people.titles import Block, Finding, Mention, Roster, Verdict, Why, check
from vietnamese.fold import fold
from vietnamese.text import nfc

from . import title_words

_LEAVES = frozenset(
    {"p", "li", "h2", "h3", "h4", "td", "th", "caption", "blockquote", "figcaption"}
)


class Severity(StrEnum):
    """How grave: only what is serious asks for a reason when published over."""

    SERIOUS = "serious"
    HINT = "hint"
    OPINION = "opinion"
    NONE = "none"


_SERIOUS = frozenset(
    {Why.HELD_BY_ANOTHER, Why.NOT_YET, Why.STILL_HELD, Why.ENDED, Why.BODY_ENDED, Why.ONE_SLIP}
)


@dataclass(frozen=True, slots=True)
class Copy:
    """What is checked: blocks of plain text with their places, and the day they speak of.

    `own_days` maps a person and the folded words of a mention to the day of that mention alone.
    `links_people` is False where nothing may be linked without an editor's word.
    """

    blocks: list[Block]
    day: datetime.date
    own_days: dict[tuple[Hashable, str], datetime.date] = field(default_factory=dict)
    links_people: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """One mention as the desk sees it.

    `words` are the words as printed, the `occurrence`-th such place of the article (from 1);
    `replacement` is what the register would have there, "" where it has no better words.
    """

    finding: Finding
    where: str
    words: str
    occurrence: int
    severity: Severity
    sentence: str
    held: list[str]
    replacement: str

    @property
    def mention(self) -> Mention:
        return self.finding.mention

    @property
    def verdict(self) -> str:
        return str(self.finding.verdict)

    @property
    def titles(self) -> list[str]:
        return [title.printed for title in self.mention.titles]

    @property
    def key(self) -> tuple[str, Hashable, str, int]:
        """Return what a dismissal is remembered by: verdict, person, folded words, occurrence."""
        return self.verdict, self.mention.person, fold(self.words), self.occurrence

    def as_json(self) -> dict[str, object]:
        """Return the mention as `check_titles` reports it; places in characters of its block."""
        return {
            "name": self.mention.name,
            "start": self.mention.start,
            "end": self.mention.end,
            "where": self.where,
            "form": self.mention.form,
            "titles": self.titles,
            "verdict": self.verdict,
            "held": self.held,
            "message": self.sentence,
        }


def notes(copy: Copy, roster: Roster | None = None) -> list[Note]:
    """Return every mention of a copy in order, those with nothing to say included."""
    roster = roster or register_roster.current()

    def own_day(mention: Mention) -> datetime.date | None:
        words = fold(_printed(copy.blocks[mention.block], mention))
        return next(
            (copy.own_days[p, words] for p in mention.people if (p, words) in copy.own_days), None
        )

    findings = check(roster, copy.blocks, copy.day, own_day if copy.own_days else None)
    seen: dict[str, int] = {}
    found = []
    for finding in findings:
        words = _printed(copy.blocks[finding.mention.block], finding.mention)
        seen[fold(words)] = seen.get(fold(words), 0) + 1
        day = own_day(finding.mention) or copy.day
        found.append(_note(roster, copy, finding, words, seen[fold(words)], day))
    return found


def _note(
    roster: Roster, copy: Copy, finding: Finding, words: str, occurrence: int, day: datetime.date
) -> Note:
    block = copy.blocks[finding.mention.block]
    return Note(
        finding,
        block.where,
        words,
        occurrence,
        severity_of(finding),
        title_words.sentence(roster, finding, day),
        [roster.title_of(tenure) for tenure in finding.held],
        title_words.repair(roster, finding, block),
    )


def severity_of(finding: Finding) -> Severity:
    """Tell how grave a finding is. Ordinary people with no title are nobody's business."""
    verdict = finding.verdict
    if verdict is Verdict.OK:
        return Severity.NONE
    if verdict is Verdict.ORDER:
        return Severity.OPINION
    if finding.why in _SERIOUS:
        return Severity.SERIOUS
    if finding.why is Why.NOT_IN_REGISTER:
        if finding.holders:
            return Severity.SERIOUS
        return Severity.HINT if finding.mention.titles else Severity.NONE
    if finding.why is Why.SEVERAL and finding.mention.form == "anaphor":
        return Severity.NONE
    return Severity.HINT


def _printed(block: Block, mention: Mention) -> str:
    text = block.text[mention.start - block.start : mention.end - block.start]
    return " ".join(text.split())


# What is checked


def copy_of(article, at: datetime.datetime | None = None) -> Copy:
    """Return what is to be checked of a working copy, as it stands in the database."""
    captions = article.captions.order_by("order", "pk").values_list("text", flat=True)
    blocks = blocks_of(
        article.kicker, article.headline, article.subhead, article.lede, article.body, captions
    )
    links = article.section is None or article.section.links_people
    return Copy(blocks, day_of(article, at), own_days_of(article), links)


def own_days_of(article) -> dict[tuple[Hashable, str], datetime.date]:
    """Return the days of the mentions that speak of another day than the article."""
    rows = article.mentions.exclude(day=None).values_list("person_id", "words", "day")
    return {(person, fold(words)): day for person, words, day in rows}


def day_of(article, at: datetime.datetime | None = None) -> datetime.date:
    """Return the day an article speaks of: its event's, else its publication's, else today."""
    if article.event_date:
        return article.event_date
    if article.event_id and article.event.first_day:
        return article.event.first_day
    first = article.published_versions.order_by("in_force_from").first() if article.pk else None
    return timezone.localtime(first.published_at if first else at).date()


def copy_of_document(document: dict, published_on: datetime.date) -> Copy:
    """Return what is to be checked of a published version: as of the day it was of."""
    event = document["event"] or {}
    day = document["event_date"] or event.get("first_day")
    captions = [caption["text"] for caption in document["captions"]]
    blocks = blocks_of(
        document["kicker"],
        document["headline"],
        document["subhead"],
        document["lede"],
        document["body"],
        captions,
    )
    return Copy(blocks, datetime.date.fromisoformat(day) if day else published_on)


def blocks_of(
    kicker: str, headline: str, subhead: str, lede: str, body: str, captions: Iterable[str]
) -> list[Block]:
    """Return the blocks of an article: "headline", "lede", "body 3", "caption 1" …"""
    blocks = [
        Block(nfc(text), where)
        for where, text in (
            ("kicker", kicker),
            ("headline", headline),
            ("subhead", subhead),
            ("lede", lede),
        )
        if text.strip()
    ]
    blocks += [Block(nfc(text), f"body {n}") for n, text in enumerate(paragraphs(body), 1)]
    blocks += [Block(nfc(text), f"caption {n}") for n, text in enumerate(captions, 1) if text]
    return blocks


def paragraphs(html: str) -> list[str]:
    """Return the plain text of each block of a body, in order."""
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    return [text for text in reader.texts if text.strip()]


class _Paragraphs(HTMLParser):
    """Collects the text between the tags of blocks; a line break within one is a line end."""

    def __init__(self):
        super().__init__()
        self.texts = [""]

    def handle_starttag(self, tag, attrs):
        if tag in _LEAVES:
            self.texts.append("")
        elif tag == "br":
            self.texts[-1] += "\n"

    def handle_endtag(self, tag):
        if tag in _LEAVES:
            self.texts.append("")

    def handle_data(self, data):
        self.texts[-1] += data
