"""What the desk is told about a title, and the register's words to put in its place."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext as _

from people.titles import Block, Finding, Mention, Roster, Tenure, Title, Verdict, Why
from vietnamese.fold import tone_key
from vietnamese.terms import range_as_text


def sentence(roster: Roster, finding: Finding, day: datetime.date) -> str:
    """Return what does not agree, who held it, and what this person held; "" for what is right."""
    if finding.verdict is Verdict.OK:
        return ""
    facts = _facts(roster, finding, day)
    parts = [_FIRST[finding.why]() % facts]
    if finding.why in (Why.ENDED, Why.BODY_ENDED, Why.NOT_IN_REGISTER) and finding.holders:
        parts.append(_("On %(day)s %(title)s was %(holders)s.") % facts)
    if finding.why in (Why.HELD_BY_ANOTHER, Why.NOT_YET, Why.ENDED, Why.BODY_ENDED):
        parts.append(_what_was_held(facts))
    if finding.why is Why.NOT_RECORDED:
        parts.append(_what_is_known(finding) % facts)
    return " ".join(parts)


# A function each, so that the language is that of the moment.
_FIRST = {
    Why.HELD_BY_ANOTHER: lambda: _("On %(day)s %(title)s was %(holders)s."),
    Why.NOT_ON_RECORD: lambda: _(
        "The register does not have %(name)s as %(title)s on %(day)s. It has: %(held)s."
    ),
    Why.NOT_YET: lambda: _("%(name)s became %(title)s only on %(begins)s, after %(day)s."),
    Why.STILL_HELD: lambda: _("On %(day)s %(name)s still was %(held)s: “nguyên” is too early."),
    Why.ENDED: lambda: _("On %(day)s %(name)s no longer was: %(ended)s."),
    Why.BODY_ENDED: lambda: _("%(body)s existed until %(body_ends)s%(successor)s."),
    Why.NO_LONGER_ACTING: lambda: _("On %(day)s %(name)s was %(title)s in full, no longer acting."),
    Why.TITLES_MISSING: lambda: _("The register also has: %(missing)s."),
    Why.BODY_MISSING: lambda: _("Say of which body. The register has: %(held)s."),
    Why.NOT_IN_REGISTER: lambda: _("The register has no %(name)s."),
    Why.SEVERAL: lambda: _("The register has several people of this name: %(people)s. Say which."),
    Why.TITLE_ORDER: lambda: _(
        "One person's titles usually stand central before local, Party before assembly before"
        " State: %(ordered)s."
    ),
    Why.LIST_ORDER: lambda: _(
        "By rank %(name)s comes before %(before)s. Real lists may deviate: dismiss it if so."
    ),
    Why.ONE_SLIP: lambda: _("The register has %(people)s: is “%(name)s” misspelled?"),
    Why.NOT_RECORDED: lambda: _("The register has nobody as %(title)s."),
    Why.RANK_OF_ANOTHER_DAY: lambda: _(
        "On %(day)s the register has %(name)s as %(rank)s, not %(title)s."
    ),
    Why.NONE: lambda: "",
}


def _what_was_held(facts: dict[str, str]) -> str:
    if facts["held"]:
        return _("%(name)s then was: %(held)s.") % facts
    return _("Of %(name)s the register is sure of no title on that day.") % facts


def _what_is_known(finding: Finding) -> str:
    if any(tenure in finding.held for tenure in finding.known):
        return _("On %(day)s %(name)s was: %(known)s. Is it another title, or another person?")
    return _("On %(day)s %(name)s may have been: %(known)s. Is it another title, or person?")


def _facts(roster: Roster, finding: Finding, day: datetime.date) -> dict[str, str]:
    tenure, body = finding.tenure, finding.body
    successor = roster.organizations.get(body.successor) if body and body.successor else None
    return {
        "name": finding.mention.name,
        "day": as_printed(day),
        "title": finding.title.printed if finding.title else "",
        "held": titles(roster, finding.held),
        "known": titles(roster, [t for t in finding.known if t in finding.held] or finding.known),
        "rank": roster.title_of(tenure) if tenure else "",
        "missing": titles(roster, finding.missing),
        "holders": _named(roster, finding.holders),
        "begins": range_as_text(tenure.from_earliest, tenure.from_latest) if tenure else "",
        "ended": ", ".join(_until(title, tenure) for title, tenure in finding.ended),
        "body": body.name if body else "",
        "body_ends": as_printed(body.in_force_until) if body and body.in_force_until else "",
        "successor": _(", then %(name)s") % {"name": successor.name} if successor else "",
        "people": "; ".join(_person(roster, key, day) for key in finding.suggested),
        "before": finding.before.name if finding.before else "",
        "ordered": ", ".join(title.printed for title in finding.ordered),
    }


def _until(title: Title, tenure: Tenure) -> str:
    ends = range_as_text(tenure.until_earliest, tenure.until_latest)
    return _("%(title)s (ended %(ends)s)") % {"title": title.printed, "ends": ends}


def as_printed(day: datetime.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def titles(roster: Roster, tenures: Iterable[Tenure]) -> str:
    return ", ".join(dict.fromkeys(roster.title_of(tenure) for tenure in tenures))


def _named(roster: Roster, tenures: Iterable[Tenure]) -> str:
    people = roster.people
    return ", ".join(dict.fromkeys(people[tenure.person].name for tenure in tenures))


def _person(roster: Roster, key: object, day: datetime.date) -> str:
    held = titles(roster, roster.held(key, day))
    name = roster.people[key].name
    return f"{name} ({held})" if held else name


# The register's words


def repair(roster: Roster, finding: Finding, block: Block) -> str:
    """Return the whole mention with the register's words, "" where it has none to offer."""
    mention = finding.mention
    if finding.verdict in (Verdict.OK, Verdict.UNKNOWN_PERSON) or not mention.name_end:
        return ""
    if finding.verdict is Verdict.MISSPELLED:
        return _with_name(roster, finding, block)
    if finding.verdict is Verdict.RANK:
        return _with_rank(roster, finding, block)
    if any(not mention.start <= title.start < mention.end for title in mention.titles):
        return ""  # a title said once for a whole list is not this mention's to change
    if finding.why is Why.LIST_ORDER:
        return ""
    wanted = _wanted(roster, finding)
    printed = [title.printed for title in mention.titles]
    return _with_titles(mention, block, wanted) if wanted and wanted != printed else ""


def _wanted(roster: Roster, finding: Finding) -> list[str]:
    """Return the titles that should stand there."""
    if finding.why is Why.TITLE_ORDER:
        return [title.printed for title in finding.ordered]
    if finding.needed:
        kept = {tenure.key: title for tenure, title in finding.matched}
        wanted = [
            _plain(kept[tenure.key]) if tenure.key in kept else roster.title_of(tenure)
            for tenure in finding.needed
        ]
        return list(dict.fromkeys([*wanted, *_others(finding)]))
    if finding.verdict is Verdict.OUTDATED:
        return [_former(title, finding) for title in finding.mention.titles]
    return []


def _others(finding: Finding) -> list[str]:
    """Return what else was printed and is not the register's to judge: other offices, past ones."""
    judged = [title for _tenure, title in finding.matched]
    return [
        title.printed
        for title in finding.mention.titles
        if title is not finding.title
        and (title.quality == "former" or not (title in judged or title.posts or title.position))
    ]


def _plain(title: Title) -> str:
    """Return a printed title without "nguyên", which a title still held does not have."""
    former = title.quality == "former" and title.printed.casefold().startswith("nguyên ")
    return title.printed[len("nguyên ") :] if former else title.printed


def _former(title: Title, finding: Finding) -> str:
    over = any(title is ended for ended, _tenure in finding.ended)
    return f"nguyên {title.printed}" if over else title.printed


def _with_name(roster: Roster, finding: Finding, block: Block) -> str:
    mention = finding.mention
    if len(finding.suggested) != 1:
        return ""
    name = roster.people[finding.suggested[0]].name
    if _cut(block, mention.name_start, mention.name_end).isupper():
        name = name.upper()
    before = _cut(block, mention.start, mention.name_start)
    return f"{before}{name}{_cut(block, mention.name_end, mention.end)}"


def _with_rank(roster: Roster, finding: Finding, block: Block) -> str:
    """Return the mention with the rank of that day, as long or short as the printed one."""
    mention, title, tenure = finding.mention, finding.title, finding.tenure
    if title is None or tenure is None:
        return ""
    printed = roster.positions[title.position]
    position = roster.positions[tenure.position]
    is_short = title.canon != tone_key(printed.title)
    rank = position.variants[0] if is_short and position.variants else position.title
    if title.printed[0].islower():
        rank = f"{rank[0].lower()}{rank[1:]}"
    before = _cut(block, mention.start, title.start)
    return f"{before}{rank}{_cut(block, title.end, mention.end)}"


def _with_titles(mention: Mention, block: Block, wanted: list[str]) -> str:
    """Return the mention with other titles, before or behind the name as they were printed."""
    first = min(mention.titles, key=lambda title: title.start)
    head = f"{_cut(block, mention.start, first.start)}{', '.join(wanted)}"
    if first.start > mention.name_start:
        return head
    before = max(title.end for title in mention.titles if title.start < mention.name_start)
    return f"{head}{_cut(block, before, mention.name_end)}"


def _cut(block: Block, start: int, end: int) -> str:
    text = block.text[start - block.start : end - block.start]
    return text.replace("\n", " ")
