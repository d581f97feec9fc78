"""A version complete in itself: what is frozen of a revision, and the rows asked backwards."""

from django.utils import timezone

from people.models import PenName, Person, Tenure

from .. import body, full_text, media
from ..models import (
    Event,
    Mention,
    Photo,
    PublishedArticle,
    PublishedByline,
    PublishedMention,
    PublishedPhoto,
    PublishedTopic,
    Section,
    Topic,
)


def frozen(revision, files, named, from_moment, content=None):
    """Return an article's first version as it would be published at a moment, unsaved."""
    content = content or revision.document
    pictures = {key: picture for key, (_photo, _files, picture) in files.items()}
    lead = body.lead_picture(content, pictures)
    source = content["source"]
    return PublishedArticle(
        article=revision.article,
        revision=revision,
        document=content,
        section=named.sections[content["section"]["key"]],
        event=content["event"] and named.events[content["event"]["key"]],
        kind=content["kind"],
        slug=revision.article.slug,
        kicker=content["kicker"],
        headline=content["headline"],
        dateline=content["dateline"],
        lede=content["lede"],
        picture=lead,
        may_syndicate=source is None or source["may_syndicate"],
        published_at=from_moment,
        in_force_from=from_moment,
        **derived(content, pictures, from_moment),
    )


def derived(content, pictures, published_at):
    """Return the columns that are made of a version's document, by name."""
    printed = body.print_body(content, pictures)
    exact, folded = search_texts(content, published_at)
    return {
        "body": printed,
        "minutes": body.minutes_to_read(printed),
        "search_exact": exact,
        "search_folded": folded,
    }


def search_texts(content, published_at):
    """Return the search columns of a version, (exact, folded); the year it appeared counts too."""
    head, rest = body.search_parts(content)
    return full_text.texts(head, [*rest, str(timezone.localtime(published_at).year)])


def name_pictures(content, named):
    """Fill `named`, `{photo key: (photo, public files, picture)}`, for captions that have one."""
    captions = {c["photo"]: c for c in content["captions"] if c["photo"]}
    if not captions:
        return
    for photo in Photo.objects.select_related("source").filter(key__in=captions):
        caption = captions[photo.key]
        public = media.give_public_names(photo, stamped_facts(photo, caption))
        named[photo.key] = photo, public, media.picture(public, caption["alt"])


def stamped_facts(photo, caption):
    """Return what a public file says of itself; of the people shown, public figures alone."""
    shown = [row["person"] for row in caption["people"]]
    public = {p.key: p.full_name for p in Person.objects.public_figures().filter(key__in=shown)}
    return {
        "description": caption["text"],
        "creator": photo.creator,
        "credit": caption["credit"],
        "source": photo.source.name if photo.source else "",
        "copyright": photo.embedded.get("copyright", ""),
        "people": [public[key] for key in shown if key in public],
    }


class Named:
    """The rows that some documents name by their keys."""

    def __init__(self, contents):
        mentions = [row for content in contents for row in people_of(content)]
        bylines = [row["pen_name"] for content in contents for row in content["bylines"]]
        topics = [row["key"] for content in contents for row in content["topics"]]
        self.people = by_key(Person, [row["person"] for row in mentions])
        self.tenures = by_key(Tenure, [key for row in mentions for key in row["tenures"]])
        self.topics = by_key(Topic, topics)
        self.pen_names = by_key(PenName, [row["key"] for row in bylines if row])
        events = [content["event"]["key"] for content in contents if content["event"]]
        self.events = by_key(Event, events)
        self.sections = by_key(Section, [content["section"]["key"] for content in contents])


def by_key(model, keys):
    return {row.key: row for row in model.objects.filter(key__in=set(keys))}


def people_of(content):
    """Return the mentions of a document, then whom its pictures alone show, as name or title."""
    named = {row["person"] for row in content["mentions"]}
    shown = {}
    for caption in content["captions"]:
        for row in caption["people"] if caption["photo"] else ():
            if row["person"] not in named:
                form = Mention.Form.FULL if row["title"] else Mention.Form.NAME_ONLY
                shown.setdefault(row["person"], row | {"tenures": [], "form": form})
    return [*content["mentions"], *shown.values()]


def rows_of(version, files, named):
    """Return `{model: [unsaved rows]}` of what is asked backwards about a version."""
    content = version.document
    whose = {
        "version": version,
        "article_id": version.article_id,
        "published_at": version.published_at,
    }
    return {
        PublishedMention: [
            PublishedMention(
                **whose,
                order=order,
                person=named.people[row["person"]],
                tenure=named.tenures.get(key),
                title_as_printed=row["title"],
                form=row["form"],
            )
            for order, row in enumerate(people_of(content), 1)
            for key in row["tenures"] or [None]
        ],
        PublishedPhoto: [
            PublishedPhoto(version=version, order=order, photo=photo, files=public)
            for order, (photo, public, _picture) in enumerate(files.values(), 1)
        ],
        PublishedTopic: [
            PublishedTopic(**whose, topic=named.topics[row["key"]]) for row in content["topics"]
        ],
        PublishedByline: [
            PublishedByline(
                **whose,
                order=order,
                role=row["role"],
                pen_name=row["pen_name"] and named.pen_names[row["pen_name"]["key"]],
                name_as_printed=row["name"],
            )
            for order, row in enumerate(content["bylines"], 1)
        ],
    }
