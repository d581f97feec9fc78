"""An opinion on the order at the top: leaders' stories stand in the order of their offices."""

from dataclasses import dataclass
from itertools import pairwise

from people.models import Position

from ..models import Arrangement, PublishedArticle, PublishedMention

UNRANKED = 1000  # the register's word for "no place in the order"
NO_OFFICE = (Position.Axis.RANK, Position.Axis.ACADEMIC, Position.Axis.EVENT_ROLE)


@dataclass(frozen=True)
class OutOfRank:
    """A story that stands below one whose leader has the lower office."""

    upper: PublishedArticle
    lower: PublishedArticle
    upper_title: str
    lower_title: str


def out_of_rank(page):
    """Return what stands out of rank at the top of a front page, but what was dismissed.

    Only stories that name leaders are compared, each with the next such one above it. The rank is
    that of the office with which the published text names them. An urgent story is above ranks.
    """
    top = [card for card in (page.lead, *page.second) if card][1 if page.is_urgent else 0 :]
    offices = _highest_offices(top)
    ranked = [card for card in top if card.pk in offices]
    found = [
        OutOfRank(upper, lower, offices[upper.pk].title, offices[lower.pk].title)
        for upper, lower in pairwise(ranked)
        if offices[lower.pk].rank < offices[upper.pk].rank
    ]
    pairs = {f"{one.upper.article_id}/{one.lower.article_id}": one for one in found}
    dismissed = Arrangement.objects.filter(verb=Arrangement.Verb.DISMISS, note__in=pairs)
    silent = set(dismissed.values_list("note", flat=True)) if pairs else set()
    return [one for pair, one in pairs.items() if pair not in silent]


def _highest_offices(cards):
    """Return `{version id: Position}`, the highest office of those whom each story names."""
    mentions = PublishedMention.objects.filter(
        version__in=[card.pk for card in cards], tenure__position__rank__lt=UNRANKED
    ).exclude(tenure__position__axis__in=NO_OFFICE)
    rows = mentions.select_related("tenure__position").order_by("-tenure__position__rank")
    return {row.version_id: row.tenure.position for row in rows if row.tenure}
