"""Rows into the register: all of a file or nothing of it; the same file twice changes nothing."""

from dataclasses import dataclass, field
from itertools import pairwise

from django.db import IntegrityError, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import offices, people
from .reading import read_rows
from .stock import Stock
from .values import Refused

RESULTS = ("created", "updated", "unchanged")
LABELS = {
    "people": _("people"),
    "organizations": _("organisations"),
    "positions": _("positions"),
    "tenures": _("tenures"),
}


@dataclass
class Report:
    """What became of each row, and how many rows of each kind were made or changed."""

    dry_run: bool
    rows: list = field(default_factory=list)
    counts: dict = field(default_factory=dict)
    unverified: int = 0

    @property
    def errors(self):
        return [row for row in self.rows if row["result"] == "refused"]

    @property
    def kept(self):
        return not self.errors and not self.dry_run

    def as_json(self):
        return {
            "kept": self.kept,
            "dry_run": self.dry_run,
            "counts": self.counts,
            "rows": self.rows,
        }

    def summary(self):
        """Return a sentence a kind, of what was made or changed; one alone for errors."""
        if self.errors:
            return gettext("%(count)d errors: nothing of the file was kept.") % {
                "count": len(self.errors)
            }
        lines = [
            gettext("%(kind)s: %(created)d new, %(updated)d changed, %(unchanged)d as they were.")
            % (counts | {"kind": LABELS[kind]})
            for kind, counts in self.counts.items()
        ]
        if self.unverified:
            lines.append(
                gettext(
                    "%(count)d tenures of the file are not verified: readers do not see them,"
                    " and no text is held against them."
                )
                % {"count": self.unverified}
            )
        if self.dry_run:
            lines.append(gettext("A dry run: nothing was written."))
        return "\n".join(lines)


def import_register(content, *, by=None, verified=False, dry_run=False):
    """Import the bytes of a CSV or JSON file; return a Report with a result for every row.

    `by` is whose rights count and who vouches (None: whoever runs the machine); `verified` vouches
    for every tenure of the file. Raises Unreadable when the file as a whole cannot be read.
    """
    rows, errors = read_rows(content)
    with transaction.atomic():
        run = Run(by, verified)
        run.results += errors
        for row in sorted(rows, key=lambda row: ORDER.index(row.kind)):
            run.take(row)
        run.finish()
        report = run.report(dry_run)
        if not report.errors:
            run.write(report)
        if not report.kept:
            transaction.set_rollback(True)
    return report


ORDER = ("positions", "organizations", "people")
TAKES = {
    "positions": offices.take_position,
    "organizations": offices.take_organization,
    "people": people.take_person,
}


class Run:
    """One import: the register in memory, the results, what waits until all rows are read."""

    def __init__(self, by, verified):
        self.by, self.verified = by, verified
        self.stock, self.results = Stock(), []
        self.relations, self.above, self.rows_of = [], {}, {}
        self.touched = {"people": {}, "organizations": {}, "positions": {}, "tenures": {}}

    def take(self, row):
        """Take one row; a refusal names its column and leaves the other rows to be read."""
        try:
            result = TAKES[row.kind](self, row)
        except Refused as refused:
            self.results.append(row.refusal(refused.column, refused.sentence))
        else:
            self.results.append({"row": row.where, "result": result})

    def note(self, kind, thing, result):
        """Remember the first thing that happened to a row of the register."""
        seen = self.touched[kind]
        if seen.get(id(thing), "unchanged") == "unchanged":
            seen[id(thing)] = result
        return result

    def finish(self):
        """Ask what can be asked only when every row is read: circles, lives, double holders."""
        offices.relate(self)
        self.refuse_shortened_lives()
        self.refuse_double_holders()

    def refuse_shortened_lives(self):
        """An organisation whose life the file changes still holds the tenures it had."""
        changed = self.touched["organizations"]
        for tenure in self.stock.all_tenures():
            row = self.rows_of.get(id(tenure.organization))
            if row is None or changed.get(id(tenure.organization)) != "updated":
                continue
            if outside := tenure.outside_organization():
                column = "exists_from" if outside[0] == "begins" else "exists_until"
                self.results.append(row.refusal(column, f"{tenure}: {outside[1]}"))

    def refuse_double_holders(self):
        posts = {}
        for tenure in self.stock.all_tenures():
            if tenure.is_sole:
                posts.setdefault((id(tenure.position), id(tenure.organization)), []).append(tenure)
        for tenures in posts.values():
            tenures.sort(key=lambda tenure: tenure.from_latest)
            for first, second in pairwise(tenures):
                if first.until_earliest is None or first.until_earliest > second.from_latest:
                    self.refuse_pair(first, second)

    def refuse_pair(self, first, second):
        row = self.rows_of.get(id(second)) or self.rows_of.get(id(first))
        other = first if id(second) in self.rows_of else second
        if row is None:
            return
        where = self.rows_of.get(id(other))
        self.results.append(
            row.refusal(
                "begins",
                gettext("%(who)s surely held “%(title)s” then (%(begin)s – %(end)s%(where)s).")
                % {
                    "who": other.person,
                    "title": other.printed_title,
                    "begin": other.from_text,
                    "end": other.until_text,
                    "where": f"; {where.where}" if where else "",
                },
            )
        )

    def report(self, dry_run):
        counts = {
            kind: {result: list(seen.values()).count(result) for result in RESULTS}
            for kind, seen in self.touched.items()
        }
        unverified = sum(
            tenure.verified_at is None
            for tenure in self.stock.all_tenures()
            if id(tenure) in self.touched["tenures"]
        )
        return Report(dry_run, self.results, counts, unverified)

    def write(self, report):
        try:
            with transaction.atomic():
                self.stock.write()
                offices.write_relations(self)
        except IntegrityError as error:
            sentence = gettext(
                "The register refuses it; did somebody change it meanwhile? (%(error)s)"
            )
            report.rows.append(
                {
                    "row": "",
                    "column": "",
                    "result": "refused",
                    "message": sentence % {"error": str(error).partition("\n")[0]},
                }
            )
