"""The moment that a page is asked for: now, a past one for readers, any one for the desk."""

import datetime
from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from articles.models import FrontPagePlan
from newsroom.context import site
from newsroom.views.days import end_of, last_of, read_day

PREVIEW = "/admin/xem"


@dataclass(frozen=True)
class Seen:
    """`at` is None for now, `text` how it was asked for; a preview's links stay in the preview."""

    at: datetime.datetime | None = None
    text: str = ""
    is_preview: bool = False
    plan: FrontPagePlan | None = None

    def frame(self, request):
        """Return what the site's frame and its links say of the moment; nothing for now."""
        if self.at is None:
            return {}
        suffix = f"?{'luc' if self.is_preview else 'ngay'}={self.text}"
        if self.plan:
            suffix += f"&ke-hoach={self.plan.pk}"
        return site(request, self.at) | {
            "seen_at": self.at,
            "is_preview": self.is_preview,
            "link_prefix": PREVIEW if self.is_preview else "",
            "link_suffix": suffix,
        }


def asked(request):
    """Return what `?ngay=` asks for; a day still to come is asked as today."""
    text = request.GET.get("ngay")  # a form sends an empty one for "no day"
    return Seen(min(read_moment(text), timezone.now()), text) if text else Seen()


def read_moment(text, future=False):
    """Return the moment of `2026-02-17` (its end, or now unless `future`) or `2026-02-17T08:30`.

    Asia/Ho_Chi_Minh; Http404 for any other spelling.
    """
    day, separator, clock = text.partition("T")
    if not separator:
        return last_of(read_day(day)) if future else end_of(read_day(day))
    try:
        hour = datetime.datetime.strptime(clock, "%H:%M").time()
    except ValueError as error:
        raise Http404(f"“{text[:20]}” is not a moment.") from error
    if f"{hour:%H:%M}" != clock:
        raise Http404(f"“{text[:20]}” is not a moment of ours.")
    return timezone.make_aware(datetime.datetime.combine(read_day(day), hour))
