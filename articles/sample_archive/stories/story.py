"""One kind of story. Names in braces are filled by `writing.Slots`, the same word all through."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """Frames of one kind of story: an article takes one headline, one lede and some facts."""

    section: str
    weight: int  # how often it is told, beside the others
    kickers: tuple[str, ...]
    headlines: tuple[str, ...]
    ledes: tuple[str, ...]
    facts: tuple[str, ...]
    speaker: str = "xa"  # who is heard: the head of an agency, or of a commune or district
    topic: str = ""
    event: str = ""  # the name of the event that it covers
    scene: str = "nui"  # which drawing goes with it
