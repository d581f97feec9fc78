"""Publishing: the only writer of what is public.

A version is frozen from one revision, complete in itself, with the rows that are asked backwards,
in one transaction. Who may publish is not asked here but in workflow.py.
"""

from functools import partial

from django.db import transaction
from django.utils import timezone

from people.models import PenName, Person, Tenure

from . import body, document, full_text, media
from .link_card import give_card
from .models import (
    Event,
    Masthead,
    Mention,
    Photo,
    PublishedArticle,
    PublishedByline,
    PublishedEvent,
    PublishedMention,
    PublishedPhoto,
    PublishedTopic,
    Section,
    Topic,
)


def public_state(article, at=None):
    """Return what readers have: unpublished, scheduled, in_force, ended or retracted."""
    at = at or timezone.now()
    versions = list(
        article.published_versions.values_list("in_force_from", "in_force_until", "sealed_at")
    )
    if not versions:
        return "unpublished"
    # A version that was replaced over a picture's right is sealed while the article goes on.
    versions = [(start, until) for start, until, sealed in versions if not sealed]
    if not versions:
        return "retracted"
    if any(start <= at and (until is None or at < until) for start, until in versions):
        return "in_force"
    return "scheduled" if any(start > at for start, _until in versions) else "ended"


def publish_revision(revision, from_moment, update_note="", *, content=None, until=None):
    """Freeze a revision as the version in force from a moment; return the PublishedArticle.

    `content` is given where the house had to change the revision's words (`replace_version`).
    """
    content = content or revision.document
    files, drawn = {}, []
    try:
        with transaction.atomic():
            name_pictures(content, files)
            if not files:
                paper = Masthead.current().name
                drawn.append(give_card(content["headline"], content["kicker"], paper))
            named = Named([content])
            version = frozen(revision, files, named, from_moment, content)
            version.card, version.update_note = next(iter(drawn), None), update_note
            version.in_force_until = until
            _follow(version)
            for model, rows in rows_of(version, files, named).items():
                model.objects.bulk_create(rows)
            if content["event"]:
                publish_event(content["event"], from_moment)
    except BaseException:
        for _photo, public, _picture in files.values():
            media.delete_public(public)
        media.delete_public(drawn)
        raise
    return version


def name_pictures(content, named):
    """Fill `named`, `{photo key: (photo, public files, picture)}`, for captions that have one."""
    captions = {c["photo"]: c for c in content["captions"] if c["photo"]}
    if not captions:
        return
    for photo in Photo.objects.select_related("source").filter(key__in=captions):
        caption = captions[photo.key]
        public = media.give_public_names(photo, _stamped_facts(photo, caption))
        named[photo.key] = photo, public, media.picture(public, caption["alt"])


def _stamped_facts(photo, caption):
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


def _follow(version):
    """Save a version as the one that follows whatever was in force at its first moment."""
    earlier = version.article.published_versions.order_by("in_force_from")
    first = earlier.first()
    earlier.in_force(version.in_force_from).update(in_force_until=version.in_force_from)
    version.corrections = corrections_of(version.article)
    if first:
        exact, folded = search_texts(version.document, first.published_at)
        version.search_exact, version.search_folded = exact, folded
        version.published_at = first.published_at
        version.published_precision = first.published_precision
    version.save()


def frozen(revision, files, named, from_moment, content=None):
    """Return an article's first version as it would be published at a moment, unsaved."""
    content = content or revision.document
    pictures = {key: picture for key, (_photo, _files, picture) in files.items()}
    lead = body.lead_picture(content, pictures)
    exact, folded = search_texts(content, from_moment)
    source = content["source"]
    return PublishedArticle(
        article=revision.article,
        revision=revision,
        document=content,
        body=body.print_body(content, pictures),
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
        search_exact=exact,
        search_folded=folded,
    )


def search_texts(content, published_at):
    """Return the search columns of a version, (exact, folded); the year it appeared counts too."""
    head, rest = body.search_parts(content)
    return full_text.texts(head, [*rest, str(timezone.localtime(published_at).year)])


class Named:
    """The rows that some documents name by their keys."""

    def __init__(self, contents):
        mentions = [row for content in contents for row in people_of(content)]
        bylines = [row["pen_name"] for content in contents for row in content["bylines"]]
        topics = [row["key"] for content in contents for row in content["topics"]]
        self.people = _by_key(Person, [row["person"] for row in mentions])
        self.tenures = _by_key(Tenure, [key for row in mentions for key in row["tenures"]])
        self.topics = _by_key(Topic, topics)
        self.pen_names = _by_key(PenName, [row["key"] for row in bylines if row])
        events = [content["event"]["key"] for content in contents if content["event"]]
        self.events = _by_key(Event, events)
        self.sections = _by_key(Section, [content["section"]["key"] for content in contents])


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


def _by_key(model, keys):
    return {row.key: row for row in model.objects.filter(key__in=set(keys))}


def publish_event(box, from_moment):
    """Put an event's box in force from a moment, for as long as no later version begins."""
    event = Event.objects.get(key=box["key"])
    versions = event.published_versions
    if versions.filter(in_force_from=from_moment).exists():
        return
    following = versions.filter(in_force_from__gt=from_moment).order_by("in_force_from").first()
    versions.in_force(from_moment).update(in_force_until=from_moment)
    PublishedEvent.objects.create(
        event=event,
        slug=box["slug"],
        name=box["name"],
        first_day=box["first_day"],
        last_day=box["last_day"],
        document=box,
        in_force_from=from_moment,
        in_force_until=following.in_force_from if following else None,
    )


def corrections_of(article):
    """Return the article's corrections as the page prints them, newest first."""
    return [
        {
            "day": timezone.localtime(row.made_at).date().isoformat(),
            "text": row.text,
            "full": row.is_full,
        }
        for row in article.corrections.order_by("-made_at", "-pk")
    ]


def print_corrections(article):
    """Show the article's corrections with every version that readers have or will have."""
    article.published_versions.filter(sealed_at=None).update(corrections=corrections_of(article))


def withdraw_scheduled(article, at=None):
    """Delete the versions that were never in force; what they would have replaced stays."""
    at = at or timezone.now()
    with transaction.atomic():
        for version in article.published_versions.filter(in_force_from__gt=at):
            _withdraw_event(version)
            delete_pictures_of(version)
            start = version.in_force_from
            version.delete()
            article.published_versions.filter(in_force_until=start).update(in_force_until=None)


def replace_version(version, content, at):
    """Seal a version that readers may no longer have, and put a document in its place.

    From the moment on readers have the document until the version would have ended; one still to
    come is replaced whole; of one that has ended nothing takes the place. Its pictures go.
    """
    until = version.in_force_until
    with transaction.atomic():
        delete_pictures_of(version)
        if version.in_force_from > at:
            version.delete()
        else:
            ends = until if until and until <= at else at
            PublishedArticle.objects.filter(pk=version.pk).update(sealed_at=at, in_force_until=ends)
            if ends == until:
                return
        start, note = max(version.in_force_from, at), version.update_note
        publish_revision(version.revision, start, note, content=content, until=until)


def _withdraw_event(version):
    """Take back the event's version that a scheduled article would have brought."""
    box = version.document["event"]
    if not box:
        return
    others = PublishedEvent.objects.filter(event__key=box["key"])
    late = others.filter(in_force_from=version.in_force_from).first()
    if late:
        until = late.in_force_until
        late.delete()
        others.filter(in_force_until=version.in_force_from).update(in_force_until=until)


def seal(article, at=None):
    """Take every version of an article, past and future, from readers, pictures too.

    An event that was public only through this article goes with it; one that another public
    article covers is put in force again from that article's words.
    """
    at = at or timezone.now()
    with transaction.atomic():
        versions = list(article.published_versions.filter(sealed_at=None))
        article.published_versions.filter(sealed_at=None).update(sealed_at=at)
        for version in versions:
            delete_pictures_of(version)
        for key in {v.document["event"]["key"] for v in versions if v.document["event"]}:
            _seal_event(key, at)


def _seal_event(key, at):
    event = Event.objects.get(key=key)
    rows = event.published_versions.filter(sealed_at=None)
    # What no reader has seen yet is put there again below, by those who may still bring it.
    rows.filter(in_force_from__gt=at).delete()
    rows.update(sealed_at=at)
    PublishedEvent.objects.filter(event=event).in_force(at).exclude(in_force_from=at).update(
        in_force_until=at
    )
    covering = PublishedArticle.objects.public(at).filter(event=event).first()
    if covering:
        publish_event(covering.document["event"], at)
    elif event.announced_at:
        publish_event(document.event_box(event), at)
    for later in PublishedArticle.objects.filter(
        event=event, sealed_at=None, in_force_from__gt=at
    ).order_by("in_force_from"):
        publish_event(later.document["event"], later.in_force_from)


def delete_pictures_of(version):
    """Delete the public files of a version once the transaction holds."""
    for row in version.photos.all():
        transaction.on_commit(partial(media.delete_public, row.files))
    if version.card:
        transaction.on_commit(partial(media.delete_public, [version.card]))


def announce_event(event, at=None):
    """Show an event to readers before anything covers it; again after changes."""
    at = at or timezone.now()
    with transaction.atomic():
        event.announced_at = event.announced_at or at
        event.sequence += 1
        event.save()
        publish_event(document.event_box(event), at)


def reprint(version):
    """Derive body and search columns again from a version's document; tell whether any changed."""
    pictures = {
        row.photo.key: media.picture(row.files, _alt(version, row.photo.key))
        for row in version.photos.select_related("photo")
    }
    content = version.document
    exact, folded = search_texts(content, version.published_at)
    derived = {
        "body": body.print_body(content, pictures),
        "search_exact": exact,
        "search_folded": folded,
    }
    changed = {name: new for name, new in derived.items() if getattr(version, name) != new}
    if changed:
        PublishedArticle.objects.filter(pk=version.pk).update(**changed)
    return bool(changed)


def give_missing_card(version):
    """Draw the card of a version that came without, from a fixture say; return whether it did."""
    if version.picture or version.card:
        return False
    card = give_card(version.headline, version.kicker, Masthead.current().name)
    PublishedArticle.objects.filter(pk=version.pk).update(card=card)
    return True


def _alt(version, photo_key):
    return next(c["alt"] for c in version.document["captions"] if c["photo"] == photo_key)
