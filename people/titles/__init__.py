"""People named in a text, with their titles, and whether the titles were held that day.

Pure: text and roster in, places in the text and verdicts out; no database, no framework. The
register is built into a `Roster` once a change; a text then costs its own length.
"""

from .facts import Organization, Person, Position, Post, Tenure
from .finding import find
from .judging import check
from .mentions import Block, Mention, Title
from .roster import Roster
from .verdicts import Finding, Verdict, Why

__all__ = [
    "Block",
    "Finding",
    "Mention",
    "Organization",
    "Person",
    "Position",
    "Post",
    "Roster",
    "Tenure",
    "Title",
    "Verdict",
    "Why",
    "check",
    "find",
]
