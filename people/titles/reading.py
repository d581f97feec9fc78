"""From the names and titles of one block to mentions: whose title is whose."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from vietnamese.fold import tone_key

from . import lexicon
from .items import Item, Kind
from .mentions import Block, Mention, Title
from .offices import Part, part_of
from .shared import share_titles
from .story import Story
from .times import is_of_the_past, sentence_start
from .units import Owned, Unit, Units, owners
from .words import Words

PLACES = lexicon.PLACE_WORDS | {"tại", "ở", "về", "từ"}


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
        self.story.groups, first = units.groups, len(self.story.mentions)
        for unit in cut:
            named = [self._named(unit, owned) for owned in owners(unit)]
            self.story.mentions += [mention for mention in named if mention is not None]
            if not any(item.kind is Kind.NAME for item in unit.items):
                self._unnamed(unit)
        found = self.story.mentions[first:]
        share_titles(self.story.roster, self.story.day, self.block, found)

    def _is_byline(self) -> bool:
        """Tell whether the block is a name in capitals alone: who wrote, not who is written of."""
        names = [item for item in self.items if item.kind is Kind.NAME]
        text = self.block.text.strip()
        return len(names) == 1 and names[0].text == text and text.isupper()

    # With a name

    def _named(self, unit: Unit, owned: Owned) -> Mention | None:
        name = owned.name
        owned.titles = self._own_titles(owned)
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

    def _own_titles(self, owned: Owned) -> list[Item]:
        """Return a name's titles: in "A, T và T" the last is another's unless A ever held it."""
        people = owned.name.people
        for number, item in enumerate(owned.titles):
            parted = item.is_behind_and and item.start > owned.name.start and len(people) == 1
            if parted and not self.story.ever_held(people[0], item.posts):
                return owned.titles[:number]
        return owned.titles

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
            self._bare_office(unit)
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
        if person is not None:
            self._add_holder(person, titles, unit, honoured=True)

    def _add_holder(self, person: Hashable, titles: list, unit: Unit, *, honoured: bool) -> Mention:
        """Add the mention of an office alone, as that of who held it, and return it."""
        mention = self._mention("", unit.items, unit, honoured=honoured)
        mention.name = self.story.roster.people[person].name
        mention.people, mention.titles, mention.form = (person,), titles, "office_only"
        self.story.mentions.append(mention)
        return mention

    def _bare_office(self, unit: Unit) -> None:
        """Find whose office it is where nothing but what it does tells that a person is meant."""
        titles = [self._title(item) for item in unit.items]
        if unit.listed or not titles or any(title.quality for title in titles):
            return
        start = unit.items[0].start
        sentence = sentence_start(self.block.text, start)
        part = part_of(self.words, unit.items, self.items, sentence)
        if part is Part.NONE or self._is_of_the_past(start):
            return
        person = self.story.sole_holder(titles)
        if person is not None:
            mention = self._add_holder(person, titles, unit, honoured=False)
            mention.of_another = part is Part.IS_TOLD

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
            honorific_start=unit.honorific.start + self.block.start if unit.honorific else 0,
            group=unit.group,
            block=self.number,
            of_another=self._before(start) == "của",
            is_of_the_past=self._is_of_the_past(start),
        )

    def _is_of_the_past(self, start: int) -> bool:
        text = self.block.text
        return is_of_the_past(text[sentence_start(text, start) : start], self.story.day)

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
