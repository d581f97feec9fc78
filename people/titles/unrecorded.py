"""Titles that the register has for nobody: whether to ask about one.

The register need not know every office, so it is a question and no more, and asked only where the
register knows what the person was that day. A part played at an event and a membership go unasked,
and so do the party office of one's own body and an office said shorter: those are known.
"""

from . import lexicon
from .facts import Day, Key, Tenure
from .mentions import Title
from .roster import UNASKED, Roster, body_names
from .verdicts import Finding


def is_questionable(roster: Roster, day: Day, finding: Finding, title: Title) -> bool:
    """Tell whether a title that nobody has in the register is to be asked about."""
    if title.posts or finding.mention.is_of_the_past or not _is_office(title):
        return False
    return bool(known_on(roster, finding.mention.person, day))


def known_on(roster: Roster, person: Key | None, day: Day) -> list[Tenure]:
    """Return the verified offices that somebody holds or may hold on a day, by rank."""
    mine = roster.tenures_of.get(person, ())
    known = [
        tenure
        for tenure in mine
        if tenure.verified
        and tenure.possibly_on(day)
        and roster.positions[tenure.position].axis not in UNASKED
    ]
    return sorted(known, key=roster.rank)


def is_shorter(roster: Roster, title: Title, tenure: Tenure) -> bool:
    """Tell whether a title says a tenure's with words left out: "Giám đốc Sở Lao động"."""
    printed, held = title.canon.split(), roster.canon_of(tenure).split()
    head = lexicon.HEADS.longest(held, 0)
    if not head or lexicon.HEADS.longest(printed, 0) != head or printed[:head] != held[:head]:
        return False
    rest = iter(held[head:])
    return len(printed) > head and all(word in rest for word in printed[head:])


def _is_office(title: Title) -> bool:
    words = title.canon.split()
    head = lexicon.HEADS.longest(words, 0)
    if not head or head == len(words) or " ".join(words[:head]) in lexicon.NO_OFFICES:
        return False
    return not any(_is_part(words, at) for at in range(len(words)))


def _is_part(words: list[str], at: int) -> bool:
    length = lexicon.PARTS.longest(words, at)
    return bool(length) and not lexicon.LASTING.longest([*words, ""], at + length)


def is_own_party_office(roster: Roster, title: Title, tenure: Tenure) -> bool:
    """Tell whether a title is the party office of a body left unsaid, or of the tenure's."""
    cell = next((cell for cell in lexicon.PARTY_CELLS if f" {cell}" in title.canon), "")
    if not cell:
        return False
    after = title.canon.partition(cell)[2].strip()
    if after.startswith("quân sự"):
        # The army's party committee is led by the province's or the district's secretary.
        return roster.canon_of(tenure).startswith("bí thư ")
    body = roster.organizations.get(tenure.organization)
    return not after or (body is not None and after in body_names(body))
