"""Stretches of names and titles that belong together, and whose title is whose within one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .items import Item, Kind
from .links import Bond, Link, link

_CLAUSE_BEGINS = ("", ".", ",", ";", ":", "!", "?", "…", "“", "(")


@dataclass(slots=True)
class Header:
    """ "Các đồng chí Tỉnh ủy viên:" opens a list; its titles are every listed person's."""

    group: int
    titles: list[Item] = field(default_factory=list)
    open: bool = True


@dataclass(slots=True)
class Unit:
    """Names and titles bound by commas, dashes or nothing, with the honorific before them.

    `leading` are titles before the honorific: "Chủ tịch UBND tỉnh, đồng chí A".
    """

    honorific: Item | None = None
    items: list[Item] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    inherited: list[Item] = field(default_factory=list)
    leading: list[Item] = field(default_factory=list)
    listed: bool = False
    group: int = 0


@dataclass(slots=True)
class Owned:
    """A name with its titles; `honoured` when the honorific before the unit is this name's."""

    name: Item
    titles: list[Item] = field(default_factory=list)
    honoured: bool = False


class Units:
    """Cuts the items of one text into units."""

    def __init__(self, text: str, items: Sequence[Item], groups: int = 0):
        self.text, self.items, self.groups = text, items, groups
        self.units: list[Unit] = []
        self.header: Header | None = None

    def cut(self) -> list[Unit]:
        """Return the units in order; "các đồng chí: A, T; B, T" is a unit for each person."""
        previous: Item | None = None
        found = Link(Bond.STOP)
        for item in self.items:
            bond = Bond.STOP
            if previous is not None:
                found = link(self.text[previous.reach : item.start])
                bond = found.bond
                if item.kind is Kind.TITLE:
                    item.quality = item.quality or found.quality
                    item.is_behind_and = bond is Bond.AND and previous.kind is Kind.TITLE
            self._place(item, previous, bond)
            if item.kind is Kind.HONORIFIC and previous is not None:
                self._lead(found)
            previous = item
        return self.units

    def _place(self, item: Item, previous: Item | None, bond: Bond) -> None:
        if bond in (Bond.STOP, Bond.NONE):
            self.header = None
        if item.kind is Kind.MANY:
            self.groups += 1
            self.header = Header(self.groups)
        elif item.kind is Kind.HONORIFIC:
            self._honour(item, bond)
        elif self._heads_list(item, previous, bond):
            assert self.header is not None
            self.header.titles.append(item)
        elif self._parts(bond, previous, item) or not self.units:
            self._open(bond).items.append(item)
        else:
            unit = self.units[-1]
            if unit.items:
                unit.bonds.append(bond)
            unit.items.append(item)

    def _heads_list(self, item: Item, previous: Item | None, bond: Bond) -> bool:
        """Tell whether a title goes with "các" before it: "các đồng chí Tỉnh ủy viên: …"."""
        if self.header is None or not self.header.open or item.kind is not Kind.TITLE:
            return False
        first = not self.header.titles and previous is not None and previous.kind is Kind.MANY
        if first and bond is Bond.ADJACENT:
            return True
        return bool(self.header.titles) and bond is Bond.COMMA

    def _honour(self, item: Item, bond: Bond) -> None:
        unit = Unit(honorific=item)
        if self.header is not None:
            unit.group, self.header.titles, self.header.open = self.header.group, [], False
        elif bond in (Bond.COMMA, Bond.SEMICOLON):
            unit.group = self._group_of_last()
        self.units.append(unit)

    def _lead(self, found: Link) -> None:
        """Give the titles before an honorific to whom it honours: "T, đồng chí A", "T là ông A".

        Behind a comma only where the titles begin a clause: not in "… của Chủ tịch nước, đồng chí".
        """
        titles = self.units[-2].items if len(self.units) > 1 else []
        if not titles or self.units[-2].honorific or any(t.kind is Kind.NAME for t in titles):
            return
        before = self.text[: titles[0].start].rstrip()[-1:]
        plain_comma = found.bond is Bond.COMMA and not found.said
        if found.bond is Bond.DASH or found.said or (plain_comma and before in _CLAUSE_BEGINS):
            self.units[-1].leading = titles
            for title in titles:
                title.quality = title.quality or found.quality

    def _open(self, bond: Bond) -> Unit:
        unit = Unit()
        if self.header is not None:
            self.header.open = False
            unit.listed, unit.group = True, self.header.group
            unit.inherited = list(self.header.titles)
        elif bond is Bond.SEMICOLON:
            unit.group = self._group_of_last()
            unit.listed = bool(unit.group)
        self.units.append(unit)
        return unit

    def _group_of_last(self) -> int:
        """Return the number of the list that the last person stands in, a new one if none."""
        if not self.units or not self.units[-1].items:
            return 0
        if not self.units[-1].group:
            self.groups += 1
            self.units[-1].group = self.groups
        return self.units[-1].group

    def _parts(self, bond: Bond, previous: Item | None, item: Item) -> bool:
        """Tell whether a new unit begins between two things."""
        if previous is None or previous.kind is Kind.MANY:
            return True
        if previous.kind is Kind.HONORIFIC:
            return bond is not Bond.ADJACENT
        if self.header is not None and self.header.open and self.header.titles:
            return True
        if bond is Bond.AND:
            return not (previous.kind is Kind.TITLE and item.kind is Kind.TITLE)
        return bond in (Bond.NONE, Bond.STOP, Bond.SEMICOLON, Bond.COLON)


def owners(unit: Unit) -> list[Owned]:
    """Return each name of a unit with its titles; titles of nobody are left out.

    A title without a comma before a name is that name's ("Bí thư Tỉnh ủy A"); else titles follow
    their name. Once titles stand before the first name, a run before a name is that name's.
    """
    owned: list[Owned] = []
    waiting: list[Item] = list(unit.leading)
    leading = bool(unit.items) and unit.items[0].kind is Kind.TITLE
    for index, item in enumerate(unit.items):
        if item.kind is Kind.NAME:
            owned.append(Owned(item, waiting, honoured=not owned and unit.honorific is not None))
            waiting = []
        elif not owned or _is_next_ones(unit, index, leading):
            waiting.append(item)
        else:
            owned[-1].titles.append(item)
    if waiting and owned:
        owned[-1].titles += waiting
    return owned


def _is_next_ones(unit: Unit, index: int, leading: bool) -> bool:
    """Tell whether a title after a name belongs to the name that follows."""
    end = index
    while end + 1 < len(unit.items) and unit.items[end + 1].kind is Kind.TITLE:
        end += 1
    if end + 1 >= len(unit.items):
        return False
    if unit.bonds[end] is Bond.ADJACENT:
        return leading or index == end
    if unit.bonds[end] is Bond.DASH:
        return leading and unit.bonds[index - 1] is not Bond.DASH
    return False
