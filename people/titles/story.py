"""What an article said so far: who was named, whose an office is, whom "đồng chí" means."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vietnamese.fold import tone_key

from . import lexicon
from .facts import Day, Key, Post, Tenure
from .mentions import Mention, Title
from .roster import Roster


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
        return any(self.ever_held(person, title.posts) for title in titles)

    def ever_held(self, person: Key, posts: Sequence[Post]) -> bool:
        return any(tenure.post in posts for tenure in self.roster.tenures_of.get(person, ()))

    def holder(self, titles: Sequence[Title]) -> Key | None:
        """Return who is meant by an office: named with it before, else its one holder that day."""
        for title in titles:
            earlier = self._last_with([title])
            if earlier is not None and len(earlier.people) == 1:
                return earlier.people[0]
        for title in titles:
            for choose in (self._surely, self._possibly):
                people = {tenure.person for tenure in choose(self.home(title))}
                if len(people) == 1:
                    return people.pop()
        return None

    def sole_holder(self, titles: Sequence[Title]) -> Key | None:
        """Return who is meant by an office that stands for its holder without any honorific.

        It is who was named with it before, else who alone surely holds a post of one holder whose
        body the title says; further titles must be that person's as well.
        """
        earlier = self._last_with(titles)
        if earlier is not None:
            return earlier.people[0] if len(earlier.people) == 1 else None
        posts = [post for t in titles for post in self.home(t) if self._is_sole(t, post)]
        sure = {tenure.person for tenure in self._surely(posts)}
        may_be = {tenure.person for tenure in self._possibly(posts) if tenure.verified}
        if len(sure) != 1 or may_be != sure:
            return None
        person = sure.pop()
        mine = {t.post for t in self.roster.tenures_of[person] if t.possibly_on(self.day)}
        return person if all(mine & set(t.posts) for t in titles if t.posts) else None

    def _is_sole(self, title: Title, post: Post) -> bool:
        """Tell whether a post has one holder and the title says of which body, or a central one."""
        body = self.roster.organizations.get(post.organization)
        if body is None or not self.roster.positions[post.position].single_holder:
            return False
        return body.level == "central" or self.roster.names_body(title.canon, post)

    def _last_with(self, titles: Sequence[Title]) -> Mention | None:
        """Return who was last named with one of the titles, as held and not as past."""
        canons = {title.canon for title in titles}
        for earlier in reversed(self.mentions):
            now = [t.canon for t in earlier.titles if t.quality in ("", "acting", "gained")]
            if canons & set(now):
                return earlier
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
