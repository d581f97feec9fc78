"""What a text says of people against the register, as of a day: each mention as a whole."""

from collections.abc import Callable, Iterable, Sequence

from . import lexicon
from .facts import Day, Key, Tenure
from .finding import find
from .mentions import HEADINGS, Block, Mention, Title
from .protocol import Protocol
from .ranks import judge_rank
from .roster import UNASKED, Roster
from .title_judging import TitleJudge
from .verdicts import Finding, Verdict, Why


def check(
    roster: Roster,
    blocks: Iterable[Block],
    day: Day,
    own_day: Callable[[Mention], Day | None] | None = None,
) -> list[Finding]:
    """Return every mention of the blocks with its verdict as of a day, in order.

    `own_day` tells the day of a mention that speaks of another one; None is the article's.
    """
    mentions = find(roster, blocks, day)
    judge = Judge(roster, day, mentions)
    findings = []
    for mention in mentions:
        findings.append(judge.judged(mention, (own_day and own_day(mention)) or day))
    return findings


class Judge:
    """Judges the mentions of one article, in order."""

    def __init__(self, roster: Roster, day: Day, mentions: Sequence[Mention]):
        self.roster, self.mentions = roster, mentions
        self._turn_to(day)
        self.introduced: set[Key] = set()
        self.fullest: dict[str, int] = {}
        self.named = {mention.person for mention in mentions if mention.person is not None}

    def judged(self, mention: Mention, day: Day) -> Finding:
        """Return a mention with its verdict as of a day."""
        self._turn_to(day)
        finding = Finding(mention)
        if mention.person is None:
            self._unknown(finding)
        else:
            self._known(finding)
        return finding

    def _turn_to(self, day: Day) -> None:
        self.day, self.titles = day, TitleJudge(self.roster, day)
        self.protocol = Protocol(self.roster, self.mentions, self.titles.possible)

    # Nobody of the register, or several

    def _unknown(self, finding: Finding) -> None:
        mention = finding.mention
        if mention.form == "name_only":
            mention.form = self._form(mention, ())
        finding.verdict = Verdict.UNKNOWN_PERSON
        finding.why, finding.suggested = Why.NOT_IN_REGISTER, mention.people
        if mention.people:
            finding.why = Why.SEVERAL
            return
        near = [] if mention.form == "anaphor" else self._near(mention)
        if near:
            finding.verdict, finding.why = Verdict.MISSPELLED, Why.ONE_SLIP
            finding.suggested = tuple(near)
            finding.held = self.roster.held(near[0], self.day) if len(near) == 1 else []
            if len(near) == 1:
                mention.form = self._form(mention, finding.held)
        elif mention.titles:
            finding.title = mention.titles[0]
            finding.holders = self.titles.other_holders(finding.title, None)

    def _near(self, mention: Mention) -> list[Key]:
        """Return whom a name one slip away means: by title, by the rest of the text, by office.

        Vietnamese names lie close together, so the name alone is never enough.
        """
        near = self.roster.near(mention.name)
        titled = [person for person in near if self._ever_held(person, mention.titles)]
        if titled or (mention.titles and any(title.posts for title in mention.titles)):
            return titled
        named = [person for person in near if person in self.named]
        if named or mention.titles:
            return named
        official = mention.honorific.casefold() in lexicon.OFFICIAL
        in_office = [person for person in near if self.roster.held(person, self.day)]
        if official and len(in_office) == 1 and mention.name.count(" ") > 1:
            return in_office
        return []

    def _ever_held(self, person: Key, titles: Sequence[Title]) -> bool:
        return any(self.titles.matches(person, title) for title in titles)

    # Somebody of the register

    def _known(self, finding: Finding) -> None:
        mention, person = finding.mention, finding.mention.person
        finding.held = self.roster.held(person, self.day)
        finding.needed = self._needed(finding.held)
        if mention.form in ("office_only", "anaphor"):
            for title in mention.titles:
                finding.matched += [(t, title) for t in self.titles.possible(person, title)]
            return
        if not mention.titles:
            judge_rank(self.roster, self.day, finding)
            return
        mention.form = self._form(mention, finding.held)
        for title in mention.titles:
            self.titles.judge(finding, title)
        is_shared = any(title.is_shared for title in mention.titles)
        if finding.verdict is Verdict.OK and not is_shared:
            self._judge_completeness(finding)
        judge_rank(self.roster, self.day, finding)
        if finding.verdict is Verdict.OK and not is_shared:
            self.protocol.judge(finding)
        if mention.kind not in HEADINGS:
            self.introduced.add(person)

    def _form(self, mention: Mention, held: Sequence[Tenure]) -> str:
        """Return "full" where as many titles are printed as the register asks for, else "short".

        A mention with fewer titles than an earlier one of the same person is short as well.
        """
        printed = len(mention.titles)
        if not printed:
            return mention.form
        asked = max(len(self._needed(held)), self.fullest.get(mention.name, 0))
        self.fullest[mention.name] = max(printed, self.fullest.get(mention.name, 0))
        return "full" if printed >= asked else "short"

    def _needed(self, held: Sequence[Tenure]) -> list[Tenure]:
        """Return the titles a full mention prints: no included one, none of this very day."""
        return [
            tenure
            for tenure in held
            if tenure.from_earliest != self.day
            and self.roster.positions[tenure.position].axis not in UNASKED
            and not any(self.roster.includes(t.position, tenure.position) for t in held)
        ]

    # The whole mention

    def _judge_completeness(self, finding: Finding) -> None:
        """A caption and the first mention with titles say all that is asked for."""
        mention = finding.mention
        first = mention.person not in self.introduced and mention.kind not in HEADINGS
        if not (first or mention.kind == "caption"):
            return
        if any(title.quality not in ("", "acting") for title in mention.titles):
            return
        printed = {tenure.key for tenure in finding.tenures}
        missing = [tenure for tenure in finding.needed if tenure.key not in printed]
        if missing and printed:
            finding.verdict, finding.why = Verdict.INCOMPLETE, Why.TITLES_MISSING
            finding.missing = missing
