"""From text to mentions: every block is gone through once, in the order of the article."""

from collections.abc import Iterable

from .facts import Day
from .items import Item, Page
from .mentions import Block, Mention
from .name_items import NameFinder
from .reading import Reading
from .roster import Roster
from .story import Story
from .title_items import TitleFinder
from .words import Words, definitions


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
