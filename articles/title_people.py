"""The people an article names, from what was found in its text to its rows of mentions.

A name alone links nobody: it takes a matching title, in this article, or an editor's word.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from people.models import Person, Tenure
from people.titles import Roster
from vietnamese.fold import fold

from .models import Mention
from .title_check import Note


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody found in the text: how often, with which titles, and whether to take them unasked.

    `is_shared` tells that several people of the register have this name.
    """

    person: Hashable
    name: str
    held: str
    count: int
    is_taken: bool
    is_shared: bool


def offers(
    notes: Iterable[Note], roster: Roster, taken: Iterable[Hashable], *, links_people: bool
) -> list[Offer]:
    """Return the people of the register found in a text, in order of their first mention.

    `taken` are the people that the article names already: an editor's word was given for them.
    """
    notes, taken = list(notes), set(taken)
    supported = {note.mention.person for note in notes if note.finding.is_supported}
    found: dict[Hashable, Offer] = {}
    for note in notes:
        for person in note.mention.people:
            if person in found:
                continue
            mine = [n for n in notes if person in n.mention.people]
            titles = [roster.title_of(t) for n in mine for t in n.finding.held]
            found[person] = Offer(
                person,
                roster.people[person].name,
                ", ".join(dict.fromkeys(titles)),
                len(mine),
                person in taken or (links_people and person in supported),
                len(note.mention.people) > 1,
            )
    return list(found.values())


def fill(article, notes: Iterable[Note], chosen: Iterable[int]) -> int:
    """Write a row for each mention of the chosen people; return how many are new.

    Rows that stand already keep what an editor wrote in them; all are put in the order of the text.
    What the finder does not see stays, behind.
    """
    people = Person.objects.in_bulk(set(chosen))
    rows = list(article.mentions.order_by("order", "pk"))
    ordered, made = [], 0
    for note in notes:
        meant = [people[key] for key in note.mention.people if key in people]
        if len(meant) != 1:
            continue
        row = next((r for r in rows if _is_same(r, meant[0], note)), None)
        if row is None:
            row, made = _made(article, meant[0], note), made + 1
        else:
            rows.remove(row)
        ordered.append(row)
    for number, row in enumerate([*ordered, *rows], 1):
        if row.order != number:
            row.order = number
            row.save(update_fields=["order"])
    return made


def _is_same(row: Mention, person: Person, note: Note) -> bool:
    """Tell whether a row stands for a mention; one typed by hand has no words of its own."""
    if row.person_id != person.pk:
        return False
    if row.words:
        return fold(row.words) == fold(note.words)
    return fold(row.title_as_printed) == fold(", ".join(note.titles))


def _made(article, person: Person, note: Note) -> Mention:
    row = Mention.objects.create(
        article=article,
        order=0,
        person=person,
        title_as_printed=", ".join(note.titles)[:300],
        words=note.words[:400],
        form=note.mention.form,
    )
    held = [tenure.key for tenure in note.finding.tenures]
    row.tenures.set(Tenure.objects.in_bulk(held).values())
    return row
