"""When the front page changes by itself: a kept page is kept no longer."""

from datetime import timedelta

from people.prepared import prepared

from ..models import FrontPagePlan, Mood, Placement, PublishedArticle


def next_change(moment, within=timedelta(seconds=30)):
    """Return the next moment within a while at which the page changes by itself, or None."""
    found = changes(after=moment, until=moment + within)
    return min((end for (end,) in found), default=None)


@prepared
def changes(after, until):
    """Return the moments of an interval at which something begins or ends to stand on the page."""
    ends = (
        (PublishedArticle.objects.filter(sealed_at=None), ["in_force_from"]),
        (Placement.objects.all(), ["in_force_from", "in_force_until"]),
        (FrontPagePlan.objects.approved(), ["in_force_from", "in_force_until"]),
        (Mood.objects.all(), ["in_force_from", "in_force_until"]),
    )
    moments = [
        rows.order_by().filter(**{f"{end}__gt": after, f"{end}__lte": until}).values_list(end)
        for rows, columns in ends
        for end in columns
    ]
    return moments[0].union(*moments[1:])
