"""What is read and what is found in it: blocks of text, mentions of people, printed titles."""

from dataclasses import dataclass, field

from .facts import Key, Post

HEADINGS = ("kicker", "headline", "subhead")


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
    another title of the same person is printed with it, `is_shared` that it is read as two
    people's because both hold it.
    """

    printed: str
    canon: str
    posts: tuple[Post, ...] = ()
    position: Key | None = None
    quality: str = ""
    start: int = 0
    end: int = 0
    is_beside: bool = False
    is_shared: bool = False


@dataclass(slots=True)
class Mention:
    """One place where a text names somebody.

    `person` is the register's key, None for who is not there or may be several (`people`).
    `form` is filled by the judge for names with titles; `group` numbers the lists of people.
    `is_of_the_past` tells that its sentence speaks of an earlier time.
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
    honorific_start: int = 0
    group: int = 0
    name_start: int = 0
    name_end: int = 0
    block: int = 0
    of_another: bool = False
    is_of_the_past: bool = False

    @property
    def kind(self) -> str:
        """Return the kind of block it stands in: "headline", "body", "caption" …"""
        return self.where.partition(" ")[0]
