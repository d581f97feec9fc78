"""Titles while one writes: what is found in the unsaved text, and what the desk answers to it."""

from django import forms
from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from people import register, roster
from people.models import Proposal
from people.titles import Verdict

from ... import recheck, rights, title_check, title_desk, title_people, workflow
from ...models import Article, Event, Section
from .desk_json import desk_json

PART = "admin/articles/article/_titles.html"
VERDICTS = {
    "unknown_person": gettext_lazy("Not in the register"),
    "not_held": gettext_lazy("Not held that day"),
    "incomplete": gettext_lazy("Incomplete"),
    "outdated": gettext_lazy("Out of date"),
    "order": gettext_lazy("Order"),
    "misspelled": gettext_lazy("Misspelled"),
    "not_recorded": gettext_lazy("Title not in the register"),
    "rank": gettext_lazy("Rank of another day"),
}
HEADS = ("kicker", "headline", "subhead", "lede")
MOST_CAPTIONS = 200


class TitlePages:
    """The part of ArticleAdmin for people and their titles."""

    @desk_json
    def titles(self, request, object_id=None):
        """Answer the panel's HTML for the text of the page as it stands, saved or not."""
        if request.method != "POST":
            return JsonResponse({"state": "refused"}, status=405)
        article = self.titled(request, object_id)
        copy, fields = typed_copy(article, request.POST)
        return render(request, PART, {"titles": panel(article, copy, fields)})

    @desk_json
    def dismiss_title(self, request, object_id):
        """Set a finding aside, or with `again` raise all of the article again."""
        article = self.titled(request, object_id, to_change=True)
        if request.method != "POST":
            return JsonResponse({"state": "refused"}, status=405)
        if "again" in request.POST:
            article.dismissals.all().delete()
            return JsonResponse({"state": "raised"})
        verdict, person = request.POST.get("verdict", ""), request.POST.get("person", "")
        words, occurrence = request.POST.get("words", ""), request.POST.get("occurrence", "")
        known = person == "" or (person.isdigit() and int(person) in roster.current().people)
        if verdict not in VERDICTS or not known or not occurrence.isdigit() or not words:
            return JsonResponse({"state": "refused"}, status=400)
        title_desk.dismiss(
            article,
            request.user,
            verdict,
            int(person) if person else None,
            words[:500],
            min(int(occurrence), 9999),
        )
        return JsonResponse({"state": "dismissed"})

    @desk_json
    def propose_person(self, request, object_id):
        """Propose somebody for the register, with the titles as printed."""
        article = self.titled(request, object_id, to_change=True)
        name = request.POST.get("name", "").strip()[:120]
        if request.method != "POST" or not name:
            return JsonResponse({"state": "refused"}, status=400)
        register.propose(
            name,
            [title[:300] for title in request.POST.getlist("titles")[:20]],
            request.user,
            day=title_check.day_of(article),
            words=request.POST.get("words", "")[:400],
            article_key=article.key,
            headline=article.headline,
            url=request.POST.get("url", "")[:300],
        )
        return JsonResponse({"state": "proposed"})

    def titled(self, request, object_id, to_change=False):
        """Return the article when the user may open (or change) it; a new one has no row yet."""
        if object_id is None:
            if not self.has_add_permission(request):
                raise Http404("The user may not write articles.")
            return Article()
        article = self.visible(request, object_id)
        if to_change and not rights.may_edit(article, request.user):
            raise Http404("The user may not change this article.")
        return article

    # With the list

    def changelist_view(self, request, extra_context=None):
        if request.method == "GET":
            self.say_in_doubt(request)
        return super().changelist_view(request, extra_context)

    def say_in_doubt(self, request):
        """Tell of what is on its way to readers with titles that the register no longer has so."""
        found = recheck.at_odds(request.user)
        if not found:
            return
        links = format_html_join(
            ", ",
            '<a href="{}">{}</a> ({})',
            (
                (
                    reverse("admin:articles_article_change", args=[odds.article.pk]),
                    odds.article,
                    len(odds.points),
                )
                for odds in found
            ),
        )
        said = _("Titles to look at again, as the register now is: ")
        self.message_user(request, format_html("{}{}", said, links), messages.WARNING)

    # With the page

    def page_context(self, request, article):
        copy = title_check.copy_of(article)
        return super().page_context(request, article) | {"titles": panel(article, copy, {})}

    def take_people(self, request, article):
        """Write the chosen people's mentions; they were found in what was just saved."""
        chosen = {int(pk) for pk in request.POST.getlist("_take") if pk.isdigit()}
        notes = title_check.notes(title_check.copy_of(article))
        made = title_people.fill(article, notes, chosen)
        workflow.record_change(article, request.user)
        said = ngettext("%(count)s mention was added.", "%(count)s mentions were added.", made) % {
            "count": made
        }
        self.message_user(request, said, messages.SUCCESS)

    def say_titles(self, request, article):
        """Say after a verb what is still wrong with the titles."""
        if said := summary(title_desk.standing(article)):
            self.message_user(request, said, messages.WARNING)


def panel(article, copy, fields):
    """Return what the panel shows. `fields` maps a block's place to the input that holds it."""
    notes = title_check.notes(copy)
    raised = title_desk.raised(article, notes) if article.pk else _saying(notes)
    named = article.mentions.values_list("person_id", flat=True) if article.pk else ()
    people = roster.current()
    proposed = Proposal.objects.waiting().filter(article_key=article.key)
    waiting = set(proposed.values_list("name", flat=True)) if article.pk else set()
    places = {}
    return {
        "day": copy.day,
        "notes": [_shown(note, fields, places, waiting) for note in raised],
        "people": title_people.offers(notes, people, named, links_people=copy.links_people),
        "links_people": copy.links_people,
        "dismissed": len(_saying(notes)) - len(raised),
        "article": article,
        "summary": summary(raised),
    }


def _saying(notes):
    return [note for note in notes if note.severity is not title_check.Severity.NONE]


def _shown(note, fields, places, waiting):
    """Return a note with its word, and which such words of its input it is (from 1)."""
    field = fields.get(note.where, note.where.split()[0])
    # The place among equal words of one input; a dismissal counts over the whole article.
    nth = places[field, note.words] = places.get((field, note.words), 0) + 1
    is_unknown = note.finding.mention.person is None and not note.finding.suggested
    is_unrecorded = note.finding.verdict is Verdict.NOT_RECORDED
    return {
        "note": note,
        "label": VERDICTS[note.verdict],
        "field": field,
        "nth": nth,
        "words_folded": note.key[2],
        "may_propose": is_unknown or is_unrecorded,
        "is_proposed": note.mention.name in waiting,
    }


def summary(notes):
    """Return one line on what is raised: "2 serious, 1 hint"; "" for nothing."""
    count = {severity: 0 for severity in title_check.Severity}
    for note in notes:
        count[note.severity] += 1
    parts = [
        (count["serious"], _("%(count)s serious")),
        (count["hint"], _("%(count)s to look at")),
        (count["opinion"], _("%(count)s on order")),
    ]
    said = ", ".join(words % {"count": number} for number, words in parts if number)
    return _("Titles: %(said)s.") % {"said": said} if said else ""


def typed_copy(article, post):
    """Return the Copy of what stands in the page, and `{block's place: input name}`."""
    captions = [
        (f"captions-{number}-text", post[f"captions-{number}-text"])
        for number in range(MOST_CAPTIONS)
        if f"captions-{number}-text" in post and not post.get(f"captions-{number}-DELETE")
    ]
    heads = [post.get(name, "") for name in HEADS]
    blocks = title_check.blocks_of(*heads, post.get("body", ""), [text for _name, text in captions])
    fields = {f"caption {number}": name for number, (name, _text) in enumerate(captions, 1)}
    section = Section.objects.filter(pk=_number(post.get("section"))).first()
    return (
        title_check.Copy(
            blocks,
            typed_day(article, post),
            title_check.own_days_of(article) if article.pk else {},
            section is None or section.links_people,
        ),
        fields,
    )


def typed_day(article, post):
    """Return the day that the page speaks of, before it is saved; `article` is not to be saved."""
    try:
        article.event_date = forms.DateField(required=False).clean(post.get("event_date", ""))
    except forms.ValidationError:
        article.event_date = None
    article.event = Event.objects.filter(pk=_number(post.get("event"))).first()
    return title_check.day_of(article)


def _number(text):
    return int(text) if text and text.isdigit() else None
