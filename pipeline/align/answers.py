"""Which questions with two answers a claim answers: who "welcomed" a thing was in favour of it, who "voted it down" was
not.

The questions and their verbs stand in `alignment/contraries.toml`. A phrase of a verb and a word after it goes before
the verb alone, and a negation turns the answer round.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.align.background import Background
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words, stem, words_around
from pipeline.packs.contrasts import Contrasts

Answers = frozenset[tuple[str, bool]]

ALONE = ""
REACH = 5
"""Words after a verb among which the second word of its phrase may stand: "turned the offer down"."""


def opposed_answers(left: ClaimView, right: ClaimView, background: Background) -> frozenset[str]:
    """The questions that both answer, in opposite ways; two denials answer none, for there may be a third way, and
    neither do claims that agree on another question.
    """
    if left.claim.polarity == right.claim.polarity == "negated":
        return frozenset()
    mine = background.once(answers_of, left)
    theirs = background.once(answers_of, right) if mine else mine
    if not theirs or mine & theirs:
        return frozenset()
    return frozenset(question for question, yes in mine if (question, not yes) in theirs)


def answers_of(view: ClaimView, background: Background) -> Answers:
    """The questions that a claim's verb answers, each with yes or no."""
    told_of = map(stem, lower_words(view.claim.evidence.quote))
    if not lower_words(view.claim.trigger.text) or _by_stem(background.contrasts).keys().isdisjoint(told_of):
        return frozenset()
    cut = max(view.claim.trigger.start - view.claim.evidence.start, 0)
    before, told = words_around(view.claim.evidence.quote, cut, REACH, REACH + 1)
    found = _first_answers(told[:1], told[1:], background) or _before(before, told[:1], background)
    denied = view.claim.polarity == "negated"
    return frozenset((question, yes != denied) for question, yes in found)


def _before(words: tuple[str, ...], told: tuple[str, ...], background: Background) -> Answers:
    """Answers of the verb before an event noun or what it is said with: "boycotted the spring drill", "took part in the
    drill", "remained silent".
    """
    for place in range(len(words) - 1, -1, -1):
        if found := _first_answers(words[place : place + 1], (*words[place + 1 :], *told), background):
            return found
    return frozenset()


def _first_answers(verb: tuple[str, ...], following: tuple[str, ...], background: Background) -> Answers:
    """Answers of the verb with a word after it, else of the verb alone."""
    told = _by_stem(background.contrasts).get(stem(verb[0])) if verb else None
    if told is None:
        return frozenset()
    return next((told[word] for word in following if word in told), told.get(ALONE, frozenset()))


@lru_cache(maxsize=4)
def _by_stem(contrasts: Contrasts) -> dict[str, dict[str, Answers]]:
    """Answers by the verb's stem, so that inflected verbs find theirs, then by the word after it."""
    table: dict[str, dict[str, Answers]] = {}
    for word, answers in sorted(contrasts.answers.items()):
        verb, _, second = word.partition("-")
        told = table.setdefault(stem(verb), {})
        told[second] = told.get(second, frozenset()) | answers
    return table
