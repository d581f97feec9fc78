"""The sentences with the people they name, and the register they are checked against."""

import datetime
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from people.titles import Block, Organization, Person, Position, Roster, Tenure, check

HERE = Path(__file__).parent
# Written after the halves, each before the code that meets it.
LATER = ("unrecorded", "offices", "shared", "ranks")


def roster():
    """Return the roster of the invented province."""
    rows = json.loads((HERE / "roster.json").read_text("utf-8"))
    return Roster(
        [Position(**_days(row) | _sets(row)) for row in map(_without_from, rows["positions"])],
        [Organization(**_days(row)) for row in rows["organizations"]],
        [Person(**row) for row in rows["people"]],
        [Tenure(key=number, **_days(row)) for number, row in enumerate(rows["tenures"])],
    )


def _without_from(row):
    return {name: value for name, value in row.items() if name != "in_force_from"}


def _sets(row):
    return {"variants": tuple(row["variants"]), "includes": frozenset(row["includes"])}


def _days(row):
    ends = ("from_earliest", "from_latest", "until_earliest", "until_latest")
    days = (*ends, "in_force_from", "in_force_until")
    return row | {name: datetime.date.fromisoformat(row[name]) for name in days if row.get(name)}


def cases(part):
    return json.loads((HERE / f"{part}.json").read_text("utf-8"))


def day_of(case):
    return datetime.date.fromisoformat(case["day"])


def found(case, register):
    """Return what the finder says of a case, in the shape of the expected mentions."""
    text = unicodedata.normalize("NFC", case["text"])
    findings = check(register, [Block(text, case["where"])], day_of(case))
    return [
        {
            "name": finding.mention.name,
            "start": finding.mention.start,
            "end": finding.mention.end,
            "form": finding.mention.form,
            "titles": [title.printed for title in finding.mention.titles],
            "verdict": str(finding.verdict),
        }
        for finding in findings
    ]


@dataclass
class Score:
    """How many (name, titles) were expected, found, and both; the rest as counts of agreement."""

    expected: int = 0
    found: int = 0
    right: int = 0
    whole: int = 0

    @property
    def precision(self):
        return self.right / self.found

    @property
    def recall(self):
        return self.right / self.expected

    def __str__(self):
        return (
            f"{self.expected} expected, {self.found} found, {self.right} right in name and titles:"
            f" precision {self.precision:.3f}, recall {self.recall:.3f};"
            f" {self.whole} right in place, form and verdict too"
        )


def score(half, register, on_miss=None):
    """Return the score of one half; `on_miss(case, expected, found)` is told what differs."""
    total = Score()
    for case in cases(half):
        expected = [{k: v for k, v in m.items() if k != "person"} for m in case["mentions"]]
        got = found(case, register)
        pairs = [(m["name"], tuple(m["titles"])) for m in expected]
        left = list(pairs)
        for mention in got:
            pair = (mention["name"], tuple(mention["titles"]))
            if pair in left:
                left.remove(pair)
                total.right += 1
        total.expected += len(expected)
        total.found += len(got)
        total.whole += sum(mention in expected for mention in got)
        if got != expected and on_miss:
            on_miss(case, expected, got)
    return total
