"""The verbs at the foot of the writing page, each with what it asks before it is carried out."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ... import rights, title_desk, workflow


@dataclass(frozen=True)
class Ask:
    """One thing that a verb asks: `name` is what `carry_out` finds the answer under."""

    name: str
    label: str
    kind: str = "text"  # of the <input>: text, datetime-local
    required: bool = False


@dataclass(frozen=True)
class Verb:
    """One verb: its words, what it asks of an article, and the call that carries it out.

    `asks(article)` returns the list of Ask; `do(article, user, answers)` gets `{ask name: typed}`
    and raises workflow.Refusal or ValueError with a sentence.
    """

    label: str
    done: str
    do: Callable
    asks: Callable = lambda article: []
    update_label: str = ""

    def label_for(self, article):
        """Return the word on the button; publishing again is an update."""
        again = self.update_label and article.published_versions.exists()
        return self.update_label if again else self.label


def ask_reason(article):
    return [Ask("reason", _("Reason, for the desk alone"), required=True)]


def ask_to_publish(article):
    asks = [Ask("moment", _("Publish at (empty: now)"), kind="datetime-local")]
    if article.published_versions.exists():
        asks.append(Ask("note", _("What was updated, for readers")))
    if title_desk.serious(article):
        asks.append(Ask("reason", _("Why publish over the titles in doubt"), required=True))
    return asks


def publish(article, user, answers):
    moment, note = read_moment(answers.get("moment", "")), answers.get("note", "")[:300]
    return workflow.publish(article, user, moment, note, reason=answers.get("reason", ""))


def with_reason(verb):
    return lambda article, user, answers: verb(article, user, answers.get("reason", ""))


def plain(verb):
    return lambda article, user, answers: verb(article, user)


VERBS = {
    "send": Verb(_("Send"), _("Sent to the editors."), plain(workflow.send)),
    "pass_on": Verb(
        _("Pass on for approval"), _("Passed on for approval."), plain(workflow.pass_on)
    ),
    "approve": Verb(_("Approve"), _("Approved."), plain(workflow.approve)),
    "publish": Verb(
        _("Publish"), _("Published."), publish, ask_to_publish, update_label=_("Update")
    ),
    "send_back": Verb(
        _("Return"), _("Returned for rework."), with_reason(workflow.send_back), ask_reason
    ),
    "unschedule": Verb(
        _("Cancel the schedule"), _("The schedule was cancelled."), plain(workflow.unschedule)
    ),
    "retract": Verb(
        _("Retract"),
        _("Retracted: readers no longer have it."),
        with_reason(workflow.retract),
        ask_reason,
    ),
}


def field_name(verb, ask):
    """Return the name of an ask's input: each verb has inputs of its own."""
    return f"_{verb}-{ask}"


def offered(article, user, typed=None):
    """Return the verbs that the user may carry out now, as the foot of the page shows them.

    `typed` is `{input name: text}` of a refused verb: it is shown open, with what was typed.
    """
    typed = typed or {}
    shown = []
    for name in rights.allowed_verbs(article, user):
        asks = [
            {
                "name": field_name(name, ask.name),
                "label": ask.label,
                "kind": ask.kind,
                "required": ask.required,
                "value": typed.get(field_name(name, ask.name), ""),
            }
            for ask in VERBS[name].asks(article)
        ]
        label = VERBS[name].label_for(article)
        refused = any(ask["value"] for ask in asks)
        shown.append({"name": name, "label": label, "asks": asks, "open": refused})
    return shown


def carry_out(name, article, user, post):
    """Carry out a verb with the answers typed into the page; Refusal or ValueError if it may not.

    What an ask requires is said before the verb is tried.
    """
    verb = VERBS[name]
    asks = verb.asks(article)
    answers = {ask.name: post.get(field_name(name, ask.name), "") for ask in asks}
    for ask in asks:
        if ask.required and not answers[ask.name].strip():
            raise ValueError(
                gettext("“%(verb)s” needs an answer: %(ask)s.")
                % {"verb": verb.label_for(article), "ask": ask.label}
            )
    return verb.do(article, user, answers)


def typed_answers(name, post):
    """Return `{input name: text}` of what was typed for a verb, to be shown again."""
    prefix = field_name(name, "")
    return {key: post[key][:500] for key in post if key.startswith(prefix) and post[key]}


def read_moment(text):
    """Return the typed moment (Asia/Ho_Chi_Minh), None for now; ValueError with a sentence."""
    if not text:
        return None
    try:
        return timezone.make_aware(timezone.datetime.fromisoformat(text))
    except ValueError as error:
        raise ValueError(gettext("“%(text)s” is not a moment.") % {"text": text[:40]}) from error
