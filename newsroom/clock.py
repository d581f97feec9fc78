"""What the worker does every minute, beside its jobs; each of it may be done twice."""

import logging
import time

from articles import reading
from articles.front_page import plans
from people.models import public_change

logger = logging.getLogger(__name__)

MINUTE = 60.0  # seconds
DUTIES = (plans.warn, reading.rank, public_change.forget_old)


class Clock:
    """Carries out the duties once a minute; one that fails does not keep the others from it."""

    def __init__(self):
        self.last = None

    def tick(self):
        now = time.monotonic()
        if self.last is not None and now - self.last < MINUTE:
            return
        self.last = now
        for duty in DUTIES:
            try:
                duty()
            except Exception:
                logger.exception("%s.%s failed.", duty.__module__, duty.__name__)
