"""Titles on a page: the register's, and what the press prints in their manner."""

import re
from dataclasses import dataclass

from . import lexicon
from .items import Item, Kind, Page

_TERM = re.compile(
    r"[\s,(]*(?:nhiệm kỳ|thời kỳ|giai đoạn|khóa|khoá)\s+(?:thứ\s+)?"
    r"(?:[IVXLC]+\b|\d{1,4}(?:\s*[-–]\s*\d{4})?)\)?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TitleFinder:
    """Finds the titles of a page, each as long as its body's and place's names go on."""

    page: Page

    def find(self) -> None:
        """Find every title, those of nobody too; each word belongs to one."""
        heads, starts = lexicon.HEADS.firsts, self.page.roster.title_starts
        for index, key in enumerate(self.page.words.keys):
            if key not in heads and self.page.first_of(index) not in starts:
                continue
            found = None if index in self.page.taken else self._title(index)
            if found:
                self.page.taken.update(range(found.first, found.last + 1))

    def _title(self, index: int) -> Item | None:
        head = lexicon.HEADS.longest(self.page.words.keys, index)
        if not head and not self.page.longest_title(index):
            return None
        limit = self._limit(index)
        known = self.page.registered(index, limit)
        if not known and (not head or index + head > limit or self._is_role(index, head, limit)):
            return None
        if not all(self.page.words.is_spaced(i) for i in range(index + 1, index + head)):
            head = 0
        end = max(index + known, self._grown(index, max(head, known), limit))
        if end == index:
            return None
        return self._made_title(index, end - index)

    def _is_role(self, index: int, head: int, limit: int) -> bool:
        """Tell whether a head says a part played, not an office: "do … làm trưởng đoàn"."""
        plays = bool(index) and self.page.words.keys[index - 1] == "làm"
        bare = index + head >= limit or not self._step(index, index + head, limit)
        return plays and bare and not self.page.is_capital(index)

    def _limit(self, index: int) -> int:
        """Return where the text breaks or a known name begins, after an index."""
        at = index + 1
        while at < len(self.page.words) and at not in self.page.names:
            if not self.page.within(at):
                break
            at += 1
        return at

    def _grown(self, index: int, length: int, limit: int) -> int:
        """Return where a title ends when the names of its body and place are taken with it."""
        at = index + length
        while at < limit:
            step = self._step(index, at, limit)
            if not step:
                break
            at += step
        return at

    def _step(self, first: int, at: int, limit: int) -> int:
        keys = self.page.words.keys
        if lexicon.HEADS.longest(keys, at) and not self._head_within(at):
            return 0
        if not self.page.words.is_spaced(at):
            return self._step_across(first, at, limit)
        if (
            "\n" in self.page.words.gap(at)
            and self.page.is_capital(at)
            and lexicon.HONORIFICS.longest(keys, at)
        ):
            return 0
        if keys[at] == "và":
            return self._step_and(first, at, limit)
        if self._name_begins(first, at, limit):
            return 0
        return min(self._body_length(at) or self._one_more(at, limit), limit - at)

    def _head_within(self, at: int) -> bool:
        """Tell whether a head goes on with the title before it: "Phó Trưởng đoàn đại biểu"."""
        return self.page.words.keys[at - 1] == "phó"

    def _body_length(self, at: int) -> int:
        """Return how many syllables of a body's or a field's name stand at an index."""
        keys = self.page.words.keys
        field_length = lexicon.FIELDS.longest(keys, at)
        if field_length and (self.page.is_capital(at) or keys[at - 1] in lexicon.BODY_WORDS):
            return field_length
        return lexicon.BODIES.longest(keys, at) or lexicon.LONG_LEVELS.longest(keys, at)

    def _one_more(self, at: int, limit: int) -> int:
        """Return 1 when a single syllable goes on with the title, else 0."""
        word = self.page.words.printed[at]
        if self.page.is_capital(at) or self.page.words.keys[at] in lexicon.LEVELS:
            return 1
        if word.isdigit():
            return int(len(word) <= 3)
        named = at + 1 < limit and (
            self.page.is_capital(at + 1) or self.page.words.printed[at + 1].isdigit()
        )
        return int(word in lexicon.BEFORE_NAMES and named)

    def _step_across(self, first: int, at: int, limit: int) -> int:
        """Go over a comma or dash only within the name of a field: "Văn hóa, Thể thao"."""
        for back in range(at - 1, max(first, at - 7), -1):
            length = lexicon.FIELDS.longest(self.page.words.keys, back)
            if back + length > at:
                return back + length - at
        return 0

    def _step_and(self, first: int, at: int, limit: int) -> int:
        """Go over "và" where a capital goes on: a body's name, not another person or title."""
        following = at + 1
        if following >= limit or not self.page.is_capital(following):
            return 0
        keys = self.page.words.keys
        if lexicon.HEADS.longest(keys, following) or lexicon.HONORIFICS.longest(keys, following):
            return 0
        bodies = {"sở", "bộ", "ban", "phòng", "ủy", "hội", "trung", "công", "chức"}
        if self._name_begins(first, following, limit) or not bodies & set(keys[first:at]):
            return 0
        return 2

    def _name_begins(self, first: int, at: int, limit: int) -> bool:
        """Tell whether a name nobody knows begins here, behind a title."""
        length, keys = self.page.run(at, limit), self.page.words.keys
        if length < 2 or keys[at] not in lexicon.SURNAMES or keys[at - 1] in lexicon.THINGS:
            return False
        if lexicon.COMPANIES & set(keys[first:at]):
            return keys[at + 1] in ("văn", "thị")
        after_place = keys[at - 1] in lexicon.PLACE_WORDS
        if length == 2:
            return (
                not after_place
                and self.page.canon_of(first, at - first) in self.page.roster.surfaces
            )
        return keys[at + 1] in lexicon.MIDDLES or not after_place

    def _made_title(self, index: int, length: int) -> Item:
        item = self.page.add(Kind.TITLE, index, length)
        item.canon = self.page.canon_of(index, length)
        self._resolve(item)
        before = (
            self.page.words.keys[index - 1] if index and self.page.words.is_spaced(index) else ""
        )
        if before in ("nguyên", "cố", "quyền", "q"):
            item.quality = {"nguyên": "former", "cố": "late"}.get(before, "acting")
            item.first, item.start = index - 1, self.page.words.starts[index - 1]
            item.text = self.page.text(item.start, item.end)
        term = _TERM.match(self.page.words.text, item.end)
        while term:
            item.quality = item.quality or ("" if "kh" in term[0].lower() else "then")
            item.reach = term.end()
            term = _TERM.match(self.page.words.text, item.reach)
        return item

    def _resolve(self, item: Item) -> None:
        """Fill the posts that print so; else the position, where the place is another."""
        item.posts = self.page.roster.posts_printed(item.canon)
        words = item.canon.split()
        for length in range(len(words), 0, -1):
            position = self.page.roster.positions_by_title.get(" ".join(words[:length]))
            if position is not None:
                item.position = position
                return
