"""Ranks and degrees before a name against the register's dated facts: "Thượng tá", "ThS"."""

from collections.abc import Iterator

from vietnamese.fold import tone_key

from . import lexicon
from .facts import Day, Key, Tenure
from .mentions import Mention, Title
from .roster import Roster
from .verdicts import Finding, Verdict, Why
from .words import Words


def judge_rank(roster: Roster, day: Day, finding: Finding) -> None:
    """Note a rank or degree that is not of that day, where the register is sure of another."""
    if finding.mention.is_of_the_past:
        return
    for printed in printed_ranks(roster, finding.mention):
        held = _held_instead(roster, day, finding, printed)
        if held is not None:
            finding.blame(Verdict.RANK, Why.RANK_OF_ANOTHER_DAY, printed, tenure=held)


def printed_ranks(roster: Roster, mention: Mention) -> Iterator[Title]:
    """Yield the register's ranks and degrees among a mention's honorifics, with their places."""
    words, at = Words.of(mention.honorific.replace(".", " ")), 0
    while at < len(words):
        length = next(
            (n for n in range(len(words) - at, 0, -1) if _rank_at(roster, words, at, n)), 0
        )
        if length:
            start, end = words.starts[at], words.ends[at + length - 1]
            yield Title(
                mention.honorific[start:end],
                " ".join(words.keys[at : at + length]),
                position=_rank_at(roster, words, at, length),
                start=mention.honorific_start + start,
                end=mention.honorific_start + end,
            )
        at += length or 1


def _rank_at(roster: Roster, words: Words, at: int, length: int) -> Key | None:
    return roster.ranks_by_title.get(" ".join(words.keys[at : at + length]))


def _held_instead(roster: Roster, day: Day, finding: Finding, printed: Title) -> Tenure | None:
    """Return the rank surely held that day where the printed one cannot be right, else None.

    A rank ends with the next; a lower degree is kept beside the higher one that print has.
    """
    ladder = _ladder(roster, printed.position)
    held = next((t for t in finding.held if t.position in ladder), None)
    if held is None or held.position == printed.position:
        return None
    kept = ladder[held.position] < ladder[printed.position] and not _is_military(roster, held)
    if kept and held.from_latest is not None and held.from_latest < day:
        return held
    mine = roster.tenures_of.get(finding.mention.person, ())
    may_be = any(t.position == printed.position and t.possibly_on(day) for t in mine)
    return None if may_be else held


def _is_military(roster: Roster, tenure: Tenure) -> bool:
    return roster.positions[tenure.position].axis == "rank"


def _ladder(roster: Roster, position: Key | None) -> dict[Key, int]:
    """Return the ranks of which one has a single one at a time, each with its place."""
    row = roster.positions[position]
    if row.axis == "rank":
        return {key: p.rank for key, p in roster.positions.items() if p.axis == "rank"}
    steps = next((steps for steps in lexicon.DEGREES if tone_key(row.title) in steps), ())
    keys = (roster.ranks_by_title.get(step) for step in steps)
    return {key: place for place, key in enumerate(keys) if key is not None}
