"""What templates need of a published document: the people, the event box, the bylines."""

import datetime

from articles import portraits
from articles.models import Byline, Event, Participation
from people.models.tenure import title_in_print

ROLES = dict(Participation.Role.choices)
STATUSES = {status: Event.Status(status).label for status in ("postponed", "cancelled")}
BYLINE_ROLES = dict(Byline.Role.choices)


def people_of(document, officials):
    """Return the people a document names of the `officials` by key, with the titles they held.

    In order of rank; of whom the register knows none, the fullest title as printed.
    """
    printed: dict = {}
    for row in document["mentions"]:
        # Two keys are one person where the register found so since.
        if person := officials.get(row["person"]):
            printed[person] = max(printed.get(person, ""), row["title"], key=len)
    return [
        {
            "name": person.full_name,
            "url": person.get_absolute_url() if person.has_page else None,
            "titles": [title_in_print(*row) for row in person.held] or [words] * bool(words),
            "initials": person.initials,
            "portrait": portraits.picture_of(person) if person.has_page else None,
        }
        for person, words in printed.items()
    ]


def event_of(box, people, with_link=True):
    """Return the event box of a document; `people` are those who may be linked, by key."""
    if not box:
        return None
    return {
        "name": box["name"],
        "url": f"/su-kien/{box['slug']}/" if with_link else None,
        "when_text": box["when"],
        "status_label": STATUSES.get(box["status"], ""),
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


def entries_of(document):
    """Return the timed reports of a running story, the newest first, numbered from the first."""
    entries = [
        {
            "number": number,
            "at": datetime.datetime.fromisoformat(row["at"]),
            "headline": row["headline"],
            "text": row["text"],
            "important": row["important"],
        }
        for number, row in enumerate(document["entries"], 1)
    ]
    return entries[::-1]


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
