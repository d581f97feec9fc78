"""Names and honorifics on a page: the register's people, and others."""

from dataclasses import dataclass

from . import lexicon
from .items import Kind, Page

_NAMES_AT_MOST = 5


@dataclass(slots=True)
class NameFinder:
    """Finds the names of a page: first those of the register, others when the titles are known."""

    page: Page

    def find_known(self) -> None:
        """Find the names that the register has; titles end where they begin."""
        firsts, done = self.page.roster.first_syllables, 0
        for index, key in enumerate(self.page.words.keys):
            if key in firsts and index >= done:
                done = index + self._known_name(index)

    def _known_name(self, index: int) -> int:
        longest = min(self.page.roster.longest_name, len(self.page.words) - index)
        for length in range(longest, 0, -1):
            if not all(self._joins(i) for i in range(index + 1, index + length)):
                continue
            people = self.page.roster.names.get(
                " ".join(self.page.words.keys[index : index + length])
            )
            if people and self._reads_as_name(index, length):
                item = self.page.add(Kind.NAME, index, length, people=tuple(people))
                small = not self.page.words.is_capital(index)
                item.needs_context = length < 3 or small or self.page.names_a_thing(index)
                self.page.names.add(index)
                self.page.taken.update(range(index, index + length))
                return length
        return 0

    def _joins(self, index: int) -> bool:
        return self.page.words.is_spaced(index) or self.page.words.gap(index) == "-"

    def _reads_as_name(self, index: int, length: int) -> bool:
        """Tell whether the capitals are a name's, and the name does not go on."""
        last = index + length - 1
        capitals = [self.page.words.is_capital(i) for i in range(index, last + 1)]
        if any(capitals) and not (
            capitals[0] and (capitals[-1] or self.page.words.gap(last) == "-")
        ):
            return False
        return not self._name_goes_on(last + 1)

    def _name_goes_on(self, index: int) -> bool:
        if index >= len(self.page.words) or not self.page.words.is_spaced(index):
            return False
        if not self.page.words.is_capital(index) or self.page.words.printed[index - 1].isupper():
            return False
        return "\n" not in self.page.words.gap(index) and not self.page.title_begins(index)

    def find_others(self) -> None:
        """Find what may be names of others: behind an honorific, or begun by a family name."""
        taken, words = self.page.taken, self.page.words
        if self.page.shouts:
            return
        for index, word in enumerate(words.printed):
            if word[0].isupper() and index not in taken and self._starts_run(index):
                self._candidate(index)

    def _starts_run(self, index: int) -> bool:
        if not index or not self.page.words.is_spaced(index) or index - 1 in self.page.taken:
            return True
        return not self.page.words.is_capital(index - 1) or self.page.honorific_before(index)

    def _candidate(self, index: int) -> None:
        if lexicon.HONORIFICS.longest(self.page.words.keys, index):
            return
        length = min(self.page.run(index, len(self.page.words)), _NAMES_AT_MOST)
        honoured = self.page.honorific_before(index)
        family = self.page.words.keys[index] in lexicon.SURNAMES
        if not length or (length == 1 and not honoured):
            return
        if not (family or honoured) or self.page.names_a_thing(index):
            return
        item = self.page.add(Kind.NAME, index, length)
        item.needs_context = True
        self.page.taken.update(range(index, index + length))

    def find_honorifics(self) -> None:
        """Find "đồng chí", "ông", ranks and degrees, and what opens a list: "các đồng chí"."""
        firsts, taken, done = lexicon.HONORIFICS.firsts, self.page.taken, 0
        for index, key in enumerate(self.page.words.keys):
            if key in firsts and index >= done and index not in taken:
                done = index + self._add_honorific(index)
            elif key in ("các", "những") and index + 1 in taken:
                self.page.add(Kind.MANY, index, 1)

    def _add_honorific(self, index: int) -> int:
        """Add the honorific at an index; return how many syllables it has, 0 where none is."""
        length = lexicon.HONORIFICS.longest(self.page.words.keys, index)
        if not length:
            return 0
        before = self.page.words.keys[index - 1] if index else ""
        many = before in lexicon.MANY or before.isdigit()
        if many and self.page.words.is_spaced(index):
            self.page.add(Kind.MANY, index - 1, length + 1)
            return length
        end = index + length
        while end < len(self.page.words) and end not in self.page.taken:
            more = lexicon.HONORIFICS.longest(self.page.words.keys, end)
            if not more or self.page.words.gap(end).strip() not in ("", ".", ","):
                break
            end += more
        self.page.add(Kind.HONORIFIC, index, end - index)
        return end - index
