"""What the register should look at: double holders, gaps, overlaps, what was long not confirmed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Count

from .in_force import local_day
from .models import Tenure

STALE_AFTER = 183  # days: then "now" is no longer said


@dataclass(frozen=True)
class Finding:
    """Two tenures of one post, or one alone, and the days between which something is wrong."""

    first: Tenure
    second: Tenure | None = None
    start: object = None
    end: object = None


def posts(tenures=None):
    """Yield the tenures of each post: of those given, else of all single-holder ones."""
    by_post = defaultdict(list)
    if tenures is None:
        tenures = Tenure.objects.filter(position__single_holder=True, is_acting=False)
    for tenure in tenures.select_related("person", "position", "organization"):
        by_post[tenure.position_id, tenure.organization_id].append(tenure)
    yield from by_post.values()


def double_holders(tenures=None):
    """Return Findings: two people who surely hold a post on one day, verified or not.

    Two verified ones the database refuses, so one of the two waits to be verified.
    """
    found = []
    for post in posts(tenures):
        sure = in_order(tenure for tenure in post if surely_covers(tenure))
        for first, second in pairwise(sure):
            if sure_beside(first, second):
                found.append(Finding(first, second, second.from_latest, first.until_earliest))
    return found


def gaps():
    """Return Findings: days on which nobody can have held a post that was held before and after."""
    found = []
    for tenures in posts():
        last = None
        for tenure in sorted(tenures, key=lambda t: t.from_earliest or date.min):
            ended = last.until_latest if last else None
            if last and ended and tenure.from_earliest and ended < tenure.from_earliest:
                found.append(Finding(last, tenure, ended, tenure.from_earliest))
            last = later_of(last, tenure)
    return found


def overlaps():
    """Return Findings: one person's two tenures in one post that surely cover one day."""
    post = ("person_id", "position_id", "organization_id")
    several = Tenure.objects.order_by().values(*post).annotate(rows=Count("pk"))
    several = several.filter(rows__gt=1)
    again = {tuple(row[name] for name in post) for row in several}
    by_post = defaultdict(list)
    tenures = Tenure.objects.filter(person__in=several.values("person_id"))
    for tenure in tenures.select_related("person", "position", "organization"):
        key = tuple(getattr(tenure, name) for name in post)
        if key in again and surely_covers(tenure):
            by_post[key].append(tenure)
    found = []
    for held in by_post.values():
        for first, second in pairwise(in_order(held)):
            if sure_beside(first, second):
                found.append(Finding(first, second, second.from_latest, first.until_earliest))
    return found


def outside():
    """Return Findings: tenures that cannot lie within the life of their organisation."""
    bounded = Tenure.objects.exclude(
        organization__in_force_from=None, organization__in_force_until=None
    ).select_related("person", "position", "organization")
    return [Finding(tenure) for tenure in bounded if tenure.outside_organization()]


def stale(day=None):
    """Return Findings: public figures' tenures still held, of which "now" is no longer said."""
    day = local_day(day)
    held = Tenure.objects.verified().filter(
        end_known=Tenure.End.HELD, person__is_public_figure=True, person__merged_into=None
    )
    rows = held.select_related("person", "position", "organization").order_by(
        "confirmed_on", "position__rank", "pk"
    )
    return [
        Finding(tenure)
        for tenure in rows
        if tenure.confirmed_on is None or (day - tenure.confirmed_on).days > STALE_AFTER
    ]


def sure_beside(first, second):
    """Tell whether the second surely begins while the first surely lasts."""
    return first.until_earliest is None or second.from_latest < first.until_earliest


def in_order(tenures):
    return sorted(tenures, key=lambda tenure: tenure.from_latest or date.min)


def surely_covers(tenure):
    return tenure.from_latest is not None and (
        tenure.end_known == Tenure.End.HELD
        or (tenure.until_earliest is not None and tenure.until_earliest > tenure.from_latest)
    )


def later_of(first, second):
    """Return which of two tenures may last longer; an end that nobody knows lasts longest."""
    if first is None:
        return second
    return max(first, second, key=lambda tenure: tenure.until_latest or date.max)
