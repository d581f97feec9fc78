"""Spelling help: what was probably meant, where the words as typed find nothing.

A word is doubtful when no text holds it, or none beside its neighbours. One slip is mended in it: a
letter too many or too few, another letter, two letters that changed places. What stands beside the
neighbours in some text is preferred.
"""

from itertools import pairwise

from vietnamese.fold import fold

from . import searching
from .full_text import known_tokens

LETTERS = "abcdeghiklmnopqrstuvxy"
MENDED = 2  # words of one query
LONGEST = 12  # letters of a word that is mended


def mended(scope, question):
    """Return words that find some versions of a Scope in place of a question's, or None."""
    words = [fold(exact) for exact, _folded in question.words]
    if not words or question.quoted:
        return None
    known = known_tokens({*words, *pairs_of(words)})
    for place in doubtful(words, known)[:MENDED]:
        if better := meant(words, place):
            words[place] = better
            text = " ".join(words)
            if scope.found(searching.everywhere(searching.read(text))):
                return text
    return None


def pairs_of(words):
    return [f"{first}_{second}" for first, second in pairwise(words)]


def doubtful(words, known):
    """Return the places of words that no text holds, else of those without a known neighbour."""
    unknown = [place for place, word in enumerate(words) if word not in known]
    if unknown:
        return unknown
    pairs = [pair in known for pair in pairs_of(words)]
    beside = [False, *pairs], [*pairs, False]
    return [place for place, sides in enumerate(zip(*beside, strict=True)) if not any(sides)]


def meant(words, place):
    """Return the likeliest word for a place, or None."""
    word = words[place]
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if len(word) > LONGEST:
        return None
    candidates = slips(word)
    words_known = known_tokens(candidates)
    beside = {
        candidate: [
            *([f"{before}_{candidate}"] if before else ()),
            *([f"{candidate}_{after}"] if after else ()),
        ]
        for candidate in candidates
        if candidate in words_known
    }
    known = known_tokens({pair for pairs in beside.values() for pair in pairs})
    return max(beside, key=lambda one: sum(pair in known for pair in beside[one]), default=None)


def slips(word):
    """Return the words one slip away, the commonest kind of slip first."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = [left + right[1:] for left, right in cuts if right]
    found += [left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1]
    found += [left + letter + right for left, right in cuts for letter in LETTERS]
    found += [left + letter + right[1:] for left, right in cuts if right for letter in LETTERS]
    return [other for other in dict.fromkeys(found) if other and other != word]
