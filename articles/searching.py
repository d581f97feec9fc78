"""What a reader's words ask of the archive, and in which order the answers stand.

Words typed with diacritics mean what they say; words typed without may mean any. So a search goes
through steps, each wider than the one before, until enough is found: what the headline says side by
side, what the text says side by side, the same without diacritics, and at last all words anywhere.
Within a step the newest comes first. Frequent words fill the first steps, rare ones have few rows
in the last: neither costs what the archive holds.
"""

import re
from dataclasses import dataclass, field

from vietnamese.abbreviations import spelled_out
from vietnamese.fold import fold, tokens_by, tone_key

from .full_text import match_of

LONGEST = 24  # words that are asked; more of them make nothing clearer
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]|(?:^|(?<=\s))[\'‘]([^\'‘’]{3,})[\'’](?=\s|$)')


@dataclass
class Question:
    """What was typed, as tokens: `loose` words, and `quoted` ones that must stand as typed."""

    typed: str
    words: list = field(default_factory=list)  # (exact, folded) of each syllable, in order
    pairs: list = field(default_factory=list)  # (exact, folded) of neighbours
    quoted: list = field(default_factory=list)  # the same, of the phrases in quotes

    def __bool__(self):
        return bool(self.words or self.quoted)


def read(typed):
    """Return the Question of what was typed, abbreviations in full; false when it asks nothing."""
    text = spelled_out(typed)
    question = Question(typed)
    for quoted in _QUOTED.finditer(text):
        question.quoted += _tokens(quoted[1] or quoted[2])
    loose = list(dict.fromkeys(_tokens(_QUOTED.sub("\n", text))))
    question.words = [token for token in loose if "_" not in token[1]][:LONGEST]
    question.pairs = [token for token in loose if "_" in token[1]][:LONGEST]
    question.quoted = list(dict.fromkeys(question.quoted))[: LONGEST * 2]
    return question


def _tokens(text):
    return tokens_by(text, tone_key, fold)


def everywhere(question):
    """Return what the index is asked for every word, wherever it stands."""
    return match_of(*_with(question, ([], [folded for _exact, folded in question.words])))


def best(scope, question, wanted, all_of_them=()):
    """Return the primary keys of the first `wanted` versions of a Scope, the best fitting first.

    Ask for no more than there are: the steps end when as many are found. `all_of_them`, the newest
    first, answer the last step where they are known.
    """
    keys: dict = {}
    everything = everywhere(question)
    for step in steps(question):
        if len(keys) >= wanted:
            break
        match = match_of(*_with(question, step))
        if all_of_them and match == everything:
            keys |= dict.fromkeys(all_of_them)
        elif match:
            keys |= dict.fromkeys(scope.newest(match, wanted))
    return list(keys)[:wanted]


def _with(question, step):
    """Return a step's tokens together with those of the phrases in quotes."""
    exact, folded = _as_typed(question.quoted)
    return [*step[0], *exact], [*step[1], *folded]


def steps(question):
    """Yield the tokens of each step, (exact, folded), the narrowest first."""
    words, pairs = question.words, question.pairs or question.words
    folded_pairs, folded_words = ([folded for _exact, folded in part] for part in (pairs, words))
    asked = [
        _in_headline(_as_typed(pairs)),
        _as_typed(pairs),
        _in_headline(([], folded_pairs)),
        ([], folded_pairs),
        _in_headline(([], folded_words)),
        _as_typed(words),
        ([], folded_words),
    ]
    if len(words) == 1:  # "hoa" alone means itself before it means hòa
        asked[:0] = [_in_headline((_exact(words), [])), (_exact(words), [])]
    done = []
    for step in asked:
        if step not in done:
            done.append(step)
            yield step


def _exact(tokens):
    return [exact for exact, _folded in tokens]


def _as_typed(tokens):
    """Return (exact, folded): what was typed with diacritics is asked with them."""
    exact, folded = [], []
    for one, plain in tokens:
        syllables = zip(one.split("_"), plain.split("_"), strict=True)
        marked = [a != b for a, b in syllables]
        if all(marked):
            exact.append(one)
        else:
            folded.append(plain)
    return exact, folded


def in_headline(question):
    """Return what the index is asked for headlines that hold the words side by side."""
    return match_of(*_in_headline(_as_typed(question.pairs or question.words)))


def _in_headline(step):
    return tuple([f"_{token}" for token in tokens] for tokens in step)
