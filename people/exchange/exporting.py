"""The register as files that `import_register` reads back: CSV for spreadsheets, JSON whole."""

import csv
import io
import json

from django.utils import timezone

from vietnamese.terms import range_as_text

from ..models import Organization, Person, Position, Tenure
from .columns import KINDS
from .reading import FORMULA


def export_csv(kind="people"):
    """Return the bytes of a CSV file of people, organizations or positions, UTF-8 with a mark."""
    names = [column.name for column in KINDS[kind]]
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(column.header for column in KINDS[kind])
    for row in ROWS[kind]():
        lines.writerow(cell(row.get(name)) for name in names)
    return text.getvalue().encode("utf-8-sig")


def export_json():
    """Return the bytes of a JSON file of the whole register."""
    people = {}
    for row in people_rows():
        own = {name: row.pop(name) for name in PERSON if name in row}
        person = people.setdefault(own["key"], own | {"tenures": []})
        if row:
            row["key"] = row.pop("tenure_key")
            person["tenures"].append(row)
    content = {
        "positions": list(position_rows()),
        "organizations": list(organization_rows()),
        "people": list(people.values()),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def cell(value):
    """Return a cell's text; what a spreadsheet would take for a formula gets an apostrophe."""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, bool):
        return "x" if value else ""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) and text != "-" else text


# Rows, by the names of the columns. What is empty is left out.

PERSON = ("full_name", "key", "honorific", "public_figure", "exposure", "person_note")


def people_rows():
    """Yield a row a tenure, in Vietnamese order of names; one for a person without any."""
    tenures = {}
    for tenure in Tenure.objects.select_related("position", "organization").order_by(
        "position__rank", "from_latest", "pk"
    ):
        tenures.setdefault(tenure.person_id, []).append(tenure)
    people = Person.objects.unmerged().filter(binned_at=None).order_by("sort_key", "pk")
    for person in people.iterator(chunk_size=2000):
        own = filled(
            full_name=person.full_name,
            key=person.key,
            honorific=person.honorific,
            public_figure=person.is_public_figure,
            exposure=person.exposure,
            person_note=person.note,
        )
        for tenure in tenures.get(person.pk, ()):
            yield own | tenure_row(tenure)
        if person.pk not in tenures:
            yield own


def tenure_row(tenure):
    return filled(
        position=tenure.position.title,
        organization=tenure.organization.name if tenure.organization else "",
        begins=tenure.from_text,
        ends=tenure.until_text if tenure.end_known == Tenure.End.HELD else until_of(tenure),
        acting=tenure.is_acting,
        printed_title=tenure.title,
        source=tenure.source,
        verified=tenure.verified_at is not None,
        announced=timezone.localtime(tenure.announced_at).isoformat(),
        confirmed=day(tenure.confirmed_on),
        note=tenure.note,
        tenure_key=tenure.key,
    )


def until_of(tenure):
    """Return the end with all that is known of it: not before which day, where no last is known."""
    return range_as_text(tenure.until_earliest, tenure.until_latest)


def organization_rows():
    bodies = Organization.objects.unmerged().select_related("parent", "successor")
    for body in bodies.order_by("sort_key", "pk"):
        yield filled(
            name=body.name,
            key=body.key,
            short_name=body.short_name,
            kind=body.kind,
            level=body.level,
            parent=body.parent and body.parent.key,
            exists_from=day(body.in_force_from),
            exists_until=day(body.in_force_until),
            successor=body.successor and body.successor.key,
            note=body.note,
        )


def position_rows():
    for position in Position.objects.prefetch_related("includes").order_by("rank", "pk"):
        yield filled(
            title=position.title,
            key=position.key,
            variants=position.variants,
            axis=position.axis,
            level=position.level,
            body=position.body,
            rank=position.rank,
            single_holder=position.single_holder,
            includes=[one.key for one in position.includes.all()],
            exists_from=day(position.in_force_from),
            exists_until=day(position.in_force_until),
            note=position.note,
        )


ROWS = {"people": people_rows, "organizations": organization_rows, "positions": position_rows}


def filled(**values):
    """Return what says something; a rank of 0 does."""
    return {
        name: value
        for name, value in values.items()
        if value or (value == 0 and value is not False)
    }


def day(value):
    return value.isoformat() if value else ""
