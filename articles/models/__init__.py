"""The desk's models, and the public side that publishing writes."""

from .arrangement import Arrangement
from .article import Article, Byline, Mention
from .caption import Caption, CaptionPerson
from .correction import Correction, Retraction
from .dismissal import Dismissal
from .entry import Entry
from .event import Document, Event, Figure, Participation
from .log import Step
from .masthead import Masthead
from .mood import Mood
from .photo import Photo
from .placement import FrontPagePlan, Placement, PlannedPlacement
from .portrait import Portrait
from .published import (
    PublishedArticle,
    PublishedByline,
    PublishedEvent,
    PublishedMention,
    PublishedPhoto,
    PublishedTopic,
)
from .reading import MostRead, Reading
from .revision import Origin, Revision
from .section import FormerSectionName, PublishingRight, Section, SectionEditor, Source, Topic
from .slot import Slot
from .writing import Note, Presence, PreviewLink, SavedFilter, Unsaved, Upload

__all__ = [
    "Arrangement",
    "Article",
    "Byline",
    "Caption",
    "CaptionPerson",
    "Correction",
    "Dismissal",
    "Document",
    "Entry",
    "Event",
    "Figure",
    "FormerSectionName",
    "FrontPagePlan",
    "Masthead",
    "Mention",
    "Mood",
    "MostRead",
    "Note",
    "Origin",
    "Participation",
    "Photo",
    "Placement",
    "PlannedPlacement",
    "Portrait",
    "Presence",
    "PreviewLink",
    "PublishedArticle",
    "PublishedByline",
    "PublishedEvent",
    "PublishedMention",
    "PublishedPhoto",
    "PublishedTopic",
    "PublishingRight",
    "Reading",
    "Retraction",
    "Revision",
    "SavedFilter",
    "Section",
    "SectionEditor",
    "Slot",
    "Source",
    "Step",
    "Topic",
    "Unsaved",
    "Upload",
]
