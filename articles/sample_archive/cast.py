"""Who held which office in the sample province, on any day: organisations, people, tenures.

The same for every seed, so that a second archive adds articles and no second director. Nobody of
them exists, and their pages say so where the source of a tenure stands.
"""

import bisect
import datetime
import random
from dataclasses import dataclass

from django.utils import timezone

from people.models import Organization, Person, Position, Tenure
from vietnamese.slugs import slugify

from .vocabulary import AGENCIES, DISTRICTS
from .writing import ENDED_ON, full_name

SOURCE = "Kho bài mẫu: nhân vật hư cấu"
BEGIN = datetime.date(2005, 1, 1)
TERM = 5 * 365


@dataclass(frozen=True, eq=False)
class Holder:
    """A person in an office from a day on, with the title as print has it."""

    person: Person
    tenure: Tenure
    printed: str
    since: datetime.date


class Cast:
    """The holders of every office, made in the database when they are not there yet."""

    def __init__(self, today):
        self.today = today
        self.rng = random.Random("the sample province")
        self.posts = {}  # (organisation's name): [Holder], oldest first
        self.names = set()
        for name, (short, title) in AGENCIES.items():
            agency = self.organization(name, short, "agency", "province")
            self.fill(agency, self.position(title, "state", "province", 600), title, BEGIN, None)
        for district, communes in DISTRICTS.items():
            self.district(district, communes)

    def holder(self, speaker, place, day):
        """Return who spoke on a day: the head of an agency, or of the place (district, commune)."""
        if speaker in AGENCIES:
            name = speaker
        elif day < ENDED_ON:
            name = f"UBND huyện {place[0]}"
        else:
            name = f"UBND xã {place[1]}"
        holders = self.posts[name]
        return holders[bisect.bisect_right([one.since for one in holders], day) - 1]

    def district(self, district, communes):
        chair = self.position("Chủ tịch UBND huyện", "state", "district", 720)
        head = self.position("Chủ tịch UBND xã", "state", "commune", 760)
        old = self.organization(
            f"UBND huyện {district}", "", "committee", "district", in_force_until=ENDED_ON
        )
        title = f"Chủ tịch UBND huyện {district}"
        self.fill(old, chair, title, BEGIN, ENDED_ON)
        for commune, parts in communes.items():
            name = f"UBND xã {commune}"
            new = self.organization(name, "", "committee", "commune", in_force_from=ENDED_ON)
            self.fill(new, head, f"Chủ tịch UBND xã {commune}", ENDED_ON, None)
            for part in parts:
                self.organization(
                    f"UBND xã {part}", "", "committee", "commune",
                    parent=old, successor=new, in_force_until=ENDED_ON,
                )  # fmt: skip
            if commune == district:
                Organization.objects.filter(pk=old.pk).update(successor=new)

    def organization(self, name, short, kind, level, **fields):
        key = f"mau-{slugify(name)}"
        made, _new = Organization.objects.get_or_create(
            key=key,
            defaults={"name": name, "short_name": short, "kind": kind, "level": level, **fields},
        )
        return made

    def position(self, title, axis, level, rank):
        found = Position.objects.filter(title=title).first()
        return found or Position.objects.create(
            key=f"mau-{slugify(title)}", title=title, axis=axis, level=level, rank=rank,
            single_holder=True,
        )  # fmt: skip

    def fill(self, organization, position, title, begin, end):
        """Give an office its holders one after another, from a day until another (or today)."""
        holders, since = [], begin
        while since < min(end or datetime.date.max, self.today + datetime.timedelta(days=1)):
            until = since + datetime.timedelta(days=TERM + self.rng.randint(-500, 700))
            last = until > datetime.date(2026, 1, 1) if end is None else until >= end
            holders.append(
                self.tenure(organization, position, title, since, end if last else until)
            )
            if last:
                break
            since = until
        self.posts[organization.name] = holders

    def tenure(self, organization, position, title, since, until):
        person = self.person()
        key = f"{person.key}-chuc-danh"
        tenure = Tenure.objects.filter(key=key).first()
        if tenure is None:
            tenure = Tenure.objects.create(
                key=key, person=person, position=position, organization=organization,
                from_earliest=since, from_latest=since, until_earliest=until, until_latest=until,
                end_known="dated" if until else "held", source=SOURCE,
                verified_at=timezone.now(), announced_at=midnight(since),
                confirmed_on=None if until else self.today,
            )  # fmt: skip
        return Holder(person, tenure, title, since)

    def person(self):
        """Return the next of the people: a name that nobody of them has yet."""
        name = full_name(self.rng, self.rng.random() < 0.4)
        while name in self.names:
            name = full_name(self.rng, self.rng.random() < 0.4)
        self.names.add(name)
        made, _new = Person.objects.get_or_create(
            key=f"mau-{slugify(name)}-{len(self.names)}",
            defaults={
                "full_name": name, "honorific": "đồng chí", "is_public_figure": True,
                "note": "Nhân vật hư cấu của kho bài mẫu.",
            },
        )  # fmt: skip
        return made


def midnight(day):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
