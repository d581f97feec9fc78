"""The register as the finder of people takes it: plain rows, keys of any kind, days."""

import datetime
from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

Key = Hashable
Day = datetime.date


class Post(NamedTuple):
    """A position in an organisation."""

    position: Key
    organization: Key


@dataclass(frozen=True, slots=True)
class Position:
    key: Key
    title: str
    variants: tuple[str, ...] = ()
    axis: str = ""
    level: str = ""
    body: str = ""
    rank: int = 1000
    single_holder: bool = False
    includes: frozenset[Key] = frozenset()
    in_force_until: Day | None = None


@dataclass(frozen=True, slots=True)
class Organization:
    key: Key
    name: str
    short_name: str = ""
    level: str = ""
    in_force_from: Day | None = None
    in_force_until: Day | None = None
    successor: Key | None = None


@dataclass(frozen=True, slots=True)
class Person:
    key: Key
    name: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one post; each end is a range of days, as in `people.models.Tenure`."""

    key: Key
    person: Key
    position: Key
    organization: Key
    title: str = ""
    is_acting: bool = False
    from_earliest: Day | None = None
    from_latest: Day | None = None
    until_earliest: Day | None = None
    until_latest: Day | None = None
    end_known: str = "unknown"
    verified: bool = True

    @property
    def post(self) -> Post:
        return Post(self.position, self.organization)

    def surely_on(self, day: Day) -> bool:
        """Tell whether it covers a day whatever the true ends are."""
        held = self.end_known == "held" or (
            self.until_earliest is not None and self.until_earliest > day
        )
        return held and self.from_latest is not None and self.from_latest <= day

    def possibly_on(self, day: Day) -> bool:
        """Tell whether it may cover a day; the handover day counts for both holders."""
        begun = self.from_earliest is None or self.from_earliest <= day
        return begun and (self.until_latest is None or self.until_latest >= day)

    def over_by(self, day: Day) -> bool:
        """Tell whether it has surely ended before a day."""
        return self.until_latest is not None and self.until_latest < day

    def begins_after(self, day: Day) -> bool:
        return self.from_earliest is not None and self.from_earliest > day
