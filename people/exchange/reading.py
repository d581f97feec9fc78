"""From bytes to rows: encodings, CSV with any usual separator, JSON flat or nested."""

import codecs
import csv
import io
import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vietnamese.text import clean_text, nfc

from .columns import KINDS, Unreadable, header_of, known, read_header, spelled

LARGEST = 64 * 1024 * 1024  # bytes
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Row:
    """One row of a file: where it stands, as a reader finds it, and its values by column name."""

    where: str
    kind: str
    values: dict

    def refusal(self, column, sentence):
        """Return an error of this row, ready for the report."""
        header = header_of(self.kind, column) if column else ""
        return {"row": self.where, "column": header, "result": "refused", "message": sentence}


def read_rows(content):
    """Return (rows, errors) of a file's bytes; errors name the row and the column.

    Raises Unreadable when the file as a whole is none of ours.
    """
    if len(content) > LARGEST:
        raise Unreadable(_("The file is larger than %(size)d MB.") % {"size": LARGEST >> 20})
    text = decoded(content)
    if not text.strip():
        raise Unreadable(_("The file is empty."))
    return read_json(text) if text.lstrip()[0] in "[{" else read_csv(text)


# Encodings


def decoded(content):
    """Return the text of UTF-8, UTF-16 or Windows-1258 bytes in NFC; Unreadable for a mixture."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if encoding is None and b"\0" in content[:200]:
        encoding = "utf-16-be" if content[:1] == b"\0" else "utf-16-le"
    try:
        if encoding:
            return nfc(content.decode(encoding).removeprefix("\ufeff"))
        return nfc(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if encoding and encoding != "utf-8":
            raise Unreadable(
                _("The file begins as UTF-16 and is not: save it as UTF-8.")
            ) from error
    return _windows_1258(content)


def _windows_1258(content):
    """Return text that old Vietnamese Windows programs wrote; Unreadable where UTF-8 mixes in."""
    wrong, right = None, None
    for number, line in enumerate(content.splitlines(), 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            right = right or number
        except UnicodeDecodeError:
            wrong = wrong or number
    if right:
        raise Unreadable(
            _("Row %(wrong)d is not UTF-8, but row %(right)d is: the file mixes two encodings.")
            % {"wrong": wrong, "right": right}
        )
    try:
        return nfc(content.decode("cp1258"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(
            _("Row %(row)d is neither UTF-8 nor Windows-1258: save the file as UTF-8.")
            % {"row": line}
        ) from error


# CSV


def read_csv(text):
    first = text.lstrip().partition("\n")[0]
    separator = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    rows, errors, header = [], [], None
    try:
        for number, cells in enumerate(lines, 1):
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                kind, header = read_header(cells)
                continue
            row, refused = _csv_row(number, kind, header, cells)
            rows.append(row)
            errors += refused
    except csv.Error as error:
        raise Unreadable(
            _("Row %(row)d: the quotation marks of this row do not close (%(error)s).")
            % {"row": lines.line_num, "error": error}
        ) from error
    return rows, errors


def _csv_row(number, kind, header, cells):
    """Return (the row, its errors): a cell too many, a formula."""
    values, errors = {}, []
    row = Row(_("row %(number)d") % {"number": number}, kind, values)
    if any(cell.strip() for cell in cells[len(header) :]):
        errors.append(
            row.refusal(None, _("There are more cells than columns: is a comma not quoted?"))
        )
    for name, cell in zip(header, cells, strict=False):
        if name is None:
            continue
        text = clean_text(cell).strip()
        if cell.startswith(FORMULA) and text not in ("", "-"):
            errors.append(
                row.refusal(
                    name,
                    _("“%(text)s” is a formula: write it as text.") % {"text": text[:40]},
                )
            )
        # What we wrote so that a spreadsheet takes no formula for one.
        values[name] = text[1:] if text.startswith("'") and text[1:2] in FORMULA else text
    return row, errors


# JSON


def read_json(text):
    try:
        content = json.loads(text)
    except ValueError as error:
        raise Unreadable(_("The JSON cannot be read: %(error)s.") % {"error": error}) from error
    if isinstance(content, list):
        content = {"people": content}
    if not isinstance(content, dict) or not set(content) & set(KINDS):
        raise Unreadable(
            _("The JSON holds a list of rows, or “people”, “organizations” and “positions”.")
        )
    rows, errors = [], []
    for kind in ("positions", "organizations", "people"):
        for number, given in enumerate(content.get(kind) or [], 1):
            where = f"{kind}[{number}]"
            if not isinstance(given, dict):
                errors.append(Row(where, kind, {}).refusal(None, _("This is no object.")))
                continue
            tenures = given.get("tenures", given.get("titles")) if kind == "people" else None
            own = {
                name: value for name, value in given.items() if name not in ("tenures", "titles")
            }
            if not isinstance(tenures, list):
                tenures = [{}]
            for order, tenure in enumerate(tenures or [{}], 1):
                spot = f"{where}.tenures[{order}]" if tenure else where
                row, refused = _json_row(spot, kind, own | _tenure_names(tenure))
                rows.append(row)
                errors += refused
    return rows, errors


def _tenure_names(tenure):
    """Return a nested tenure's values: its own key and note are not the person's."""
    if not isinstance(tenure, dict):
        return {"position": str(tenure)}
    renamed = {"key": "tenure_key", "name": "position"}
    return {renamed.get(name, name): value for name, value in tenure.items()}


def _json_row(where, kind, given):
    table, values, errors = known(kind), {}, []
    row = Row(where, kind, values)
    for name, value in given.items():
        column = table.get(spelled(name))
        if column is None:
            errors.append(
                row.refusal(None, _("“%(name)s” is no column that we know.") % {"name": name[:60]})
            )
        else:
            values[column.name] = _plain(value)
    return row, errors


def _plain(value):
    """Return a JSON value as the text that a cell would hold; lists stay lists of text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else "không"
    if isinstance(value, list):
        return [clean_text(str(part)).strip() for part in value]
    return clean_text(str(value)).strip()
