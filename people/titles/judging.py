"""What a text says of people against the register, as of a day.

Only verified tenures accuse. What may be right is right: an uncertain range, both holders on the
day of a handover, an acting office, an included title, an office the register does not know.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence

from . import lexicon
from .facts import Day, Key, Organization, Tenure
from .finding import HEADINGS, Block, Mention, Title, find
from .protocol import Protocol
from .roster import OF_A_PERSON, Roster
from .verdicts import Finding, Verdict, Why

_PAST = frozenset({"former", "late", "then", "lost"})
# What nobody asks of a mention: a part played at one event, a rank and a degree by the name.
_UNASKED = OF_A_PERSON | {"event_role"}
_SETTLED = datetime.timedelta(days=30)


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
        judge.day = (own_day and own_day(mention)) or day
        findings.append(judge.judged(mention))
    return findings


class Judge:
    """Judges the mentions of one article, in order."""

    def __init__(self, roster: Roster, day: Day, mentions: Sequence[Mention]):
        self.roster, self.day, self.mentions = roster, day, mentions
        self.protocol = Protocol(roster, mentions, self._possible)
        self.introduced: set[Key] = set()
        self.fullest: dict[str, int] = {}
        self.named = {mention.person for mention in mentions if mention.person is not None}

    def judged(self, mention: Mention) -> Finding:
        finding = Finding(mention)
        if mention.person is None:
            self._unknown(finding)
        else:
            self._known(finding)
        return finding

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
            finding.holders = self._other_holders(finding.title, None)

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
        return any(self._matches(person, title) for title in titles)

    # Somebody of the register

    def _known(self, finding: Finding) -> None:
        mention, person = finding.mention, finding.mention.person
        finding.held = self.roster.held(person, self.day)
        finding.needed = self._needed(finding.held)
        if mention.form in ("office_only", "anaphor"):
            for title in mention.titles:
                finding.matched += [(t, title) for t in self._possible(person, title)]
            return
        if not mention.titles:
            return
        mention.form = self._form(mention, finding.held)
        for title in mention.titles:
            self._judge_title(finding, title)
        if finding.verdict is Verdict.OK:
            self._judge_completeness(finding)
        if finding.verdict is Verdict.OK:
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
            and self.roster.positions[tenure.position].axis not in _UNASKED
            and not any(self.roster.includes(t.position, tenure.position) for t in held)
        ]

    # One title

    def _matches(self, person: Key, title: Title) -> list[Tenure]:
        """Return a person's tenures that a printed title may name, at any time.

        Beside another title a body may go unsaid: "Phó Bí thư, Chủ tịch UBND tỉnh".
        """
        mine = self.roster.tenures_of.get(person, ())
        if title.posts or title.position is not None or not title.is_beside:
            return [tenure for tenure in mine if tenure.post in title.posts]
        begins = f"{title.canon} "
        return [tenure for tenure in mine if self.roster.canon_of(tenure).startswith(begins)]

    def _possible(self, person: Key, title: Title) -> list[Tenure]:
        return [t for t in self._matches(person, title) if t.possibly_on(self.day)]

    def _judge_title(self, finding: Finding, title: Title) -> None:
        person = finding.mention.person
        matches = self._matches(person, title)
        if title.quality in _PAST:
            finding.matched += [(tenure, title) for tenure in matches]
            if title.quality in ("former", "late"):
                self._judge_former(finding, title, matches)
            return
        possible = [t for t in matches if t.possibly_on(self.day)]
        finding.matched += [(tenure, title) for tenure in possible]
        if title.quality == "gained":
            self._judge_gained(finding, title, matches)
        elif possible:
            self._judge_acting(finding, title, matches, possible)
            self._judge_body(finding, title, possible)
        elif not self._is_included(person, title):
            self._judge_absent(finding, title, matches)

    def _judge_former(self, finding: Finding, title: Title, matches: list[Tenure]) -> None:
        held = [t for t in matches if t.verified and t.surely_on(self.day)]
        if held and not any(t.over_by(self.day) for t in matches):
            self._blame(finding, Verdict.NOT_HELD, Why.STILL_HELD, title, tenure=held[0])

    def _judge_gained(self, finding: Finding, title: Title, matches: list[Tenure]) -> None:
        """A newly gained office clashes only with a holder who surely keeps it."""
        if any(not t.begins_after(self.day + _SETTLED) for t in matches):
            return
        others = self._other_holders(title, finding.mention.person)
        lasting = [t for t in others if t.surely_on(self.day + _SETTLED)]
        if lasting:
            self._blame(finding, Verdict.NOT_HELD, Why.HELD_BY_ANOTHER, title, holders=lasting)

    def _judge_acting(
        self, finding: Finding, title: Title, matches: list[Tenure], possible: list[Tenure]
    ) -> None:
        if title.quality != "acting" or any(t.is_acting for t in possible):
            return
        acted = any(t.is_acting and t.over_by(self.day) for t in matches)
        if acted and all(t.verified and t.surely_on(self.day) for t in possible):
            self._blame(finding, Verdict.OUTDATED, Why.NO_LONGER_ACTING, title, tenure=possible[0])

    def _judge_body(self, finding: Finding, title: Title, possible: list[Tenure]) -> None:
        """A body that has ended gives no title, whatever the register says of its holder's end."""
        bodies = [self._ended_body(tenure.organization) for tenure in possible]
        if all(bodies) and any(tenure.verified for tenure in possible):
            finding.ended.append((title, possible[0]))
            self._blame(finding, Verdict.OUTDATED, Why.BODY_ENDED, title, body=bodies[0])

    def _is_included(self, person: Key, title: Title) -> bool:
        """Tell whether an office held, or possibly held, that day includes the printed title."""
        printed = {post.position for post in title.posts} | {title.position}
        return any(
            self.roster.includes(tenure.position, position)
            for tenure in self.roster.tenures_of.get(person, ())
            if tenure.possibly_on(self.day)
            for position in printed
        )

    def _judge_absent(self, finding: Finding, title: Title, matches: list[Tenure]) -> None:
        """Blame a title that the person did not hold that day, where the register is sure."""
        person = finding.mention.person
        ended = [t for t in matches if t.verified and t.over_by(self.day)]
        coming = [t for t in matches if t.verified and t.begins_after(self.day)]
        holders = self._other_holders(title, person)
        if ended:
            last = max(ended, key=lambda t: t.until_latest or self.day)
            finding.ended.append((title, last))
            body = self._ended_body(last.organization)
            why = Why.BODY_ENDED if body else Why.ENDED
            self._blame(
                finding, Verdict.OUTDATED, why, title, tenure=last, holders=holders, body=body
            )
        elif matches and not coming:
            return  # only unverified tenures: they accuse nobody
        elif holders:
            self._blame(finding, Verdict.NOT_HELD, Why.HELD_BY_ANOTHER, title, holders=holders)
        elif coming:
            self._blame(finding, Verdict.NOT_HELD, Why.NOT_YET, title, tenure=coming[0])
        elif self._surely_elsewhere(finding, title):
            self._blame(finding, Verdict.NOT_HELD, Why.NOT_ON_RECORD, title)
        elif self._lacks_body(finding, title):
            self._blame(finding, Verdict.INCOMPLETE, Why.BODY_MISSING, title)

    def _other_holders(self, title: Title, person: Key | None) -> list[Tenure]:
        """Return who surely held a single-holder post that day, when it is not this person."""
        posts = self.roster.home(title.canon, title.posts)
        return [
            tenure
            for post in posts
            if len(posts) == 1 and self.roster.positions[post.position].single_holder
            for tenure in self.roster.sure_holders(post, self.day)
            if tenure.person != person
        ]

    def _surely_elsewhere(self, finding: Finding, title: Title) -> bool:
        """Tell whether the register knows the post, and this person that day, but not in it.

        A post of another place is known by its position alone: then the person must surely hold
        that very position, of which there is one a place, elsewhere.
        """
        if title.posts:
            return bool(finding.held)
        if title.position is None or not self.roster.positions[title.position].single_holder:
            return False
        return any(tenure.position == title.position for tenure in finding.held)

    def _lacks_body(self, finding: Finding, title: Title) -> bool:
        """Tell whether a title is the bare beginning of one held: "Giám đốc" for "Giám đốc Sở"."""
        if title.posts or title.position is not None or title.is_beside:
            return False
        return any(
            self.roster.canon_of(tenure).startswith(f"{title.canon} ") for tenure in finding.held
        )

    def _ended_body(self, key: Key) -> Organization | None:
        """Return the body if it had ended before the day; its last handover day counts as alive."""
        body = self.roster.organizations.get(key)
        if body is None or body.in_force_until is None or body.in_force_until >= self.day:
            return None
        return body

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

    def _blame(self, finding: Finding, verdict: Verdict, why: Why, title: Title, **facts) -> None:
        """Note what is wrong with a title, unless something worse is noted already."""
        weight = [Verdict.OK, Verdict.INCOMPLETE, Verdict.OUTDATED, Verdict.NOT_HELD]
        if weight.index(verdict) <= weight.index(finding.verdict):
            return
        finding.verdict, finding.why, finding.title = verdict, why, title
        finding.tenure, finding.body = facts.get("tenure"), facts.get("body")
        finding.holders = facts.get("holders", [])
