"""One title behind two names: "các đồng chí A, B, Phó Chủ tịch UBND tỉnh".

Print leaves open whether A has the title too. The register decides: where both may hold it that
day it is both people's, else it is the nearest name's alone. What is decided so accuses nobody.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .facts import Day, Key
from .links import Bond, link
from .mentions import Block, Mention, Title
from .roster import Roster


def share_titles(roster: Roster, day: Day, block: Block, mentions: Sequence[Mention]) -> None:
    """Give the titles of a listed name to the names before it that have none and hold them too."""
    for mention, following in reversed(list(pairwise(mentions))):
        if mention.titles or not following.titles or not _are_listed(block, mention, following):
            continue
        if all(_all_hold(roster, day, m.people, following.titles) for m in (mention, following)):
            for title in following.titles:
                title.is_shared = True
            mention.titles = [replace(title) for title in following.titles]


def _are_listed(block: Block, mention: Mention, following: Mention) -> bool:
    if not mention.group or mention.group != following.group:
        return False
    between = block.text[mention.end - block.start : following.start - block.start]
    return link(between).bond in (Bond.COMMA, Bond.AND)


def _all_hold(roster: Roster, day: Day, people: Sequence[Key], titles: Sequence[Title]) -> bool:
    """Tell whether one known person may hold every one of the titles that day."""
    if len(people) != 1:
        return False
    held = {t.post for t in roster.tenures_of.get(people[0], ()) if t.possibly_on(day)}
    return all(held & set(title.posts) for title in titles)
