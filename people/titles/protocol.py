"""Order: of one person's titles, and of people in a list. An opinion: real lists deviate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .facts import Key, Tenure
from .mentions import Mention, Title
from .roster import Roster
from .verdicts import Finding, Verdict, Why

# One person's titles print in this order, central ones first: `chain_order` of the reference
# list, fixtures/source/official-titles.json.
_AXES = ("party", "assembly", "state", "front", "armed", "mass", "press")


@dataclass(frozen=True, slots=True)
class Protocol:
    """Who and what comes first; `possible` tells which tenures a title may name that day."""

    roster: Roster
    mentions: Sequence[Mention]
    possible: Callable[[Key, Title], list[Tenure]]

    def judge(self, finding: Finding) -> None:
        """Note on a finding that its titles, or its place in a list, are out of order."""
        titles = finding.mention.titles
        places = [self._place(finding.mention.person, title) for title in titles]
        known = [place for place in places if place is not None]
        if known != sorted(known):
            finding.verdict, finding.why = Verdict.ORDER, Why.TITLE_ORDER
            last = max(known)
            pairs = sorted(zip(places, titles, strict=True), key=lambda pair: pair[0] or last)
            finding.ordered = [title for _place, title in pairs]
            return
        finding.before = self._should_follow(finding)
        if finding.before is not None:
            finding.verdict, finding.why = Verdict.ORDER, Why.LIST_ORDER

    def _place(self, person: Key, title: Title) -> tuple[bool, int, int] | None:
        """Return where a title stands among one person's: central, then by axis, then by rank."""
        possible = self.possible(person, title)
        if title.quality not in ("", "acting") or not possible:
            return None
        position = self.roster.positions[possible[0].position]
        body = self.roster.organizations.get(possible[0].organization)
        central = "central" in (position.level, body.level if body else "")
        axis = _AXES.index(position.axis) if position.axis in _AXES else len(_AXES)
        return (not central, axis, position.rank)

    def _should_follow(self, finding: Finding) -> Mention | None:
        """Return who stands earlier in the same list though this person ranks before them."""
        mention, mine = finding.mention, self._rank(finding.mention)
        if not mention.group or mine is None:
            return None
        for other in self.mentions:
            if other is mention:
                return None
            theirs = self._rank(other) if other.group == mention.group else None
            if theirs is not None and theirs > mine:
                return other
        return None

    def _rank(self, mention: Mention) -> int | None:
        """Return the rank of the highest title printed and held that day; None without one."""
        ranks = [
            self.roster.rank(tenure)
            for title in mention.titles
            if title.quality in ("", "acting") and mention.person is not None
            for tenure in self.possible(mention.person, title)
        ]
        return min(ranks, default=None)
