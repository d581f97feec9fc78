"""One printed title of somebody the register knows, as of a day.

Only verified tenures accuse. What may be right is right: an uncertain range, both holders on the
day of a handover, an acting office, an included title, an office the register does not know.
"""

import datetime
from dataclasses import dataclass

from .facts import Day, Key, Organization, Post, Tenure
from .mentions import Title
from .roster import Roster
from .unrecorded import is_own_party_office, is_questionable, is_shorter, known_on
from .verdicts import Finding, Verdict, Why

_PAST = frozenset({"former", "late", "then", "lost"})
_LOCAL = frozenset({"district", "commune"})
_SETTLED = datetime.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class TitleJudge:
    """Judges one title after the other as of one day, and notes what is wrong on the finding."""

    roster: Roster
    day: Day

    def matches(self, person: Key, title: Title) -> list[Tenure]:
        """Return a person's tenures that a printed title may name, at any time.

        Beside another title a body may go unsaid: "Phó Bí thư, Chủ tịch UBND tỉnh".
        """
        mine = self.roster.tenures_of.get(person, ())
        if title.posts or title.position is not None or not title.is_beside:
            return [tenure for tenure in mine if tenure.post in title.posts]
        begins = f"{title.canon} "
        return [tenure for tenure in mine if self.roster.canon_of(tenure).startswith(begins)]

    def possible(self, person: Key, title: Title) -> list[Tenure]:
        return [t for t in self.matches(person, title) if t.possibly_on(self.day)]

    def judge(self, finding: Finding, title: Title) -> None:
        person = finding.mention.person
        matches = self.matches(person, title)
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
            finding.blame(Verdict.NOT_HELD, Why.STILL_HELD, title, tenure=held[0])

    def _judge_gained(self, finding: Finding, title: Title, matches: list[Tenure]) -> None:
        """A newly gained office clashes only with a holder who surely keeps it."""
        if any(not t.begins_after(self.day + _SETTLED) for t in matches):
            return
        others = self.other_holders(title, finding.mention.person)
        lasting = [t for t in others if t.surely_on(self.day + _SETTLED)]
        if lasting:
            finding.blame(Verdict.NOT_HELD, Why.HELD_BY_ANOTHER, title, holders=lasting)

    def _judge_acting(
        self, finding: Finding, title: Title, matches: list[Tenure], possible: list[Tenure]
    ) -> None:
        if title.quality != "acting" or any(t.is_acting for t in possible):
            return
        acted = any(t.is_acting and t.over_by(self.day) for t in matches)
        if acted and all(t.verified and t.surely_on(self.day) for t in possible):
            finding.blame(Verdict.OUTDATED, Why.NO_LONGER_ACTING, title, tenure=possible[0])

    def _judge_body(self, finding: Finding, title: Title, possible: list[Tenure]) -> None:
        """A body that has ended gives no title, whatever the register says of its holder's end."""
        bodies = [self._ended_body(tenure.organization) for tenure in possible]
        if all(bodies) and any(tenure.verified for tenure in possible):
            finding.ended.append((title, possible[0]))
            finding.blame(Verdict.OUTDATED, Why.BODY_ENDED, title, body=bodies[0])

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
        holders = self.other_holders(title, person)
        if ended:
            last = max(ended, key=lambda t: t.until_latest or self.day)
            finding.ended.append((title, last))
            body = self._ended_body(last.organization)
            why = Why.BODY_ENDED if body else Why.ENDED
            facts = {"tenure": last, "holders": holders, "body": body}
            finding.blame(Verdict.OUTDATED, why, title, **facts)
        elif matches and not coming:
            return  # only unverified tenures: they accuse nobody
        elif self._is_own_party_office(person, title):
            return
        elif holders:
            finding.blame(Verdict.NOT_HELD, Why.HELD_BY_ANOTHER, title, holders=holders)
        elif coming:
            finding.blame(Verdict.NOT_HELD, Why.NOT_YET, title, tenure=coming[0])
        elif shorter := self._said_shorter(finding, title):
            finding.matched += [(tenure, title) for tenure in shorter]
        elif self._surely_elsewhere(finding, title):
            finding.blame(Verdict.NOT_HELD, Why.NOT_ON_RECORD, title)
        elif self._lacks_body(finding, title):
            finding.blame(Verdict.INCOMPLETE, Why.BODY_MISSING, title)
        elif is_questionable(self.roster, self.day, finding, title):
            finding.known = known_on(self.roster, person, self.day)
            finding.blame(Verdict.NOT_RECORDED, Why.NOT_RECORDED, title)

    def _is_own_party_office(self, person: Key, title: Title) -> bool:
        known = known_on(self.roster, person, self.day)
        return any(is_own_party_office(self.roster, title, tenure) for tenure in known)

    def other_holders(self, title: Title, person: Key | None) -> list[Tenure]:
        """Return who surely held a single-holder post that day, when it is not this person.

        There are many districts and communes: a title that does not say which is nobody's.
        """
        posts = self.roster.home(title.canon, title.posts)
        return [
            tenure
            for post in posts
            if len(posts) == 1 and self._is_sole(title, post)
            for tenure in self.roster.sure_holders(post, self.day)
            if tenure.person != person
        ]

    def _is_sole(self, title: Title, post: Post) -> bool:
        body = self.roster.organizations.get(post.organization)
        is_local = body is not None and body.level in _LOCAL
        said = not is_local or self.roster.names_body(title.canon, post)
        return said and self.roster.positions[post.position].single_holder

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

    def _said_shorter(self, finding: Finding, title: Title) -> list[Tenure]:
        """Return what is held of which a title leaves out words: it is the same office."""
        if title.posts:
            return []
        return [t for t in finding.held if is_shorter(self.roster, title, t)]

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
