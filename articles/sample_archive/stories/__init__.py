"""What the sample archive tells: kinds of stories, each with frames for every part of an article."""

from .common import CLOSINGS, CLOSINGS_OF, QUOTES, SIDE_FACTS
from .culture import CULTURE
from .economy import ECONOMY
from .law import LAW
from .politics import POLITICS
from .society import SOCIETY
from .story import Story

STORIES: tuple[Story, ...] = (*POLITICS, *ECONOMY, *SOCIETY, *CULTURE, *LAW)

__all__ = ["CLOSINGS", "CLOSINGS_OF", "QUOTES", "SIDE_FACTS", "STORIES", "Story"]
