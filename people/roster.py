"""The register as the finder of people takes it, built once a change of the register."""

import threading
from typing import Any

from . import register, titles
from .models import Organization, Person, Position, Tenure

_ENDS = ("from_earliest", "from_latest", "until_earliest", "until_latest", "end_known")
_kept: tuple[str, titles.Roster] | None = None
_building = threading.Lock()


def current() -> titles.Roster:
    """Return the roster of the register as it stands; one cheap question while it is unchanged."""
    global _kept
    stamp = register.stamp()
    kept = _kept
    if kept is not None and kept[0] == stamp:
        return kept[1]
    with _building:
        if _kept is None or _kept[0] != stamp:
            _kept = stamp, build()
        return _kept[1]


def build() -> titles.Roster:
    """Return a roster read from the database; who is in the bin or merged is left out."""
    return titles.Roster(_positions(), _organizations(), _people(), _tenures())


def _positions():
    included: dict[int, set[int]] = {}
    for above, below in Position.includes.through.objects.values_list(
        "from_position_id", "to_position_id"
    ):
        included.setdefault(above, set()).add(below)
    for row in Position.objects.all():
        yield titles.Position(
            row.pk,
            row.title,
            tuple(row.variants),
            row.axis,
            row.level,
            row.body,
            row.rank,
            row.single_holder,
            frozenset(included.get(row.pk, ())),
            row.in_force_until,
        )


def _organizations():
    fields = ("name", "short_name", "level", "in_force_from", "in_force_until", "successor_id")
    for row in Organization.objects.unmerged().values_list("pk", *fields):
        yield titles.Organization(*row)


def _people():
    people = Person.objects.unmerged().filter(binned_at=None)
    for row in people.values_list("pk", "full_name"):
        yield titles.Person(*row)


def _tenures():
    posts = ("person_id", "position_id", "organization_id", "title", "is_acting")
    # What a merge left behind is said by the kept row's own tenures.
    rows = Tenure.objects.filter(person__binned_at=None, person__merged_into=None).exclude(
        organization__merged_into__isnull=False
    )
    for row in rows.values_list("pk", *posts, *_ENDS, "verified_at"):
        facts: list[Any] = [*row]
        facts[-1] = facts[-1] is not None
        yield titles.Tenure(*facts)
