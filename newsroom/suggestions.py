"""Suggestions while somebody types: people, organisations and headlines that begin so."""

from django.db.models import Q
from django.utils import timezone

from articles import searching
from articles.full_text import by_index
from articles.models import PublishedArticle
from newsroom import public
from newsroom.answers import plain, register
from people.prepared import prepared

SHORTEST = 2  # letters
PEOPLE, BODIES, HEADLINES = 4, 3, 4


def suggestions_for(typed):
    """Return `[{"text", "url", "kind"}]` for what is being typed: nothing that has no page."""
    words = plain(typed)
    if len(words) < SHORTEST:
        return []
    people = public.people().filter(
        Q(search_folded__startswith=words) | Q(search_folded__contains=f" {words}")
    )[:PEOPLE]
    named = register().organizations_beginning(words)
    bodies = public.organizations().filter(pk__in=named).distinct()[:BODIES]
    return [
        *(suggestion(who.full_name, who, "person") for who in people),
        *(suggestion(body.name, body, "organisation") for body in bodies),
        *(suggestion(version.headline, version, "article") for version in headlines(typed)),
    ]


def suggestion(text, row, kind):
    return {"text": text, "url": row.get_absolute_url(), "kind": kind}


def headlines(typed):
    """Return public versions whose headline has the words, when at least two were typed."""
    question = searching.read(typed)
    if len(question.words) < 2:
        return []
    with by_index():
        return headed(match=searching.in_headline(question), at=timezone.now())


@prepared
def headed(match, at):
    versions = PublishedArticle.objects.public(at).with_tokens(match)
    return versions.only("headline", "slug", "article")[:HEADLINES]
