"""What can be said of a mention: the verdicts, what is behind them, and the facts to show."""

from dataclasses import dataclass, field
from enum import StrEnum

from .facts import Key, Organization, Tenure
from .mentions import Mention, Title


class Verdict(StrEnum):
    OK = "ok"
    UNKNOWN_PERSON = "unknown_person"
    NOT_HELD = "not_held"
    INCOMPLETE = "incomplete"
    OUTDATED = "outdated"
    ORDER = "order"
    MISSPELLED = "misspelled"
    NOT_RECORDED = "not_recorded"
    RANK = "rank"


class Why(StrEnum):
    """What is behind a verdict, for the sentence that explains it."""

    NONE = ""
    HELD_BY_ANOTHER = "held_by_another"
    NOT_ON_RECORD = "not_on_record"
    NOT_YET = "not_yet"
    STILL_HELD = "still_held"
    ENDED = "ended"
    BODY_ENDED = "body_ended"
    NO_LONGER_ACTING = "no_longer_acting"
    TITLES_MISSING = "titles_missing"
    BODY_MISSING = "body_missing"
    NOT_IN_REGISTER = "not_in_register"
    SEVERAL = "several"
    TITLE_ORDER = "title_order"
    LIST_ORDER = "list_order"
    ONE_SLIP = "one_slip"
    NOT_RECORDED = "not_recorded"
    RANK_OF_ANOTHER_DAY = "rank_of_another_day"


# Of several things wrong with one person's titles the last here is said.
_WEIGHT = (
    Verdict.OK,
    Verdict.RANK,
    Verdict.INCOMPLETE,
    Verdict.NOT_RECORDED,
    Verdict.OUTDATED,
    Verdict.NOT_HELD,
)


@dataclass(slots=True)
class Finding:
    """A mention with its verdict; `held` are the tenures surely held that day, by rank.

    `matched` pairs the person's tenures with the printed titles that name them, `needed` are the
    tenures that a full mention prints and `missing` those left out. `title` is the printed title at
    fault, `holders` who surely held it, `tenure` the person's own time in it; `ended` are all that
    were over, with that time. `suggested` are the register's people for a misspelled or shared
    name, `before` is whom the list names too early, `ordered` one person's titles in usual order.
    `known` are the offices that the person surely or possibly held, beside a title nobody has.
    """

    mention: Mention
    verdict: Verdict = Verdict.OK
    why: Why = Why.NONE
    held: list[Tenure] = field(default_factory=list)
    title: Title | None = None
    holders: list[Tenure] = field(default_factory=list)
    tenure: Tenure | None = None
    body: Organization | None = None
    suggested: tuple[Key, ...] = ()
    before: Mention | None = None
    missing: list[Tenure] = field(default_factory=list)
    needed: list[Tenure] = field(default_factory=list)
    matched: list[tuple[Tenure, Title]] = field(default_factory=list)
    ended: list[tuple[Title, Tenure]] = field(default_factory=list)
    ordered: list[Title] = field(default_factory=list)
    known: list[Tenure] = field(default_factory=list)

    @property
    def tenures(self) -> list[Tenure]:
        return list(dict.fromkeys(tenure for tenure, _title in self.matched))

    @property
    def is_supported(self) -> bool:
        """Tell whether a printed title is the register's for the named person: both agree."""
        is_named = self.mention.person is not None and self.mention.form != "office_only"
        return is_named and bool(self.matched)

    def blame(self, verdict: Verdict, why: Why, title: Title, **facts) -> None:
        """Note what is wrong with a title, unless something worse is noted already."""
        if _WEIGHT.index(verdict) <= _WEIGHT.index(self.verdict):
            return
        self.verdict, self.why, self.title = verdict, why, title
        self.tenure, self.body = facts.get("tenure"), facts.get("body")
        self.holders = facts.get("holders", [])
