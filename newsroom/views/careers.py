"""Who held which post: a public figure's career, an organisation's posts, as readers may know them.

Verified, announced and not still to come; "nay" (until now) only where it was confirmed within six
months; an end only once its day came and it was announced. Never a reason for leaving an office.
"""

from django.db.models import F

from newsroom import public
from people.in_force import local_day
from people.models import Organization, Tenure
from vietnamese.dates import short_date
from vietnamese.terms import STILL_HELD, range_as_text

# Said aloud, since PostgreSQL and SQLite put an unknown start at opposite ends.
NEWEST_FIRST = F("from_latest").desc(nulls_last=True)


def terms_of(person, day=None):
    """Return a person's public offices, newest first: all, or those that may cover a day."""
    tenures = Tenure.objects.public().filter(person=person)
    if day:
        tenures = tenures.possibly_on(day)
    tenures = tenures.select_related("position", "organization").order_by(
        NEWEST_FIRST, "position__rank", "pk"
    )
    return [term(tenure) for tenure in tenures]


def term(tenure, at=None):
    """Return one tenure as a page prints it; `start` and `end` are for machines (ISO 8601)."""
    body, current, ended = tenure.organization, tenure.is_current(at), tenure.has_ended(at)
    begun, over = (
        readable(tenure.from_earliest, tenure.from_latest),
        until_of(tenure, current, ended),
    )
    return {
        "title": tenure.printed_title,
        "is_acting": tenure.is_acting,
        "organization": body and body.name,
        "org_url": body and body.get_absolute_url(),
        "from_text": begun,
        "between": "đến" if "–" in begun + over else "–",  # a dash beside a range's own misleads
        "until_text": over,
        "start": iso(tenure.from_earliest, tenure.from_latest),
        "end": iso(tenure.until_earliest, tenure.until_latest) if ended else "",
        "source": tenure.source,
        "current": current,
    }


def readable(earliest, latest):
    """Return a range of days in words: "22/4/2016", "12/2017", "trong khoảng A – B"."""
    words = range_as_text(earliest, latest)
    if not words.startswith("từ "):
        return words
    first, last = words.removeprefix("từ ").split(" đến ")
    return f"trong khoảng {first} – {last}"


def until_of(tenure, current, ended):
    """Return the end of a tenure in words, "không rõ" where readers may not be told more."""
    if current:
        return STILL_HELD
    if not ended:
        return range_as_text(None, None)
    return readable(tenure.until_earliest, tenure.until_latest)


def iso(earliest, latest):
    """Return what both ends of a range share as ISO 8601: a day, month or year; "" for nothing."""
    if not (earliest and latest):
        return ""
    first, last = earliest.isoformat(), latest.isoformat()
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), "")


def posts_of(organization, at=None):
    """Return who holds and held each post of an organisation: public figures alone."""
    posts: dict = {}
    tenures = Tenure.objects.public(at).filter(
        organization=organization, person__in=public.people(at).order_by().values("pk")
    )
    for tenure in tenures.select_related("person", "position", "organization").order_by(
        "position__rank", NEWEST_FIRST, "pk"
    ):
        post = posts.setdefault(
            tenure.position_id, {"title": tenure.position.title, "current": [], "past": []}
        )
        row = term(tenure, at) | {
            "name": tenure.person.full_name,
            "url": tenure.person.get_absolute_url(),
        }
        post["current" if row["current"] else "past"].append(row)
    return list(posts.values())


def organization_of(body: Organization, at=None):
    """Return an organisation: what it is, its life, and those above, before and after it.

    Each of them is linked only where readers may see its page.
    """
    day = local_day(at)
    ended = body.in_force_until is not None and body.in_force_until <= day
    others = {"parent": body.parent, "successor": body.successor if ended else None}
    before = list(body.predecessors.unmerged().filter(in_force_until__lte=day))
    near = [*filter(None, others.values()), *before]
    visible = set(public.organizations(at).filter(pk__in=[row.pk for row in near]))

    def linked(row):
        return row and {"name": row.name, "url": row.get_absolute_url() if row in visible else ""}

    return {
        "name": body.name,
        "url": body.get_absolute_url(),
        "kind_label": body.get_kind_display(),
        "from_text": short_date(body.in_force_from) if body.in_force_from else "",
        "until_text": short_date(body.in_force_until) if ended else "",
        "predecessors": [linked(row) for row in before],
        **{name: linked(row) for name, row in others.items()},
    }
