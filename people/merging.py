"""Two rows of the register that are one: everything moves to the kept one, and can move back.

What points to a person or an organisation is asked of Django, so that nothing is forgotten and no
app above is named here: mentions, captions' people, participations, published rows, pen names.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Merge, Organization, Person, Tenure
from .register import may_verify

KINDS = {Merge.Kind.PERSON: Person, Merge.Kind.ORGANIZATION: Organization}


@dataclass(frozen=True)
class Move:
    """Rows of one relation: which move to the kept row, and which it has already."""

    model: Any
    field: str
    moving: list
    staying: list

    @property
    def label(self):
        return self.model._meta.verbose_name_plural


def moves(kept, merged):
    """Return what a merge would move, a Move for each relation that has rows."""
    found = []
    for relation in type(merged)._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or relation.concrete:
            continue
        model, name = relation.field.model, relation.field.name
        rows = model._base_manager.filter(**{name: merged})
        staying = staying_of(relation, rows, kept)
        moving = list(rows.exclude(pk__in=staying).order_by("pk").values_list("pk", flat=True))
        if moving or staying:
            found.append(Move(model, name, moving, sorted(staying)))
    return found


def staying_of(relation, rows, kept):
    """Return the primary keys of what the kept row has already: its portrait, the same tenure."""
    model, name = relation.field.model, relation.field.name
    if relation.one_to_one and model._base_manager.filter(**{name: kept}).exists():
        return {row.pk for row in rows}
    if model is Tenure:
        theirs = {sameness(tenure, name) for tenure in kept.tenures.all()}
        return {row.pk for row in rows if sameness(row, name) in theirs}
    return set()


def sameness(tenure, moving):
    """Return what makes two tenures one, but for the side that moves."""
    facts = ("person_id", "organization_id", "position_id", "from_earliest", "from_latest",
             "until_earliest", "until_latest", "end_known")  # fmt: skip
    return tuple(getattr(tenure, name) for name in facts if name != f"{moving}_id")


def refuse_merge(kept, merged):
    """Raise ValidationError, with a sentence, for two rows that cannot be one."""
    if kept.pk == merged.pk:
        raise ValidationError(_("These are one row already."))
    if kept.merged_into_id or merged.merged_into_id:
        raise ValidationError(_("One of the two was merged already."))
    if isinstance(kept, Organization):
        for field in ("parent_id", "successor_id"):
            if getattr(kept, field) == merged.pk or getattr(merged, field) == kept.pk:
                raise ValidationError(
                    _("%(one)s and %(other)s are part or successor of each other, and not one.")
                    % {"one": kept, "other": merged}
                )
    elif hasattr(kept, "user") and hasattr(merged, "user"):
        raise ValidationError(_("Both have a login of their own: they are two people."))


@transaction.atomic
def merge(kept, merged, by, at=None):
    """Move everything of one row to another and leave the first as a redirect; return the Merge.

    Raises PermissionDenied, and ValidationError where the two cannot be one.
    """
    if not may_verify(by):
        raise PermissionDenied(_("Only the registrar or the managing editor merges."))
    refuse_merge(kept, merged)
    at, moved = at or timezone.now(), []
    try:
        with transaction.atomic():
            for move in moves(kept, merged):
                carry(move.model, move.field, move.moving, kept.pk, at)
                moved.append([move.model._meta.label_lower, move.field, move.moving])
    except IntegrityError as error:
        raise ValidationError(
            _("Both surely hold one post at a time: mend their tenures first.")
        ) from error
    stamp(merged, at, merged_into=kept)
    stamp(kept, at)
    return Merge.objects.create(
        kind=next(kind for kind, model in KINDS.items() if isinstance(kept, model)),
        kept_key=kept.key,
        kept_name=str(kept),
        merged_key=merged.key,
        merged_name=str(merged),
        moved=moved,
        made_by=by,
        made_at=at,
    )


@transaction.atomic
def undo(merge, by, at=None):
    """Move back what a merge moved and is still there; return the row that stands again.

    What came to the kept row since stays with it. Raises PermissionDenied, ValidationError.
    """
    if not may_verify(by):
        raise PermissionDenied(_("Only the registrar or the managing editor merges."))
    model: Any = KINDS[Merge.Kind(merge.kind)]
    at = at or timezone.now()
    kept, merged = (model.objects.get(key=key) for key in (merge.kept_key, merge.merged_key))
    if merge.undone_at is not None or merged.merged_into_id != kept.pk:
        raise ValidationError(_("This merge was undone, or the kept row was merged again since."))
    for label, field, keys in merge.moved:
        there = apps.get_model(label)._base_manager.filter(**{field: kept}, pk__in=keys)
        carry(apps.get_model(label), field, list(there.values_list("pk", flat=True)), merged.pk, at)
    stamp(merged, at, merged_into=None)
    stamp(kept, at)
    merge.undone_by, merge.undone_at = by, at
    merge.save()
    return merged


def carry(model, field, keys, to, at):
    """Point rows to another; those that know when they changed are told."""
    facts = {f"{field}_id": to}
    if any(f.name == "changed_at" for f in model._meta.concrete_fields):
        facts["changed_at"] = at
    for start in range(0, len(keys), 500):
        model._base_manager.filter(pk__in=keys[start : start + 500]).update(**facts)


def stamp(row, at, **facts):
    """Write a few facts of one row and no others: somebody may have it open at the desk."""
    row._meta.model._default_manager.filter(pk=row.pk).update(changed_at=at, **facts)
    row.refresh_from_db()


def doubles(model):
    """Return lists of rows of one name, which may be one: what imports leave behind."""
    by_name = defaultdict(list)
    for row in model.objects.unmerged().order_by("pk"):
        by_name[row.search_folded].append(row)
    return [rows for rows in by_name.values() if len(rows) > 1]
