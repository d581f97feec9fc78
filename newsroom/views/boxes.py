"""What templates need of a published document: the people, the event box, the bylines."""

from django.db.models import F

from articles.models import Byline, Participation
from newsroom import public
from people.models import Organization, Tenure
from vietnamese.dates import range_as_text

ROLES = dict(Participation.Role.choices)
BYLINE_ROLES = dict(Byline.Role.choices)
# Said aloud, since PostgreSQL and SQLite put an unknown start at opposite ends.
NEWEST_FIRST = F("from_latest").desc(nulls_last=True)


def people_of(document, day, linked, at=None):
    """Return the people a document names of those `linked` by key, with the titles of a day.

    The verified tenures surely held that day, in order of rank; else the fullest title as printed.
    """
    printed: dict = {}
    for row in document["mentions"]:
        best = printed.setdefault(row["person"], "")
        printed[row["person"]] = max(best, row["title"], key=len)
    held: dict = {}
    tenures = Tenure.objects.public(at).filter(person__in=linked.values())
    for tenure in tenures.surely_on(day).by_rank():
        held.setdefault(tenure.person_id, []).append(tenure.printed_title)
    return [
        {
            "name": person.full_name,
            "url": person.get_absolute_url(),
            "titles": held.get(person.pk) or [title for title in [printed[key]] if title],
            "initials": person.initials,
            "portrait": None,
        }
        for key in printed
        if (person := linked.get(key))
    ]


def event_of(box, people, with_link=True):
    """Return the event box of a document; `people` are those who may be linked, by key."""
    if not box:
        return None
    return {
        "name": box["name"],
        "url": f"/su-kien/{box['slug']}/" if with_link else None,
        "when_text": box["when"],
        "place": box["place"],
        "organiser": box["organiser"] and box["organiser"]["name"],
        "organiser_url": box["organiser"] and f"/co-quan/{box['organiser']['slug']}/",
        "participants": [
            {
                "name": row["name"],
                "url": people[row["person"]].get_absolute_url(),
                "role_label": ROLES.get(row["role"], row["role"]),
                "title": row["title"],
            }
            for row in box["participations"]
            if row["person"] in people
        ],
        "figures": [
            {"label": row["label"], "value_text": row["value"], "unit": row["unit"]}
            for row in box["figures"]
        ],
        "documents": box["documents"],
    }


def bylines_of(document):
    """Return the bylines as printed, each with its author's page."""
    return [
        {
            "role": BYLINE_ROLES.get(row["role"], ""),
            "name": row["name"],
            "url": row["pen_name"] and f"/tac-gia/{row['pen_name']['slug']}/",
        }
        for row in document["bylines"]
    ]


def readable(end):
    """Return an end of a tenure in words: a range of days reads "trong khoảng A – B"."""
    return f"trong khoảng {end.replace(' - ', ' – ')}" if " - " in end else end


def until_of(tenure, current):
    """Return the end of a tenure in words: "nay" (until now) only where "now" may be said."""
    if tenure.end_known == Tenure.End.HELD and not current:
        return range_as_text(None, None)
    return readable(tenure.until_text)


def terms_of(person, day=None):
    """Return a person's public offices, newest first: all, or those that may cover a day."""
    tenures = Tenure.objects.public().filter(person=person)
    if day:
        tenures = tenures.possibly_on(day)
    tenures = tenures.select_related("position", "organization").order_by(
        NEWEST_FIRST, "position__rank", "pk"
    )
    return [
        {
            "title": tenure.printed_title,
            "organization": tenure.organization.name,
            "org_url": tenure.organization.get_absolute_url(),
            "from_text": readable(tenure.from_text),
            "until_text": until_of(tenure, tenure.is_current()),
            "source": tenure.source,
            "current": tenure.is_current(),
        }
        for tenure in tenures
    ]


def posts_of(organization, at=None):
    """Return who holds and held each post of an organisation: public figures alone."""
    posts: dict = {}
    tenures = Tenure.objects.public(at).filter(
        organization=organization, person__in=public.people(at).order_by().values("pk")
    )
    for tenure in tenures.select_related("person", "position").order_by(
        "position__rank", NEWEST_FIRST, "pk"
    ):
        current = tenure.is_current(at)
        post = posts.setdefault(
            tenure.position_id, {"title": tenure.position.title, "current": [], "past": []}
        )
        row = {
            "name": tenure.person.full_name,
            "url": tenure.person.get_absolute_url(),
            "since": readable(tenure.from_text),
            "from_text": readable(tenure.from_text),
            "until_text": until_of(tenure, current),
        }
        post["current" if current else "past"].append(row)
    return list(posts.values())


def organization_of(organization: Organization):
    return {
        "name": organization.name,
        "kind_label": organization.get_kind_display(),
        "parent": None,
    }
