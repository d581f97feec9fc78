"""The register in memory while an import runs: looked up by key and name, written at once."""

from collections import defaultdict

from django.utils import timezone
from django.utils.translation import gettext as _

from vietnamese.fold import tone_key
from vietnamese.slugs import slugify

from ..models import Organization, Person, Position, Tenure
from .values import Refused

BATCH = 500
NOT_UPDATED = {"id", "key", "slug"}


class Shelf:
    """The rows of one model; names are compared with tone placement and capitals ignored."""

    def __init__(self, model, names, *, locked=False):
        self.model, self.names = model, names
        self.by_key, self.by_name, self.by_other = {}, defaultdict(list), defaultdict(list)
        self.new, self.changed, self.slugs = [], {}, set()
        merged, self.by_pk = [], {}
        # Locked, so that nobody appoints between what is read here and what is written.
        rows = model.objects.select_for_update(no_key=True) if locked else model.objects.all()
        for row in rows.order_by("pk"):
            self.by_pk[row.pk] = row
            self.slugs.add(getattr(row, "slug", None))
            if getattr(row, "merged_into_id", None):
                merged.append(row)
            else:
                self.place(row)
        for row in merged:
            self.by_key[row.key] = self.by_pk[row.merged_into_id]

    def place(self, row):
        self.by_key[row.key] = row
        first, *others = self.names(row)
        self.by_name[name_key(first)].append(row)
        for other in others:
            if other and name_key(other) != name_key(first):
                self.by_other[name_key(other)].append(row)

    def find(self, text, column):
        """Return the row of a key or a name, or None; Refused where a name means several."""
        if text in self.by_key:
            return self.by_key[text]
        found = self.by_name.get(name_key(text)) or self.by_other.get(name_key(text)) or []
        if len(found) > 1:
            keys = ", ".join(row.key for row in found[:4])
            raise Refused(
                column,
                _("“%(name)s” is the name of %(count)d in the register: write a key (%(keys)s).")
                % {"name": text, "count": len(found), "keys": keys},
            )
        return found[0] if found else None

    def add(self, row):
        """Take in a new row, with what its save would derive."""
        if hasattr(row, "slug"):
            row.slug = self.free_slug(self.names(row)[0])
        row.derive()
        self.place(row)
        self.new.append(row)
        return row

    def free_slug(self, text):
        base = slugify(text, max_length=100) or "khong-ten"
        slug, number = base, 1
        while slug in self.slugs:
            number += 1
            slug = f"{base}-{number}"
        self.slugs.add(slug)
        return slug

    def put(self, row, facts):
        """Set what the file says of a row (None says nothing); return whether that changed it."""
        changed = False
        for name, value in facts.items():
            if value is not None and getattr(row, name) != value:
                setattr(row, name, value)
                changed = True
        if changed and row.pk is not None:
            self.changed[row.pk] = row
        return changed

    def write(self):
        """Write what changed, then what is new."""
        fields = [f.name for f in self.model._meta.concrete_fields if f.name not in NOT_UPDATED]
        now = timezone.now()
        for row in self.changed.values():
            row.changed_at = now
            if hasattr(row, "derive"):
                row.derive()
        # An upsert on the primary key: bulk_update writes a CASE a row and takes ten times as long.
        self.model.objects.bulk_create(
            self.changed.values(),
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=fields,
        )
        self.model.objects.bulk_create(self.new, batch_size=BATCH)


class Stock:
    """People, organisations, positions and tenures as they will be when the import is written."""

    def __init__(self):
        self.organizations = Shelf(Organization, lambda row: [row.name, row.short_name])
        self.positions = Shelf(Position, lambda row: [row.title, *row.variants], locked=True)
        self.people = Shelf(Person, lambda row: [row.full_name])
        self.tenures = Shelf(Tenure, lambda row: [row.key])
        for body in self.organizations.by_pk.values():
            body.parent = self.organizations.by_pk.get(body.parent_id)
            body.successor = self.organizations.by_pk.get(body.successor_id)
        self.held = defaultdict(list)
        for tenure in self.tenures.by_pk.values():
            tenure.position = self.positions.by_pk[tenure.position_id]
            tenure.person = self.people.by_pk[tenure.person_id]
            tenure.organization = self.organizations.by_pk.get(tenure.organization_id)
            self.held[id(tenure.person)].append(tenure)

    def take_tenure(self, tenure):
        self.tenures.by_key[tenure.key] = tenure
        self.tenures.new.append(tenure)
        self.held[id(tenure.person)].append(tenure)

    def all_tenures(self):
        for tenures in self.held.values():
            yield from tenures

    def write(self):
        self.positions.write()
        self.organizations.write()
        self.people.write()
        # Each is set to its last state alone; meanwhile none of the others excludes it.
        changed = list(self.tenures.changed)
        for start in range(0, len(changed), BATCH):
            Tenure.objects.filter(pk__in=changed[start : start + BATCH]).update(is_sole=False)
        self.tenures.write()


def name_key(text):
    """Return a name as it is compared: one placement of tones, small letters, single spaces."""
    return " ".join(tone_key(text).split())
