"""Events of the sample archive: those that articles cover, and some that are still to come."""

import datetime
import random

from django.utils import timezone

from people.models import Organization

from ..models import Event, Figure, Participation
from ..publishing.events import announce_event

COMING = (
    (1, "Phiên chợ hàng Việt tại xã Bình Lãng", "festival", "Sân vận động xã Bình Lãng"),
    (3, "Hội nghị gặp mặt doanh nghiệp, hợp tác xã cuối năm", "conference", "Hội trường Phai Xanh"),
    (6, "Liên hoan hát then, đàn tính các xã vùng cao", "festival", "Nhà văn hóa xã Hồng Phai"),
    (9, "Giải việt dã “Vượt đỉnh Khau Trang”", "other", "Xã Tràng Sơn"),
    (15, "Kỳ họp thường lệ cuối năm của HĐND xã Lộc Quan", "session", "Trụ sở UBND xã Lộc Quan"),
)


def covered_event(draft):
    """Return the event that a draft covers, made once."""
    key = f"{draft.key}-su-kien"
    found = Event.objects.filter(key=key).first()
    return found or make_event(key, draft)


def make_event(key, draft):
    written = draft.written
    holder = written.holders[0] if written.holders else None
    event = Event.objects.create(
        key=key,
        uid=key,
        name=written.event_name,
        kind="conference" if written.event_name.startswith("Hội nghị") else "festival",
        status="held",
        first_day=written.day,
        part_of_day="morning",
        place=f"Hội trường {written.place}",
        organiser=holder and holder.tenure.organization,
    )
    if holder:
        Participation.objects.create(
            key=f"{key}-1", event=event, person=holder.person, role="chaired",
            title_as_printed=holder.printed, tenure=holder.tenure,
        )  # fmt: skip
    for order, (label, unit, low, high) in enumerate(
        (("Người tham dự", "người", 80, 900), ("Ý kiến phát biểu", "ý kiến", 5, 30)), 1
    ):
        value = draft.rng.randint(low, high)
        Figure.objects.create(
            key=f"{key}-so-{order}", event=event, order=order, label=label, value=value, unit=unit,
            words=f"{value} {unit}",
        )  # fmt: skip
    return event


def announce_coming(until):
    """Announce what takes place in the days after a moment; a second time changes nothing."""
    today = timezone.localdate(until)
    for days, name, kind, place in COMING:
        key = f"mau-{today:%Y%m%d}-{days}"
        if Event.objects.filter(key=key).exists():
            continue
        event = Event(
            key=key, uid=key, name=name, kind=kind, place=place,
            first_day=today + datetime.timedelta(days=days),
            part_of_day=random.Random(key).choice(("morning", "afternoon")),
            organiser=Organization.objects.filter(key="mau-so-van-hoa-the-thao-va-du-lich").first(),
        )  # fmt: skip
        announce_event(event, until)
