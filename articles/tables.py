"""Tables of a printed body: framed, so that keys can scroll them; columns of figures marked.

The body is nh3's own output, so that every tag is closed and every attribute quoted.
"""

import re
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _

_TABLE = re.compile(r"<table\b(?:(?!<table\b).)*?</table>", re.DOTALL)
_OPENING = re.compile(r"<table\b[^>]*>(?:\s*<caption>(.*?)</caption>)?", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[dh])\b([^>]*)>(.*?)(?=</\1>)", re.DOTALL)
_SPAN = re.compile(r'\b(col|row)span="([0-9]{1,3})"')
# As printed: "1.234,5", "+2,1%", "(3)". A telephone or a house number ("0205") is no figure.
_FIGURE = re.compile(r"[(+\-−–]?(?!0[0-9])[0-9]+(?:[.,][0-9]+)*\s?[%‰]?\)?")
_NOTHING = re.compile(r"[-–—…./x]{0,3}", re.IGNORECASE)


def printed(html):
    """Return the HTML with each table in a frame and `class="number"` on columns of figures."""
    return _framed(_TABLE.sub(lambda table: _with_figures_marked(table[0]), html))


def _framed(html):
    def framed(match):
        label = escape(unescape(strip_tags(match[1] or "")).strip() or _("Table"))
        return f'<div class="table" role="region" tabindex="0" aria-label="{label}">{match[0]}'

    return _OPENING.sub(framed, html).replace("</table>", "</table></div>")


def _with_figures_marked(table):
    """Return a table whose columns of figures say so in each of their cells."""
    places = _places(table)
    numbers = {column for column in places.values() if _is_of_figures(table, places, column)}
    marked = [match for match in _CELL.finditer(table) if places.get(match.start()) in numbers]
    for cell in reversed(marked):
        after = cell.start() + len("<td")
        table = f'{table[:after]} class="number"{table[after:]}'
    return table


def _places(table):
    """Return `{where a cell begins: its column}`, without cells that lie over several columns."""
    places, taken = {}, set()
    for row, line in enumerate(_ROW.finditer(table)):
        column = 0
        for cell in _CELL.finditer(table, line.start(), line.end()):
            spans = {"col": 1, "row": 1} | {way: int(n) for way, n in _SPAN.findall(cell[2])}
            while (row, column) in taken:
                column += 1
            if spans["col"] == 1:
                places[cell.start()] = column
            taken |= {
                (row + down, column + right)
                for down in range(spans["row"])
                for right in range(spans["col"])
            }
            column += spans["col"]
    return places


def _is_of_figures(table, places, column):
    """Tell whether a column has only figures below its head: the thead, else its first cell."""
    cells = [cell for cell in _CELL.finditer(table) if places.get(cell.start()) == column]
    head = table.find("</thead>")
    below = cells[1:] if head < 0 else [cell for cell in cells if cell.start() > head]
    texts = [" ".join(unescape(strip_tags(cell[3])).split()) for cell in below]
    figures = [text for text in texts if not _NOTHING.fullmatch(text)]
    return bool(figures) and all(_FIGURE.fullmatch(text) for text in figures)
