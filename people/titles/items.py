"""What stands in a text: the page being read, and the things found on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from . import lexicon
from .facts import Key, Post
from .roster import Roster
from .words import Words, canonical, joined

_ACROSS = ("-", "–", ",", ", ", " - ", " – ", "&", " & ")


class Kind(Enum):
    NAME = "name"
    TITLE = "title"
    HONORIFIC = "honorific"
    MANY = "many"


@dataclass(slots=True)
class Item:
    """One thing found; `first` and `last` count syllables, `start` and `end` characters."""

    kind: Kind
    first: int
    last: int
    start: int
    end: int
    text: str
    people: Sequence[Key] = ()
    needs_context: bool = False
    canon: str = ""
    posts: tuple[Post, ...] = ()
    position: Key | None = None
    quality: str = ""
    is_behind_and: bool = False
    reach: int = 0

    def __post_init__(self) -> None:
        self.reach = self.reach or self.end


@dataclass(slots=True)
class Page:
    """One text being gone through: its words, what was found, and which words are spoken for."""

    roster: Roster
    words: Words
    defined: Mapping[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    canon: list[str] = field(default_factory=list)
    names: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)
    shouts: bool = False

    def __post_init__(self) -> None:
        self.canon = canonical(self.words, self.defined)
        self.shouts = self.words.text.isupper()

    def is_capital(self, index: int) -> bool:
        """Tell whether a capital says something: in a text all in capitals it does not."""
        return not self.shouts and self.words.is_capital(index)

    def add(self, kind: Kind, index: int, length: int, people: tuple[Key, ...] = ()) -> Item:
        start, end = self.words.starts[index], self.words.ends[index + length - 1]
        item = Item(
            kind, index, index + length - 1, start, end, self.text(start, end), people=people
        )
        self.items.append(item)
        return item

    def text(self, start: int, end: int) -> str:
        return " ".join(self.words.text[start:end].split())

    def within(self, index: int) -> bool:
        return self.words.is_spaced(index) or self.words.gap(index) in _ACROSS

    def title_begins(self, index: int) -> bool:
        return bool(lexicon.HEADS.longest(self.words.keys, index)) or bool(
            self.registered(index, len(self.words))
        )

    def longest_title(self, index: int) -> int:
        return self.roster.title_starts.get(self.first_of(index), 0)

    def first_of(self, index: int) -> str:
        """Return the first syllable of a word, an abbreviation written out."""
        canon = self.canon[index]
        return canon.partition(" ")[0] if " " in canon else canon

    def registered(self, index: int, limit: int) -> int:
        """Return how many syllables of the longest title of the register stand at an index."""
        words = self.words
        longest = self.longest_title(index)
        for length in range(min(longest + 3, limit - index) if longest else 0, 0, -1):
            if words.keys[index + length - 1] == "và":
                continue
            if self.canon_of(index, length) in self.roster.surfaces and all(
                self.within(i) for i in range(index + 1, index + length)
            ):
                return length
        return 0

    def canon_of(self, index: int, length: int) -> str:
        return joined(self.canon[index : index + length])

    def run(self, at: int, limit: int) -> int:
        """Return how many capitalised syllables stand from an index, as a name's would."""
        length = 0
        while at + length < min(limit, len(self.words)):
            index = at + length
            word = self.words.printed[index]
            if length:
                gap = self.words.gap(index)
                if gap == "-" and not self.title_begins(index):
                    length += 1
                    continue
                if not self.words.is_spaced(index) or lexicon.HEADS.longest(self.words.keys, index):
                    break
                if lexicon.HONORIFICS.longest(self.words.keys, index) and "\n" in gap:
                    break
            if not word[0].isupper() or not word.isalpha() or index in self.taken:
                break
            if len(word) > 1 and word.isupper() and not self.words.printed[at].isupper():
                break
            length += 1
        return length

    def names_a_thing(self, index: int) -> bool:
        return (
            index > 0
            and self.words.keys[index - 1] in lexicon.THINGS
            and self.words.is_spaced(index)
        )

    def honorific_before(self, index: int) -> bool:
        keys = self.words.keys
        return any(
            index - back >= 0 and lexicon.HONORIFICS.longest(keys, index - back) == back
            for back in range(1, 7)
        ) and self.words.is_spaced(index)
