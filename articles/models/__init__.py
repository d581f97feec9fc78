"""The desk's models, and the public side that publishing writes."""

from .article import Article, Byline, Mention
from .caption import Caption, CaptionPerson
from .correction import Correction, Retraction
from .event import Document, Event, Figure, Participation
from .log import Step
from .masthead import Masthead
from .photo import Photo, Portrait
from .placement import FrontPagePlan, Placement
from .published import (
    PublishedArticle,
    PublishedByline,
    PublishedEvent,
    PublishedMention,
    PublishedPhoto,
    PublishedTopic,
)
from .revision import Origin, Revision
from .section import PublishingRight, Section, SectionEditor, Source, Topic

__all__ = [
    "Article",
    "Byline",
    "Caption",
    "CaptionPerson",
    "Correction",
    "Document",
    "Event",
    "Figure",
    "FrontPagePlan",
    "Masthead",
    "Mention",
    "Origin",
    "Participation",
    "Photo",
    "Placement",
    "Portrait",
    "PublishedArticle",
    "PublishedByline",
    "PublishedEvent",
    "PublishedMention",
    "PublishedPhoto",
    "PublishedTopic",
    "PublishingRight",
    "Retraction",
    "Revision",
    "Section",
    "SectionEditor",
    "Source",
    "Step",
    "Topic",
]
