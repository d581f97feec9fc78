"""People and tenures of an import: one row a tenure, or a person alone."""

import datetime
import re

from django.utils import timezone
from django.utils.translation import gettext as _

from vietnamese.terms import STILL_HELD

from ..models import Person, Tenure
from ..register import may_mark_public_figures, may_verify
from . import offices, values
from .values import Refused

# What no name holds: signs of a file that was saved in one encoding and read in another.
_STRANGE = re.compile(r"[^\w\u0300-\u036f .,’'\"()/–-]|_")


def take_person(run, row):
    """Take one row: the person, and the tenure when the row names a position."""
    person, result = person_of(run, row)
    if row.values.get("position"):
        return _first_news(result, take_tenure(run, row, person))
    for column in ("organization", "begins", "ends"):
        if row.values.get(column):
            raise Refused("position", _("The row names no position."))
    return result


def _first_news(*results):
    return next((result for result in results if result != "unchanged"), "unchanged")


def person_of(run, row):
    """Return (the person of a row, what happened to them); namesakes are told apart by key."""
    if (name := row.values.get("full_name")) and _STRANGE.search(name):
        raise Refused(
            "full_name",
            _("“%(name)s” is no name: was the file saved in another encoding?")
            % {"name": name[:60]},
        )
    person = offices.named(run.stock.people, row, "full_name")
    facts = {
        "full_name": name if row.values.get("key") else None,
        "honorific": row.values.get("honorific") or None,
        "is_public_figure": values.yes(row, "public_figure"),
        "exposure": values.choice(row, "exposure", Person.Exposure.choices),
        "note": row.values.get("person_note") or None,
    }
    refuse_without_right(run, person or Person(), facts)
    return offices.put(run, "people", person, facts, lambda: Person(full_name=name), row)


def refuse_without_right(run, person, facts):
    """Who is a public figure is the managing editor's word, in a file too."""
    if run.by is None or may_mark_public_figures(run.by):
        return
    for column, name in (("public_figure", "is_public_figure"), ("exposure", "exposure")):
        if facts[name] is not None and facts[name] != getattr(person, name):
            raise Refused(column, _("Only the managing editor decides who is a public figure."))


def take_tenure(run, row, person):
    organization = offices.organization_of(run, row)
    position = offices.position_of(run, row, organization)
    if organization is None and not position.is_of_a_person:
        raise Refused("organization", _("Name the organisation of this office."))
    facts = span_of(row)
    tenure = earlier_of(run, row, person, position, organization, facts)
    result = "updated"
    if tenure is None:
        result = "created"
        tenure = Tenure(person=person, position=position, organization=organization)
        if row.values.get("tenure_key"):
            offices.check_key(row.values["tenure_key"])
            tenure.key = row.values["tenure_key"]
        facts["announced_at"] = announced_by_then(facts)
    facts |= {name: value for name, value in said_of(run, row, tenure).items() if value is not None}
    changed = put_tenure(run, tenure, facts)
    run.rows_of[id(tenure)] = row
    if outside := tenure.outside_organization():
        raise Refused(*outside)
    if result == "created":
        run.stock.take_tenure(tenure)
    elif not changed:
        result = "unchanged"
    return run.note("tenures", tenure, result)


def put_tenure(run, tenure, facts):
    """Set the facts, None included: an end that is no longer known is a fact."""
    changed = [name for name, value in facts.items() if getattr(tenure, name) != value]
    for name in changed:
        setattr(tenure, name, facts[name])
    tenure.is_sole = tenure.excludes_others()
    if changed and tenure.pk is not None:
        run.stock.tenures.changed[tenure.pk] = tenure
    return bool(changed)


def span_of(row):
    """Return the four days of the ends and how the end is known; Refused the wrong way round."""
    begins, ends = values.term(row, "begins"), values.term(row, "ends")
    if begins == STILL_HELD:
        raise Refused("begins", _("A tenure does not begin with “nay”: write a day or “không rõ”."))
    held = ends == STILL_HELD
    last = None if held else ends.latest
    if last and begins.earliest and last < begins.earliest:
        raise Refused(
            "ends",
            _("The end, %(end)s, lies before the start, %(begin)s.")
            % {"end": row.values["ends"], "begin": row.values["begins"]},
        )
    known = Tenure.End.HELD if held else Tenure.End.DATED if last else Tenure.End.UNKNOWN
    return {
        "from_earliest": begins.earliest,
        "from_latest": begins.latest,
        "until_earliest": None if held else ends.earliest,
        "until_latest": last,
        "end_known": known,
    }


def said_of(run, row, tenure):
    """Return the other facts of a tenure that the file says; None where it says nothing."""
    for column, field in (("printed_title", "title"),):
        offices.short(row, column, row.values.get(column, ""), Tenure, field)
    stated = {
        "title": row.values.get("printed_title") or None,
        "is_acting": values.yes(row, "acting"),
        "source": row.values.get("source") or None,
        "note": row.values.get("note") or None,
        "confirmed_on": values.day(row, "confirmed"),
        "announced_at": values.moment(row, "announced"),
    }
    vouched = run.verified or values.yes(row, "verified")
    if vouched is None or vouched == (tenure.verified_at is not None):
        return stated
    if run.by is not None and not may_verify(run.by):
        raise Refused("verified", _("Only the registrar or the managing editor verifies tenures."))
    if vouched:
        return stated | {"verified_at": timezone.now(), "verified_by": run.by}
    tenure.verified_at = tenure.verified_by = None
    return stated


def announced_by_then(facts):
    """Return from when readers may see an imported tenure: its start, when that has passed."""
    day = facts["from_latest"] or facts["from_earliest"]
    if day is None or day > timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def earlier_of(run, row, person, position, organization, facts):
    """Return the tenure that the row says again, perhaps better; None when it is another one.

    The same key; else the same post with the same start, or the only one whose start or span the
    row's cannot be told from. Raises Refused for a second time in the post during the first.
    """
    key = row.values.get("tenure_key", "")
    if key and key in run.stock.tenures.by_key:
        return same_post(run.stock.tenures.by_key[key], person, position, organization)
    same = [
        tenure
        for tenure in run.stock.held[id(person)]
        if tenure.position is position and tenure.organization is organization
    ]
    start = (facts["from_earliest"], facts["from_latest"])
    for tenure in same:
        if (tenure.from_earliest, tenure.from_latest) == start:
            return tenure
    meeting = [tenure for tenure in same if starts_meet(tenure, facts)]
    if len(meeting) == 1:
        return meeting[0]
    for tenure in same:
        if spans_meet(tenure, facts):
            raise Refused(
                "begins",
                _("%(who)s already has “%(title)s” from %(begin)s to %(end)s: the times overlap.")
                % {
                    "who": person,
                    "title": position,
                    "begin": tenure.from_text,
                    "end": tenure.until_text,
                },
            )
    return None


def same_post(tenure, person, position, organization):
    """Return the tenure of a key; Refused when the file gives that key to something else."""
    if (tenure.person, tenure.position, tenure.organization) != (person, position, organization):
        raise Refused("tenure_key", _("This key is that of “%(tenure)s”.") % {"tenure": tenure})
    return tenure


def starts_meet(tenure, facts):
    """Tell whether two starts may be one day: "2016" and "22/4/2016"; an unknown one meets none."""
    first, second = (
        (tenure.from_earliest, tenure.from_latest),
        (
            facts["from_earliest"],
            facts["from_latest"],
        ),
    )
    return None not in (*first, *second) and first[0] <= second[1] and second[0] <= first[1]


def spans_meet(tenure, facts):
    """Tell whether both surely cover one day."""
    if tenure.from_latest is None or facts["from_latest"] is None:
        return False

    def end_of(known, day):
        return datetime.date.max if known == Tenure.End.HELD else day or datetime.date.min

    ours = end_of(tenure.end_known, tenure.until_earliest)
    theirs = end_of(facts["end_known"], facts["until_earliest"])
    return facts["from_latest"] < ours and tenure.from_latest < theirs
