"""Positions and organisations of an import; what they are parts and successors of comes last."""

from django.utils.translation import gettext as _

from ..models import Organization, Position
from . import guesses, values
from .values import Refused


def take_position(run, row):
    shelf = run.stock.positions
    title = row.values.get("title", "")
    position = named(shelf, row, "title")
    facts = {
        "title": title or None,
        "variants": values.parts(row, "variants"),
        "axis": values.choice(row, "axis", Position.Axis.choices),
        "level": values.choice(row, "level", Organization.Level.choices),
        "body": row.values.get("body") or None,
        "rank": values.number(row, "rank"),
        "single_holder": values.yes(row, "single_holder"),
        "in_force_from": values.day(row, "exists_from"),
        "in_force_until": values.day(row, "exists_until"),
        "note": row.values.get("note") or None,
    }
    result = put(run, "positions", position, facts, lambda: Position(axis=Position.Axis.STATE), row)
    if included := values.parts(row, "includes"):
        run.relations.append((row, result[0], "includes", included))
    return result[1]


def take_organization(run, row):
    organization = named(run.stock.organizations, row, "name")
    result = put(
        run,
        "organizations",
        organization,
        organization_facts(row)
        | {
            "name": row.values.get("name") or None,
            "short_name": row.values.get("short_name") or None,
            "in_force_from": values.day(row, "exists_from"),
            "in_force_until": values.day(row, "exists_until"),
            "note": row.values.get("note") or None,
        },
        lambda: new_organization(row.values["name"]),
        row,
    )
    body = result[0]
    if body.in_force_from and body.in_force_until and body.in_force_until <= body.in_force_from:
        raise Refused("exists_until", _("An organisation ends after it begins."))
    for column in ("parent", "successor"):
        if row.values.get(column):
            run.relations.append((row, body, column, row.values[column]))
    return result[1]


def organization_facts(row, prefix=""):
    """Return the kind and level that a row says; a person's row says them with a prefix."""
    return {
        "kind": values.choice(row, f"{prefix}kind", Organization.Kind.choices),
        "level": values.choice(row, f"{prefix}level", Organization.Level.choices),
    }


def new_organization(name):
    """Return an organisation whose kind and level are guessed from its name."""
    return Organization(name=name, kind=guesses.kind_of(name), level=guesses.level_of(name))


def organization_of(run, row):
    """Return the organisation that a person's row names, a new one where there is none."""
    name = row.values.get("organization", "")
    if not name:
        return None
    shelf = run.stock.organizations
    body = shelf.find(name, "organization")
    if body is None:
        short(row, "organization", name, Organization, "name")
        body = new_organization(name)
        shelf.put(body, organization_facts(row, "organization_"))
        shelf.add(body)
        run.note("organizations", body, "created")
        if above := row.values.get("organization_parent"):
            run.relations.append((row, body, "parent", above))
    return body


def position_of(run, row, organization):
    """Return the position that a person's row names, a new one where there is none."""
    title = row.values["position"]
    shelf = run.stock.positions
    position = shelf.find(title, "position")
    if position is None:
        short(row, "position", title, Position, "title")
        level = organization.level if organization else ""
        axis = guesses.axis_of(organization)
        position = shelf.add(Position(title=title, axis=axis, level=level))
        run.note("positions", position, "created")
    return position


def named(shelf, row, column):
    """Return the row of the register that a row of the file is about, by key, else by name."""
    key, name = row.values.get("key", ""), row.values.get(column, "")
    if not name:
        raise Refused(column, _("This cell is empty."))
    short(row, column, name, shelf.model, column)
    if key:
        check_key(key)
        return shelf.by_key.get(key)
    return shelf.find(name, column)


def put(run, kind, thing, facts, make, row):
    """Change the thing, or make it; return (it, "created", "updated" or "unchanged")."""
    shelf = getattr(run.stock, kind)
    result = "unchanged"
    if thing is None:
        thing = make()
        if row.values.get("key"):
            thing.key = row.values["key"]
        shelf.put(thing, facts)
        shelf.add(thing)
        result = "created"
    elif shelf.put(thing, facts):
        result = "updated"
    run.rows_of[id(thing)] = row
    return thing, run.note(kind, thing, result)


def check_key(key):
    if not (len(key) <= 80 and key.isascii() and key.replace("-", "").replace("_", "").isalnum()):
        raise Refused("key", _("A key has letters a–z, digits, “-” and “_”, at most 80."))


def short(row, column, text, model, field):
    """Raise Refused for a text that its field cannot hold."""
    longest = model._meta.get_field(field).max_length
    if longest and len(text) > longest:
        raise Refused(column, _("Longer than %(count)d characters.") % {"count": longest})


# What only makes sense when every row is read


def relate(run):
    """Find the rows that the relations name, and refuse circles of parents and successors."""
    found = []
    for row, thing, column, named_as in run.relations:
        shelf = run.stock.positions if column == "includes" else run.stock.organizations
        try:
            if column == "includes":
                targets = [required(shelf, name, column) for name in named_as]
                found.append((thing, column, targets))
            else:
                target = required(shelf, named_as, column)
                if getattr(thing, column) is not target:
                    run.note("organizations", thing, "updated")
                    found.append((thing, column, target))
                run.above[id(thing), column] = target
                refuse_circle(run, thing, column)
        except Refused as refused:
            said = "organization_parent" if row.kind == "people" else refused.column
            run.results.append(row.refusal(said, refused.sentence))
    run.relations = found


def required(shelf, name, column):
    target = shelf.find(name, column)
    if target is None:
        raise Refused(column, _("“%(name)s” is not in the register.") % {"name": name})
    return target


def refuse_circle(run, thing, column):
    def next_of(one):
        return run.above.get((id(one), column)) or getattr(one, column)

    seen, above = [thing], next_of(thing)
    while above is not None:
        if any(above is one for one in seen):
            chain = " → ".join(one.name for one in [*seen, above])
            raise Refused(column, _("A circle: %(chain)s.") % {"chain": chain})
        seen.append(above)
        above = next_of(above)


def write_relations(run):
    """Write the relations when every row has its primary key."""
    bodies = {}
    for thing, column, target in run.relations:
        if column == "includes":
            thing.includes.set(target)
        else:
            setattr(thing, column, target)
            bodies[thing.pk] = thing
    Organization.objects.bulk_update(bodies.values(), ["parent", "successor"], batch_size=100)
