"""What a search answers: the named on top, articles, how many there are, and how to narrow them."""

from collections import Counter
from dataclasses import dataclass, field
from operator import itemgetter

from django.db.models import Count
from django.utils import timezone

from articles import searching, spelling
from articles.excerpts import Marker, as_printed
from articles.full_text import by_index
from articles.models import PublishedArticle, PublishedMention
from articles.scope import COUNTED, PAGE, Scope
from newsroom.answers import answers_to, seen_people
from people.prepared import prepared

PAGES = 50
PEOPLE = 8  # of those whom the articles found name


@dataclass
class Results:
    """The answers to one search, one page of them."""

    typed: str
    meant: str = ""  # what was searched instead, where the typed words find nothing
    answers: list = field(default_factory=list)
    articles: list = field(default_factory=list)  # {"article", "excerpt"}
    count: int = 0  # at most COUNTED + 1
    has_more: bool = False
    by_section: dict = field(default_factory=dict)  # {primary key: count}, if all are counted
    by_year: dict = field(default_factory=dict)
    by_person: list = field(default_factory=list)  # (Person, count)


def results_of(typed, scope=None, page=1, newest_first=False):
    """Return the Results of what was typed within a Scope (all that is public when None).

    Where nothing has the words as typed, what was probably meant is searched instead.
    """
    scope = scope or Scope()
    results = Results(typed, answers=answers_to(typed, scope.at))
    question = searching.read(typed)
    if not question:
        return results
    start = (page - 1) * PAGE
    with by_index():
        keys, found = look_up(scope, question, start + PAGE + 1, newest_first)
    if not found and not results.answers and (meant := spelling.mended(scope, question)):
        results.meant, question = meant, searching.read(meant)
        results.answers = answers_to(meant, scope.at)
        with by_index():
            keys, found = look_up(scope, question, start + PAGE + 1, newest_first)
    results.count = len(found)
    results.has_more = len(keys) > start + PAGE and page < PAGES
    show(results, keys[start : start + PAGE], scope.at)
    if 1 < len(found) <= COUNTED:
        count_parts(results, found, scope.at)
    return results


def look_up(scope, question, wanted, newest_first):
    """Return the primary keys of the first `wanted` in order, and what was found in no order."""
    everywhere = searching.everywhere(question)
    found = scope.found(everywhere)
    if newest_first:
        keys = in_order(found) or scope.newest(everywhere, wanted)
        return keys[:wanted], found
    return searching.best(scope, question, min(wanted, len(found)), in_order(found)), found


def in_order(found):
    """Return the primary keys of what was found, the newest first; none where more are there."""
    if len(found) > COUNTED:
        return []
    return [key for key, *_rest in sorted(found, key=itemgetter(2, 3), reverse=True)]


def show(results, shown, at):
    """Fill in the articles of a page with their excerpts."""
    by_key = {version.pk: version for version in of_keys(at=at, keys=shown)}
    marker = Marker(results.meant or results.typed)
    results.articles = [
        {"article": by_key[key], "excerpt": marker.excerpt(by_key[key].document)}
        for key in shown
        if key in by_key
    ]
    if results.meant and results.articles:
        first = results.articles[0]["article"]
        results.meant = as_printed(results.meant.split(), first.document)


@prepared
def of_keys(at, keys):
    versions = PublishedArticle.objects.public(at).order_by().filter(pk__in=keys.each())
    return versions.select_related("section").defer("body", "search_exact", "search_folded")


@prepared
def named_in(keys):
    """Return the people whom most of the versions name, (primary key, how many)."""
    mentions = PublishedMention.objects.filter(version__in=keys.each()).order_by()
    counted = mentions.values("person").annotate(count=Count("version", distinct=True))
    return counted.order_by("-count", "person").values_list("person", "count")[: PEOPLE * 2]


def count_parts(results, found, at):
    """Count what was found by section, year and person."""
    keys, sections, moments, _articles = zip(*found, strict=True)
    results.by_section = Counter(sections)
    here = timezone.get_current_timezone()
    years = Counter(moment.astimezone(here).year for moment in moments)
    results.by_year = dict(sorted(years.items(), reverse=True))
    counts = dict(named_in(keys=keys))
    people = seen_people(keys=counts, at=at)
    results.by_person = sorted(
        ((person, counts[person.pk]) for person in people), key=lambda row: -row[1]
    )[:PEOPLE]
