"""What stands beside the articles: photos, the people shown on them, and events."""

from tests import make

from .copies import at_once, copy, day, folded_of, made_of, moment

NAMES = (
    "Nguyễn", "Trần", "Lê", "Hoàng", "Văn", "Thị", "Đức", "Minh", "An", "Bình", "Hương", "Thủy",
    "Vy",
)  # fmt: skip
KEYS = {"key": "'bench' || n", "slug": "'bench-' || n"}


def fill(photos, people, events):
    """Put in so many of each: a third of the photos show somebody, a tenth are of an event."""
    person, event = make.person(), make.event()
    photo = make.photo_row(event=event)
    photo.people.add(person)
    with at_once():
        put_in_people(person, people)
        put_in_events(event, events)
        put_in_photos(photo, photos, f"{event.pk} + n % {events}")
        shown = photo.people.through.objects.get()
        of_it = {"id": f"{shown.pk} + n", "photo_id": f"{photo.pk} + n"}
        of_it["person_id"] = f"{person.pk} + n % {people}"
        copy(shown, of_it, 1, photos, "n % 3 = 0")


def put_in_people(like, many):
    folded = folded_of(NAMES, ("", ""))
    named = {"full_name": made_of(NAMES, ("", "")), "sort_key": folded, "search_folded": folded}
    copy(like, KEYS | named | {"id": f"{like.pk} + n"}, 1, many)


def put_in_events(like, many):
    held = {"name": made_of(), "search_folded": folded_of(), "first_day": day()}
    copy(like, KEYS | held | {"id": f"{like.pk} + n", "uid": KEYS["key"]}, 1, many)


def put_in_photos(like, many, event):
    taken = {
        "id": f"{like.pk} + n",
        "key": KEYS["key"],
        "checksum": KEYS["key"],
        "original": "'bench/' || n",
        "description": made_of(),
        "search_folded": folded_of(),
        "uploaded_at": moment(),
        "event_id": f"CASE WHEN n % 10 = 0 THEN {event} END",
    }
    copy(like, taken, 1, many)
