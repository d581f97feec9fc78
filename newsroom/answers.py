"""Who or what the words of a search name: people, holders of an office, organisations.

They stand above the articles, with their pages. Only what readers may see anyway is answered
(newsroom/public.py). A district or commune that ended leads to what followed it.
"""

from dataclasses import dataclass

from django.utils import timezone

from newsroom import public
from newsroom.views.careers import NEWEST_FIRST, term
from people.in_force import local_day
from people.models import Organization, Person, Position, Tenure
from people.prepared import prepared
from people.register import sizes_of
from vietnamese.abbreviations import spelled_out
from vietnamese.fold import fold, syllables, tone_key

MOST = 3  # people, holders, organisations: of each
COMMITTEE = "uy ban nhan dan "


@dataclass(frozen=True)
class Answer:
    """One answer above the articles."""

    kind: str  # person or organisation
    key: str
    name: str
    url: str
    facts: tuple = ()  # what is said of it: titles with their terms, what it followed


def answers_to(typed, at=None):
    """Return the answers that the words name, the most certain first."""
    at = at or timezone.now()
    words = plain(typed)
    if not words or len(words) > 120:
        return []
    names = register()
    found = [
        *people_called(typed, words, at),
        *holders_of(words, names, at),
        *organizations_called(words, names, at),
    ]
    return list({(answer.kind, answer.key): answer for answer in reversed(found)}.values())[::-1]


def plain(text):
    """Return a text as compared here: abbreviations in full, folded, words parted by one space."""
    return fold(" ".join(syllables(spelled_out(text))))


# --- People ----------------------------------------------------------------------------------


def people_called(typed, words, at):
    """Return the public figures whose whole name stands in the words, exact tones first."""
    split = words.split()
    names = {
        " ".join(split[start : start + length])
        for length in range(2, 7)
        for start in range(len(split) - length + 1)
    }
    called = figures_of(names=names)
    if not called:
        return []
    found = seen_people(keys=called, at=at)[: MOST * 4]
    exact = tone_key(typed)
    found.sort(key=lambda who: (tone_key(who.full_name) not in exact, -len(who.full_name)))
    longest = [who for who in found if not inside_another(who, found)]
    return [person_answer(who) for who in longest[:MOST]]


@prepared
def figures_of(names):
    figures = Person.objects.public_figures().filter(search_folded__in=names.each("text"))
    return figures.order_by().values_list("pk", flat=True)


@prepared
def seen_people(keys, at):
    return public.people(at).filter(pk__in=keys.each())


def inside_another(who, found):
    """Tell whether a name is a part of a longer one that was typed: Thị Lan in Vi Thị Lan."""
    return any(
        who.search_folded != other.search_folded and who.search_folded in other.search_folded
        for other in found
    )


def person_answer(person, *facts):
    url = person.get_absolute_url()
    return Answer("person", person.key, person.full_name, url, tuple(facts))


# --- Holders of an office --------------------------------------------------------------------


def holders_of(words, names, at):
    """Return who holds, or verifiably held last, the office that the words name."""
    positions, rest = names.positions_named(words)
    if not positions:
        return []
    asked = {"positions": positions, "at": at, "today": local_day(at)}
    if rest:
        keys = newest_in(bodies=names.organizations_with(rest), **asked)
    else:
        keys = newest_of(**asked)
    tenures = {tenure.pk: tenure for tenure in with_names(keys=keys)} if keys else {}
    first: dict = {}
    for tenure in filter(None, map(tenures.get, keys)):
        first.setdefault((tenure.position_id, tenure.organization_id), tenure)
    return [person_answer(tenure.person, term_of(tenure)) for tenure in list(first.values())[:MOST]]


def newest(tenures, at):
    """Return the primary keys of those whom readers may see; with their names they are asked apart.

    PostgreSQL tries all orders of eight tables, for longer than the question takes.
    """
    seen = tenures.filter(person__in=public.people(at).order_by().values("pk"))
    by_start = seen.order_by(NEWEST_FIRST, "position__rank", "pk")
    return by_start.values_list("pk", flat=True)[: MOST * 4]


@prepared
def newest_of(positions, at, today):
    tenures = Tenure.objects.public(at, today)
    return newest(tenures.filter(position__in=positions.each()), at)


@prepared
def newest_in(bodies, positions, at, today):
    tenures = Tenure.objects.public(at, today).filter(organization__in=bodies.each())
    return newest(tenures.filter(position__in=positions.each()), at)


@prepared
def with_names(keys):
    tenures = Tenure.objects.filter(pk__in=keys.each()).order_by()
    return tenures.select_related("person", "position", "organization")


def term_of(tenure):
    """Return the office and its time in words: "Bí thư Tỉnh ủy (12/2017 đến 7/2021)"."""
    known = term(tenure)
    body = known["organization"]
    where = f", {body}" if body and body not in known["title"] else ""
    return f"{known['title']}{where} ({known['from_text']} đến {known['until_text']})"


# --- Organisations ---------------------------------------------------------------------------


def organizations_called(words, names, at):
    """Return the organisations of that name that readers may see, and what followed ended ones."""
    named = names.organizations_named(words)
    if not named:
        return []
    facts: dict = {}
    for pk in named:
        facts.setdefault(pk, ())
        for successor in names.successors_of(pk):
            facts.setdefault(successor, (names.names[pk],))
    visible = seen_organizations(keys=facts, at=at, today=local_day(at))
    seen = {body.pk: body for body in visible}
    return [
        Answer("organisation", body.key, body.name, body.get_absolute_url(), facts[pk])
        for pk in facts
        if (body := seen.get(pk))
    ][: MOST * 2]


@prepared
def seen_organizations(keys, at, today):
    return public.organizations(at, today).filter(pk__in=keys.each())


# --- The register's names, kept in the process until the register changes ---------------------


class Register:
    """Names of offices and organisations, compared folded; read again when a row changed."""

    def __init__(self):
        self.offices = []  # (words of the title, key of the position), the longest first
        self.names, self.bodies, self.follows, self.parts = {}, {}, {}, {}
        self.folded = dict(Organization.objects.values_list("pk", "search_folded"))
        for pk, title, variants in Position.objects.values_list("pk", "title", "variants"):
            for form in {form for text in [title, *variants] for form in forms_of(text)}:
                self.offices.append((form, pk))
        self.offices.sort(key=lambda office: -len(office[0]))
        rows = Organization.objects.filter(merged_into=None).order_by("sort_key", "pk")
        for pk, name, short, successor, until, parent in rows.values_list(
            "pk", "name", "short_name", "successor", "in_force_until", "parent"
        ):
            self.names[pk] = name
            for form in {form for text in (name, short) for form in forms_of(text)}:
                self.bodies.setdefault(form, []).append(pk)
            if successor and until:
                self.follows[pk] = successor, until
            self.parts.setdefault(parent, []).append(pk)

    def positions_named(self, words):
        """Return (keys of the positions whose title stands in the words, the other words)."""
        padded = f" {words} "
        longest = next((form for form, _pk in self.offices if f" {form} " in padded), None)
        if longest is None:
            return [], []
        rest = padded.replace(f" {longest} ", " ", 1).split()
        return [pk for form, pk in self.offices if form == longest], rest

    def organizations_named(self, words):
        return self.bodies.get(words, [])

    def organizations_with(self, words):
        """Return the organisations whose name has all of the words or parts of words."""
        return [pk for pk, name in self.folded.items() if all(word in name for word in words)]

    def organizations_beginning(self, words):
        """Return up to 50 organisations of which a name begins so."""
        found = (pks for form, pks in self.bodies.items() if form.startswith(words))
        return [pk for pks in found for pk in pks][:50]

    def after(self, pk):
        """Return what followed an organisation whose end has come, or None."""
        successor, until = self.follows.get(pk, (None, None))
        return successor if until and until <= local_day() else None

    def successors_of(self, pk):
        """Return what followed an organisation, and what followed its parts, to the last."""
        ended = [pk, *(part for part in self.parts.get(pk, ()) if part in self.follows)]
        last = []
        for body in ended:
            seen = set()
            while body not in seen and (following := self.after(body)):
                seen.add(body)
                body = following
            if seen:
                last.append(body)
        return dict.fromkeys(last)


def forms_of(text):
    """Yield how a title or a name may be typed: whole, or without "ủy ban nhân dân"."""
    whole = plain(text)
    if whole:
        yield whole
    bare = whole.replace(COMMITTEE, "", 1)
    if bare != whole and " " in bare:  # "tỉnh" alone names no committee
        yield bare


_kept: dict = {}


@prepared
def sizes():
    return sizes_of(Position, Organization)


def register():
    """Return the Register as it is now."""
    stamp = sorted(sizes())
    if _kept.get("stamp") != stamp:
        _kept.update(stamp=stamp, register=Register())
    return _kept["register"]
