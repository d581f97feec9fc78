"""From names and titles to mentions: whose title is whose, who is meant by "đồng chí"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vietnamese.fold import tone_key

from . import lexicon
from .facts import Day, Key, Post, Tenure
from .items import Item, Kind, Page
from .name_items import NameFinder
from .roster import Roster
from .title_items import TitleFinder
from .units import Owned, Unit, Units, owners
from .words import Words, definitions

HEADINGS = ("kicker", "headline", "subhead")
PLACES = lexicon.PLACE_WORDS | {"tại", "ở", "về", "từ"}


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text judged by itself: a paragraph, a caption, a headline.

    `where` begins with the kind of block: "headline", "lede", "body 3", "caption 1". `start` is
    added to every place found, for a block cut out of a longer text.
    """

    text: str
    where: str = "body"
    start: int = 0


@dataclass(slots=True)
class Title:
    """A title as printed: what it may stand for in the register, and how it was said.

    `quality` is "", "former", "late", "acting", "gained", "lost" or "then"; `is_beside` tells that
    another title of the same person is printed with it.
    """

    printed: str
    canon: str
    posts: tuple[Post, ...] = ()
    position: Key | None = None
    quality: str = ""
    start: int = 0
    end: int = 0
    is_beside: bool = False


@dataclass(slots=True)
class Mention:
    """One place where a text names somebody.

    `person` is the register's key, None for who is not there or may be several (`people`).
    `form` is filled by the judge for names with titles; `group` numbers the lists of people.
    """

    name: str
    start: int
    end: int
    where: str
    form: str = "name_only"
    titles: list[Title] = field(default_factory=list)
    people: tuple[Key, ...] = ()
    person: Key | None = None
    honorific: str = ""
    group: int = 0
    name_start: int = 0
    name_end: int = 0
    block: int = 0
    of_another: bool = False

    @property
    def kind(self) -> str:
        """Return the kind of block it stands in: "headline", "body", "caption" …"""
        return self.where.partition(" ")[0]


def find(roster: Roster, blocks: Iterable[Block], day: Day) -> list[Mention]:
    """Return every mention of a person in the blocks of one article, in order.

    People of the register are found by name with or without a title, by their office alone, or by
    "đồng chí", "ông", "bà" after they were named; others where an honorific or a title says that
    the name is a person's. `day` decides who held an office that is printed without a name.
    """
    blocks = list(blocks)
    defined = definitions(block.text for block in blocks)
    story = Story(roster, day)
    for number, block in enumerate(blocks):
        words = Words.of(block.text)
        page = Page(roster, words, defined)
        Reading(story, block, number, words, things_on(page)).read()
    story.settle()
    return story.mentions


def things_on(page: Page) -> list[Item]:
    """Return the names, titles and honorifics of a page, in order."""
    names = NameFinder(page)
    names.find_known()
    TitleFinder(page).find()
    names.find_others()
    names.find_honorifics()
    return sorted(page.items, key=lambda item: item.start)


@dataclass(slots=True)
class Story:
    """What was found so far, over all blocks: the memory for short names and anaphora."""

    roster: Roster
    day: Day
    mentions: list[Mention] = field(default_factory=list)
    groups: int = 0

    def settle(self) -> None:
        """Decide who is meant where one name is several people's."""
        for mention in self.mentions:
            mention.person = mention.people[0] if len(mention.people) == 1 else None
        for mention in self.mentions:
            if len(mention.people) > 1:
                mention.person = self._one_of(mention)

    def _one_of(self, mention: Mention) -> Key | None:
        """Return which of several people of one name is meant; None where nothing tells."""
        fitting = [p for p in mention.people if self._fits(p, mention.titles)]
        if len(fitting) == 1 or mention.titles:
            return fitting[0] if len(fitting) == 1 else None
        named = {m.person for m in self.mentions if m.person in mention.people}
        return named.pop() if len(named) == 1 else None

    def _fits(self, person: Key, titles: Sequence[Title]) -> bool:
        """Tell whether a person held one of the printed titles at any time."""
        mine = {tenure.post for tenure in self.roster.tenures_of.get(person, ())}
        return any(mine & set(title.posts) for title in titles)

    def holder(self, titles: Sequence[Title]) -> Key | None:
        """Return who is meant by an office: named with it before, else its one holder that day."""
        for title in titles:
            for earlier in reversed(self.mentions):
                if len(earlier.people) == 1 and title.canon in [t.canon for t in earlier.titles]:
                    return earlier.people[0]
        for title in titles:
            for choose in (self._surely, self._possibly):
                people = {tenure.person for tenure in choose(self.home(title))}
                if len(people) == 1:
                    return people.pop()
        return None

    def home(self, title: Title) -> tuple[Post, ...]:
        """Return the posts a title means at home: whose body has the printed name for short."""
        return self.roster.home(title.canon, title.posts)

    def _surely(self, posts: Sequence[Post]) -> list[Tenure]:
        return [t for post in posts for t in self.roster.sure_holders(post, self.day)]

    def _possibly(self, posts: Sequence[Post]) -> list[Tenure]:
        held = (t for post in posts for t in self.roster.holders.get(post, ()))
        return [t for t in held if t.possibly_on(self.day)]

    def last_named(self, word: str, block: int, kind: str) -> Mention | None:
        """Return whom "đồng chí", "ông" or "bà" means: the last one named who fits the word.

        What a caption says is the caption's own: it stands beside the text, not in it.
        """
        for earlier in reversed(self.mentions):
            here = earlier.block == block or "caption" not in (kind, earlier.kind)
            if here and not earlier.of_another and _fits_word(earlier, word):
                return earlier
        return None


def _fits_word(mention: Mention, word: str) -> bool:
    said = set(tone_key(mention.honorific).split())
    woman = "thị" in tone_key(mention.name).split()[1:2] or bool(said & lexicon.WOMEN)
    if word in lexicon.WOMEN:
        return not said & lexicon.MEN
    return not (word in lexicon.MEN and woman)


@dataclass(slots=True)
class Reading:
    """One block being read."""

    story: Story
    block: Block
    number: int
    words: Words
    items: list[Item]

    def read(self) -> None:
        if self._is_byline():
            return
        units = Units(self.block.text, self.items, self.story.groups)
        cut = units.cut()
        self.story.groups = units.groups
        for unit in cut:
            named = [self._named(unit, owned) for owned in owners(unit)]
            self.story.mentions += [mention for mention in named if mention is not None]
            if not any(item.kind is Kind.NAME for item in unit.items):
                self._unnamed(unit)

    def _is_byline(self) -> bool:
        """Tell whether the block is a name in capitals alone: who wrote, not who is written of."""
        names = [item for item in self.items if item.kind is Kind.NAME]
        text = self.block.text.strip()
        return len(names) == 1 and names[0].text == text and text.isupper()

    # With a name

    def _named(self, unit: Unit, owned: Owned) -> Mention | None:
        name = owned.name
        titles = [*unit.inherited, *owned.titles]
        if len(name.text.split()) == 1 and not name.people:
            return self._short_name(unit, owned)
        if not self._is_person(unit, owned):
            return None
        mention = self._mention(name.text, [name, *owned.titles], unit, owned.honoured)
        mention.titles = [self._title(item) for item in titles]
        for title in mention.titles:
            title.is_beside = len(titles) > 1
        mention.people = tuple(name.people)
        mention.name_start = name.start + self.block.start
        mention.name_end = name.end + self.block.start
        if mention.people:
            mention.name = self.story.roster.people[mention.people[0]].name
        return mention

    def _is_person(self, unit: Unit, owned: Owned) -> bool:
        """Tell whether something besides its capitals says that a name is a person's."""
        name = owned.name
        if not name.needs_context or owned.honoured or unit.listed:
            return True
        if not (owned.titles or unit.inherited):
            return False
        # "Tại Lâm Bình, Chủ tịch UBND huyện …": two syllables before a comma may be a place.
        follows = owned.titles and owned.titles[0].start > name.start
        place = name.first and self.words.keys[name.first - 1] in PLACES
        return bool(name.people) or not (follows and (place or len(name.text.split()) < 3))

    def _short_name(self, unit: Unit, owned: Owned) -> Mention | None:
        """ "Ông Páo": the given name of somebody named before."""
        if not owned.honoured or unit.honorific is None:
            return None
        given = tone_key(owned.name.text)
        for earlier in reversed(self.story.mentions):
            if tone_key(earlier.name).split()[-1] == given:
                mention = self._mention(earlier.name, [owned.name], unit, honoured=True)
                mention.people, mention.titles = earlier.people, []
                return mention
        return None

    # Without a name

    def _unnamed(self, unit: Unit) -> None:
        """Find whose office it is, or whom "đồng chí" means; say nothing where nobody is sure."""
        honorific = unit.honorific
        if honorific is None:
            return
        if unit.items and unit.items[0].first == honorific.last + 1:
            self._office(unit)
        elif not unit.items or unit.items[0].first > honorific.last + 1:
            self._anaphor(honorific)

    def _office(self, unit: Unit) -> None:
        titles = [self._title(item) for item in unit.items]
        if any(title.quality for title in titles):
            return
        person = self.story.holder(titles)
        if person is None:
            return
        mention = self._mention("", unit.items, unit, honoured=True)
        mention.name = self.story.roster.people[person].name
        mention.people, mention.titles, mention.form = (person,), titles, "office_only"
        self.story.mentions.append(mention)

    def _anaphor(self, honorific: Item) -> None:
        end = self._verb_end(honorific)
        word = tone_key(honorific.text)
        if not end or word not in lexicon.PRONOUNS:
            return
        kind = self.block.where.partition(" ")[0]
        antecedent = self.story.last_named(word, self.number, kind)
        if antecedent is None:
            return
        mention = self._mention(antecedent.name, [honorific], Unit(honorific=honorific), True)
        mention.end = end + self.block.start
        mention.people, mention.form = antecedent.people, "anaphor"
        self.story.mentions.append(mention)

    def _verb_end(self, honorific: Item) -> int:
        """Return where the verb behind "đồng chí" ends, 0 where none follows."""
        at, keys = honorific.last + 1, self.words.keys
        while at < len(keys) and self.words.is_spaced(at) and not self.words.is_capital(at):
            verb = lexicon.VERBS.longest(keys, at)
            if verb:
                return self.words.ends[at + verb - 1]
            adverb = lexicon.ADVERBS.longest(keys, at)
            if not adverb:
                return 0
            at += adverb
        return 0

    # Both

    def _mention(self, name: str, parts: Sequence[Item], unit: Unit, honoured: bool) -> Mention:
        start, end = min(p.start for p in parts), max(p.end for p in parts)
        honorific = unit.honorific.text if honoured and unit.honorific else ""
        if honoured and unit.honorific:
            start = min(start, unit.honorific.start)
        return Mention(
            name,
            start + self.block.start,
            end + self.block.start,
            self.block.where,
            honorific=honorific,
            group=unit.group,
            block=self.number,
            of_another=self._before(start) == "của",
        )

    def _before(self, start: int) -> str:
        words = self.block.text[:start].split()
        return words[-1] if words else ""

    def _title(self, item: Item) -> Title:
        return Title(
            item.text,
            item.canon,
            item.posts,
            item.position,
            item.quality,
            item.start + self.block.start,
            item.end + self.block.start,
        )
