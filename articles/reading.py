"""Most read: reported by pages that were read, counted in memory, ranked by the worker.

No cookie, no address, nothing about the reader: an article's number and the hour. A process keeps
its counts for half a minute; what it loses when it dies is half a minute of counting.
"""

import logging
import threading
import time
from collections import Counter
from datetime import timedelta

from django.core.signals import request_finished
from django.db import DatabaseError, connection, transaction
from django.db.models import OuterRef, Subquery, Sum
from django.utils import timezone

from people.prepared import prepared

from .models import MostRead, PublishedArticle, Reading

logger = logging.getLogger(__name__)

PAUSE = 30  # seconds between two times that one process writes its counts down
WINDOW = timedelta(hours=24)
KEPT = timedelta(days=8)
PLACES = 10
ADD = (
    "INSERT INTO articles_reading (article_id, hour, times)"
    " SELECT id, %s, %s FROM articles_article WHERE id = %s"
    " ON CONFLICT (article_id, hour) DO UPDATE SET times = articles_reading.times + excluded.times"
)
# Programs that say so; the others' visits are few and do not change the order.
PROGRAMS = ("bot", "crawl", "spider", "slurp", "preview", "monitor", "curl", "python")

_counts: Counter = Counter()
_lock = threading.Lock()
_written = time.monotonic()


def count(article_id):
    """Count one reading of an article; nothing is written yet."""
    with _lock:
        _counts[article_id] += 1


def is_somebody(request):
    """Tell whether a report of a reading is somebody's: not a program's."""
    agent = request.headers.get("User-Agent", "").lower()
    return bool(agent) and not any(word in agent for word in PROGRAMS)


def write_when_due(**_signal):
    """Write this process's counts down when half a minute has passed; called after an answer."""
    if _counts and time.monotonic() - _written >= PAUSE:
        write()


request_finished.connect(write_when_due, dispatch_uid="articles.reading")


def write(at=None):
    """Write the counts of this process down, in one statement an article; return how many."""
    global _written
    hour = (at or timezone.now()).replace(minute=0, second=0, microsecond=0)
    with _lock:
        taken = sorted(_counts.items())  # one order, so that two processes never wait in a circle
        _counts.clear()
        _written = time.monotonic()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(ADD, [(hour, times, article) for article, times in taken])
    except DatabaseError as error:
        logger.warning("The readings are kept for the next time: %s", error)
        with _lock:
            _counts.update(dict(taken))
        return 0
    return len(taken)


def rank(at=None):
    """Put the most read of the last 24 hours into their places; run by the worker."""
    at = at or timezone.now()
    Reading.objects.filter(hour__lt=at - KEPT).delete()
    lately = Reading.objects.filter(hour__gt=at - WINDOW, hour__lte=at)
    sums = lately.values_list("article").annotate(total=Sum("times")).order_by("-total", "-article")
    ranked = [article for article, _total in sums[:PLACES]]
    if ranked == list(MostRead.objects.values_list("article", flat=True)):
        return
    with transaction.atomic():
        MostRead.objects.all().delete()
        MostRead.objects.bulk_create(
            MostRead(place=place, article_id=article) for place, article in enumerate(ranked, 1)
        )


def most_read(many=PLACES):
    """Return the most read articles that are public now, the most read first; one query."""
    return publicly_most_read(at=timezone.now())[:many]


@prepared
def publicly_most_read(at):
    place = MostRead.objects.filter(article=OuterRef("article")).values("place")
    cards = PublishedArticle.objects.public(at).for_cards()
    ranked = cards.filter(article__in=MostRead.objects.values("article"))
    return ranked.annotate(place=Subquery(place)).order_by("place")[:PLACES]
