"""The articles: nearly all approved and published, some thousand on their way."""

from articles.models import Byline, SectionEditor
from people import groups
from people.models import PenName
from tests import make

from .copies import at_once, copy, folded_of, made_of, moment

AUTHORS, SECTIONS = 100, 10
STATUS = (
    "CASE n % 1000 WHEN 1 THEN 'draft' WHEN 2 THEN 'submitted' WHEN 3 THEN 'edited' "
    "ELSE 'approved' END"
)
KIND = "CASE WHEN n % 500 = 0 THEN 'xa-luan' WHEN n % 3 = 0 THEN 'bai' ELSE 'tin' END"
IS_APPROVED = "n % 1000 NOT IN (1, 2, 3)"
AWAITS_READERS = "n % 5000 = 4"
KEY, SLUG = "'bench' || n", "'tin-' || n"


def begin():
    """Make the desk's people and sections, and the article that all others are copies of."""
    people = [make.user(groups.REPORTER) for _n in range(AUTHORS)]
    people[0].person = make.person()
    people[0].save()
    sections = sorted(make.section(name=f"Mục {n}").pk for n in range(SECTIONS))
    article = make.article(created_by=None)
    pen_name = PenName.objects.create(name="Người Thử", person=people[0].person)
    Byline.objects.create(article=article, pen_name=pen_name, name_as_printed="Người Thử")
    make.published(article)
    SectionEditor.objects.create(user=make.user(groups.EDITOR), section_id=sections[1])
    make.user(is_superuser=True)
    return article, sections, people


def fill(first, last, *given):
    """Put the articles of these numbers in, with their revisions, versions and bylines."""
    with at_once():
        put_in(first, last, *given)


def put_in(first, last, like, sections, authors):
    revision, version = like.revisions.get(), like.published_versions.get()
    article = columns_of(like, revision, sections, authors)
    of_it = {"key": KEY, "article_id": article["id"]}
    kept = of_it | {"id": f"{revision.pk} + n"}
    printed = of_it | {
        "id": f"{version.pk} + n", "revision_id": kept["id"], "slug": SLUG,
        "in_force_from": moment(), "published_at": moment(),
    }  # fmt: skip
    byline = like.bylines.get()
    copy(like, article, first, last)
    copy(revision, kept, first, last)
    copy(version, printed, first, last, f"{IS_APPROVED} AND NOT ({AWAITS_READERS})")
    copy(byline, of_it | {"id": f"{byline.pk} + n"}, first, last, "n % 5000 = 9")


def columns_of(like, revision, sections, authors):
    return {
        "id": f"{like.pk} + n",
        "key": KEY,
        "slug": SLUG,
        "headline": made_of(),
        "search_folded": folded_of(),
        "status": STATUS,
        "kind": KIND,
        "modified_at": moment(),
        "section_id": f"{sections[0]} + n % {SECTIONS}",
        "created_by_id": f"{authors[0].pk} + n % {AUTHORS}",
        "approved_revision_id": f"CASE WHEN {IS_APPROVED} THEN {revision.pk} + n END",
        "awaits_readers": AWAITS_READERS,
    }
