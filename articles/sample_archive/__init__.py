"""The sample archive: a newspaper of many years, all of it invented and marked as samples.

Deterministic: the n-th article of a seed is the same text whenever it is made, and what is there
already is not made again. Word frequencies follow Zipf's law and names share syllables, so that
what is measured on it means something.
"""

import datetime
import itertools
import random

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from people.in_force import local_day

from .. import document
from ..models import Article, Byline, Caption, Mention, PublishedArticle, Revision
from ..publishing.events import publish_event
from ..publishing.freezing import Named, frozen, name_pictures, rows_of
from .calendar import announce_coming, covered_event
from .cast import Cast
from .house import House
from .illustration import Illustrations
from .writing import Written, write

BATCH = 250
PER_DAY = 20  # articles, where no number of days is asked
FIRST_MINUTE, MINUTES = 5 * 60 + 30, 16 * 60  # a day's news: from 5.30 to 21.30
PICTURED = 80  # of the newest, three in five have a picture
WITH_EVENTS = 400  # of the newest have the event that they tell of


def make_archive(count, seed=1, until=None, days=None, progress=iter):
    """Make the articles of a seed that are not there yet; return how many were made.

    They end at the moment `until` (now when None) and are spread evenly over `days` days.
    `progress` wraps the numbers of the articles, as a progress bar does.
    """
    until = until or timezone.now()
    days = days or max(1, round(count / PER_DAY))
    there = Article.objects.filter(key__startswith=f"mau-{seed}-").count()
    house, cast = House(), Cast(local_day(until))
    illustrations = Illustrations(seed, range(max(0, count - PICTURED), count))
    numbers = iter(progress(range(there, count)))
    while batch := list(itertools.islice(numbers, BATCH)):
        with transaction.atomic():
            drafts = []
            for number in batch:
                key, moment = f"mau-{seed}-{number}", moment_of(number, count, until, days)
                rng = random.Random(key)
                draft = Draft(key, moment, write(rng, local_day(moment), cast), house, rng)
                draft.photo = illustrations.photo(number, draft.written.scene)
                if number >= count - WITH_EVENTS and draft.written.event_name:
                    draft.event = covered_event(draft)
                drafts.append(draft)
            save(drafts)
    if count:
        announce_coming(until)
    return max(0, count - there)


def moment_of(number, count, until, days):
    """Return when an article appeared: in working hours, none of them after `until`."""
    last = timezone.localtime(until)
    minutes_today = min(max(last.hour * 60 + last.minute - FIRST_MINUTE, 1), MINUTES)
    position = ((days - 1) * MINUTES + minutes_today) * (number + 1) / count
    day, minute = divmod(position, MINUTES)
    first = last.replace(hour=0, minute=0, second=0, microsecond=0)
    first -= datetime.timedelta(days=days - 1)
    moment = first + datetime.timedelta(days=int(day), minutes=FIRST_MINUTE + int(minute))
    return min(moment, until).replace(second=0, microsecond=0)


class Draft:
    """One article on its way: its words, and its rows at the desk."""

    photo = event = None

    def __init__(self, key, moment, written, house, rng):
        self.key, self.moment, self.written, self.house = key, moment, written, house
        self.rng = rng
        self.pen_name = rng.choice(house.pen_names)
        self.topic = house.topics.get(written.topic)

    def article(self):
        written = self.written
        marker = f'<figure data-caption="{self.key}-anh"></figure>' if self.photo else ""
        paragraphs = [f"<p>{text}</p>" for text in written.paragraphs]
        made = Article(
            key=self.key,
            kind="tin" if len(paragraphs) < 7 else "bai",
            kicker=written.kicker,
            headline=written.headline[:250],
            dateline="LSO",
            lede=written.lede,
            body="\n".join(filter(None, [marker, *paragraphs])),
            section=self.house.sections[written.section],
            source=self.house.source,
            event=self.event,
            event_date=written.day,
            status=Article.Status.APPROVED,
        )
        made.derive()
        return made

    def caption(self, article):
        return Caption(
            key=f"{self.key}-anh", article=article, photo=self.photo, text=self.photo.alt
        )

    def byline(self, article):
        return Byline(
            key=f"{self.key}-ten", article=article, pen_name=self.pen_name,
            name_as_printed=self.pen_name.name,
        )  # fmt: skip

    def mentions(self, article):
        return [
            Mention(
                key=f"{self.key}-nguoi-{order}", article=article, order=order,
                person=holder.person, title_as_printed=holder.printed,
                words=f"đồng chí {holder.person.full_name}, {holder.printed}",
            )
            for order, holder in enumerate(self.written.holders, 1)
        ]  # fmt: skip


def save(drafts):
    """Write the drafts as the desk would have them, and their first versions as published."""
    articles = Article.objects.bulk_create([draft.article() for draft in drafts])
    pairs = list(zip(drafts, articles, strict=True))
    Byline.objects.bulk_create([draft.byline(article) for draft, article in pairs])
    Caption.objects.bulk_create([d.caption(article) for d, article in pairs if d.photo])
    mentions = [row for draft, article in pairs for row in draft.mentions(article)]
    Mention.objects.bulk_create(mentions)
    tenures = [holder.tenure.pk for draft in drafts for holder in draft.written.holders]
    join = Mention.tenures.through
    join.objects.bulk_create(
        join(mention=mention, tenure_id=pk) for mention, pk in zip(mentions, tenures, strict=True)
    )
    join = Article.topics.through
    join.objects.bulk_create(join(article=a, topic=d.topic) for d, a in pairs if d.topic)
    publish(pairs, articles)


def publish(pairs, articles):
    """Freeze each draft's document as a revision and as the version in force from its moment."""
    revisions = Revision.objects.bulk_create(
        Revision(
            key=f"{draft.key}-1", article=article, number=1, document=content,
            digest=document.digest(content), made_at=draft.moment, reason="bài mẫu",
        )
        for (draft, article), content in zip(pairs, document.build_many(articles), strict=True)
    )  # fmt: skip
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(
        approved_revision=Subquery(Revision.objects.filter(article=OuterRef("pk")).values("pk")[:1])
    )
    named = Named([revision.document for revision in revisions])
    files, versions = [], []
    for (draft, _article), revision in zip(pairs, revisions, strict=True):
        files.append({})
        name_pictures(revision.document, files[-1])
        version = frozen(revision, files[-1], named, draft.moment)
        version.key = f"{draft.key}-1"
        versions.append(version)
    PublishedArticle.objects.bulk_create(versions)
    rows = {}
    for version, its_files in zip(versions, files, strict=True):
        for model, made in rows_of(version, its_files, named).items():
            rows.setdefault(model, []).extend(made)
        if version.document["event"]:
            publish_event(version.document["event"], version.in_force_from)
    for model, made in rows.items():
        model.objects.bulk_create(made)


def plant(rows):
    """Publish articles with words of one's own among the others; those that are there stay.

    `rows` are (key, section's name, day as YYYY-MM-DD, kicker, headline, lede, paragraphs).
    """
    house, drafts = House(), []
    for key, section, day, kicker, headline, lede, paragraphs in rows:
        key, day = f"mau-{key}", datetime.date.fromisoformat(day)
        if Article.objects.filter(key=key).exists():
            continue
        written = Written(section, kicker, headline, lede, paragraphs, day)
        noon = timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
        drafts.append(Draft(key, noon, written, house, random.Random(key)))
    with transaction.atomic():
        save(drafts)
    return len(drafts)
