"""The front page: what stands on it, and the verbs that arrange it.

`FrontPage.at(moment)` (page.py) is what readers get; arranging.py, plans.py and moods.py hold the
managing editor's verbs, fitting.py what may stand where, protocol.py an opinion on the order.
"""

from .cards import IN_ROW, NEWEST, pair_of
from .changing import next_change
from .events import upcoming_events
from .page import FrontPage

__all__ = ["IN_ROW", "NEWEST", "FrontPage", "next_change", "pair_of", "upcoming_events"]
