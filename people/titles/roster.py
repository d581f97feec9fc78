"""The register, ready to be looked up by the words of a text.

Built once a change of the register. Names and titles are keys of dictionaries, so that what a text
costs is its own length and not the register's.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from vietnamese.fold import fold, tone_key

from .facts import Day, Key, Organization, Person, Position, Post, Tenure
from .words import Words, canonical_text

OF_A_PERSON = frozenset({"rank", "academic"})
# What nobody asks of a mention: a part played at one event, a rank and a degree by the name.
UNASKED = OF_A_PERSON | {"event_role"}
_LEVELS = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn")
_BODIES = ("tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "đảng ủy", "quận ủy")


class Roster:
    """Positions, organisations, people and tenures, indexed by name and by printed title.

    `surfaces` maps a title in its canonical form to the posts that print so; a title printed
    without its place ("Chủ tịch UBND tỉnh") may stand for several.
    """

    def __init__(
        self,
        positions: Iterable[Position] = (),
        organizations: Iterable[Organization] = (),
        people: Iterable[Person] = (),
        tenures: Iterable[Tenure] = (),
    ):
        self.positions = {row.key: row for row in positions}
        self.organizations = {row.key: row for row in organizations}
        self.people = {row.key: row for row in people}
        self.tenures_of: dict[Key, list[Tenure]] = {}
        self.holders: dict[Post, list[Tenure]] = {}
        for tenure in tenures:
            self.tenures_of.setdefault(tenure.person, []).append(tenure)
            self.holders.setdefault(tenure.post, []).append(tenure)
        self.names = self._index_names()
        self.first_syllables = {name.partition(" ")[0] for name in self.names}
        self.longest_name = max((name.count(" ") + 1 for name in self.names), default=0)
        self.surfaces = self._index_titles()
        self.title_starts = self._first_words()

    # Names

    def _index_names(self) -> dict[str, list[Key]]:
        names: dict[str, list[Key]] = {}
        for person in self.people.values():
            names.setdefault(name_key(person.name), []).append(person.key)
        return names

    @cached_property
    def _near(self) -> dict[tuple[int, str], list[str]]:
        """Return the names by all their syllables but one, without diacritics."""
        near: dict[tuple[int, str], list[str]] = {}
        for name in self.names:
            for blank in _blanks(fold(name)):
                near.setdefault(blank, []).append(name)
        return near

    def near(self, name: str) -> list[Key]:
        """Return the people whose name differs by one letter or one tone, never the same name."""
        key = name_key(name)
        folded = fold(key)
        candidates = {near for blank in _blanks(folded) for near in self._near.get(blank, ())}
        return [
            person
            for other in sorted(candidates)
            if other != key and _one_slip(key, folded, other)
            for person in self.names[other]
        ]

    # Titles

    def _index_titles(self) -> dict[str, tuple[Post, ...]]:
        surfaces: dict[str, dict[Post, None]] = {}
        offices = self._offices()
        for position in offices:
            for title in (position.title, *position.variants):
                surfaces.setdefault(canonical_text(title), {})
        titles = {
            row.key: [canonical_text(title) for title in (row.title, *row.variants)]
            for row in offices
        }
        names = {key: body_names(row) for key, row in self.organizations.items()}
        for post, tenures in self.holders.items():
            if post.position not in titles:
                continue
            bodies = names.get(post.organization, [])
            generic = "…" in self.positions[post.position].body
            for surface in _surfaces(titles[post.position], bodies, generic):
                surfaces.setdefault(surface, {})[post] = None
            for title in {tenure.title for tenure in tenures if tenure.title}:
                surfaces.setdefault(canonical_text(title), {})[post] = None
        return {surface: tuple(posts) for surface, posts in surfaces.items() if surface}

    def _offices(self) -> list[Position]:
        """Return the positions that print as titles; a rank or degree is an honorific."""
        return [row for row in self.positions.values() if row.axis not in OF_A_PERSON]

    @cached_property
    def positions_by_title(self) -> dict[str, Key]:
        return {
            canonical_text(title): row.key
            for row in self._offices()
            for title in (row.title, *row.variants)
        }

    @cached_property
    def home_places(self) -> frozenset[str]:
        """Return what home bodies have behind their short name: "Mây Ngàn", "tỉnh Mây Ngàn"."""
        places = set()
        for body in self.organizations.values():
            name, short = canonical_text(body.name), canonical_text(body.short_name)
            if short and body.level == "province" and name.startswith(f"{short} "):
                place = name.removeprefix(f"{short} ")
                places |= {f" {place}", f" tỉnh {place}", f" thành phố {place}"}
        return frozenset(places)

    def posts_printed(self, canon: str) -> tuple[Post, ...]:
        """Return the posts that print so; the home province's name may be said beside."""
        posts = self.surfaces.get(canon, ())
        if not posts:
            bare = (canon.removesuffix(place) for place in self.home_places)
            return next((found for c in bare if (found := self.surfaces.get(c))), ())
        return posts

    @cached_property
    def ranks_by_title(self) -> dict[str, Key]:
        """Return the ranks and degrees by what stands before a name."""
        return {
            tone_key(title): row.key
            for row in self.positions.values()
            if row.axis in OF_A_PERSON
            for title in (row.title, *row.variants)
        }

    def _first_words(self) -> dict[str, int]:
        """Return the first word of every title, with the longest title that begins so."""
        starts: dict[str, int] = {}
        for surface in self.surfaces:
            first, length = surface.partition(" ")[0], surface.count(" ") + 1
            starts[first] = max(starts.get(first, 0), length)
        return starts

    # Questions

    def held(self, person: Key, day: Day) -> list[Tenure]:
        """Return the verified tenures surely held on a day, in order of rank."""
        held = [t for t in self.tenures_of.get(person, ()) if t.verified and t.surely_on(day)]
        return sorted(held, key=self.rank)

    def sure_holders(self, post: Post, day: Day) -> list[Tenure]:
        return [t for t in self.holders.get(post, ()) if t.verified and t.surely_on(day)]

    def home(self, canon: str, posts: tuple[Post, ...]) -> tuple[Post, ...]:
        """Return which of the posts a title means at home, where bodies go by their short names."""
        if len(posts) < 2:
            return posts
        named = [
            post
            for post in posts
            if (body := self.organizations.get(post.organization)) is not None
            and body.short_name
            and canon.endswith(canonical_text(body.short_name))
        ]
        return tuple(named) or posts

    def names_body(self, canon: str, post: Post) -> bool:
        """Tell whether a title ends with its body's name, in full or in short."""
        body = self.organizations.get(post.organization)
        return body is not None and canon.endswith(tuple(body_names(body)))

    def rank(self, tenure: Tenure) -> int:
        return self.positions[tenure.position].rank

    def title_of(self, tenure: Tenure) -> str:
        """Return a tenure's title as the register prints it."""
        return tenure.title or self.post_title(tenure.post)

    def canon_of(self, tenure: Tenure) -> str:
        return canonical_text(self.title_of(tenure))

    def post_title(self, post: Post) -> str:
        """Return a post's title as print has it: with its body's name where the title asks it."""
        position = self.positions[post.position]
        body = self.organizations.get(post.organization)
        if body is None or (body.short_name and position.title.endswith(body.short_name)):
            return position.title
        joined = _joined(position.title, body.name)
        apart = joined == f"{position.title} {body.name}"
        return position.title if apart and "…" not in position.body else joined

    def includes(self, position: Key, other: Key) -> bool:
        return position in self.positions and other in self.positions[position].includes


def body_names(body: Organization) -> list[str]:
    """Return an organisation's name and short name as titles compare."""
    return [canonical_text(name) for name in (body.name, body.short_name) if name]


def name_key(name: str) -> str:
    """Return a name as it is looked up: tones in place, small letters, hyphens as spaces."""
    return " ".join(Words.of(tone_key(name)).keys)


def _surfaces(titles: list[str], names: list[str], generic: bool) -> Iterator[str]:
    """Yield the ways a post prints: as its title stands, with its place, with its body's name."""
    place = _place(names)
    for title in titles:
        named = any(title.endswith(name) for name in names)
        if not generic or named or not _names_a_body(title, titles):
            yield title
        for name in names:
            yield _joined(title, name)
        if place and not named and title.endswith((*_LEVELS, *_BODIES)):
            yield f"{title} {place[1]}"
            yield f"{title} {place[0]} {place[1]}"


def _names_a_body(title: str, titles: list[str]) -> bool:
    """Tell whether a variant goes on past the position's bare title: "Giám đốc Sở" + "Tư pháp"."""
    return title != titles[0] and title.startswith(titles[0])


def _joined(title: str, name: str) -> str:
    """Return a title and its body's name, what both have in common once."""
    words, body = title.split(), name.split()
    for size in range(min(len(words), len(body)), 0, -1):
        if words[-size:] == body[:size]:
            return " ".join([*words, *body[size:]])
    return f"{title} {name}"


def _place(names: list[str]) -> tuple[str, str] | None:
    """Return the level and the place at the end of an organisation's name."""
    for name in names:
        for level in _LEVELS:
            before, found, after = name.rpartition(f"{level} ")
            if found and (not before or before.endswith(" ")):
                return level, after
        for body in _BODIES:
            if name.startswith(f"{body} "):
                rest = name.removeprefix(f"{body} ")
                return body.split()[0], rest
    return None


def _blanks(folded: str) -> Iterator[tuple[int, str]]:
    syllables = folded.split()
    if len(syllables) < 2:
        return
    for index in range(len(syllables)):
        yield index, " ".join([*syllables[:index], "?", *syllables[index + 1 :]])


def _one_slip(key: str, folded: str, other: str) -> bool:
    """Tell whether two names differ in one syllable alone, by its marks or by one letter."""
    pairs = [
        (mine, theirs)
        for mine, theirs in zip(key.split(), other.split(), strict=False)
        if mine != theirs
    ]
    if key.count(" ") != other.count(" ") or len(pairs) != 1:
        return False
    mine, theirs = fold(pairs[0][0]), fold(pairs[0][1])
    return mine == theirs or _one_letter(mine, theirs)


def _one_letter(one: str, two: str) -> bool:
    """Tell whether one letter was changed, added or left out."""
    if len(one) > len(two):
        one, two = two, one
    if len(two) - len(one) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    rest = one[same + (len(one) == len(two)) :]
    return rest == two[same + 1 :]
