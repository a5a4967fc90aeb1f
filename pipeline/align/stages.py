"""Steps that are taken one after another with one thing: a law is passed, then signed; a ferry sinks, its wreck is
found. Two steps have each a day, a place and doers of their own, so that these are no two answers to one question.

The steps stand in `alignment/stages.toml`.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.align.background import Background
from pipeline.align.none_at_all import NEGATED
from pipeline.align.view import ClaimView
from pipeline.align.words import lower_words, stem
from pipeline.packs.contrasts import Contrasts

Steps = frozenset[tuple[str, int]]


def of_two_steps(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether two claims tell of two steps of one course of things, and in none may tell of one."""
    mine = background.once(_steps_told, left)
    theirs = background.once(_steps_told, right) if mine else mine
    return bool({name for name, _ in mine} & {name for name, _ in theirs}) and mine.isdisjoint(theirs)


def in_turn(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one tells of a step that ends what the other's began, so that both may have been taken."""
    if not of_two_steps(left, right, background):
        return False
    told = [{name for name, _ in background.once(_steps_told, view)} for view in (left, right)]
    return any(background.contrasts.courses[name].ends for name in told[0] & told[1])


def denies_step_before(left: ClaimView, right: ClaimView, background: Background) -> bool:
    """Whether one denies a step without which the step that the other tells of is never taken: "was never found", "was
    given back".
    """
    denial, other = (left, right) if left.claim.polarity == NEGATED else (right, left)
    if denial.claim.polarity == other.claim.polarity or not of_two_steps(left, right, background):
        return False
    earlier, later = background.once(_steps_told, denial), background.once(_steps_told, other)
    needing = {name for name, course in background.contrasts.courses.items() if course.needs}
    return any(a == b and i < j and a in needing for a, i in earlier for b, j in later)


def _steps_told(view: ClaimView, background: Background) -> Steps:
    """The steps that a claim's own word tells, in a phrase if it is part of one, else alone."""
    phrases, alone = _by_word(background.contrasts)
    own = stem(view.claim.trigger.text)
    if known := (*phrases.get(view.trigger, ()), *(phrases.get(own, ()) if own != view.trigger else ())):
        said = {view.trigger, *map(stem, lower_words(view.claim.evidence.quote))}
        if found := frozenset(step for words, step in known if words <= said):
            return found
    return alone.get(view.trigger, frozenset())


@lru_cache(maxsize=4)
def _by_word(
    contrasts: Contrasts,
) -> tuple[dict[str, tuple[tuple[frozenset[str], tuple[str, int]], ...]], dict[str, Steps]]:
    """Steps by the stem of a word that tells them: those in a phrase, each with the stems of the phrase, and alone."""
    phrases: dict[str, list[tuple[frozenset[str], tuple[str, int]]]] = {}
    alone: dict[str, set[tuple[str, int]]] = {}
    for name, course in contrasts.courses.items():
        for number, step in enumerate(course.steps):
            for told in sorted(step):
                words = tuple(map(stem, told.split("-")))
                if len(words) == 1:
                    alone.setdefault(words[0], set()).add((name, number))
                    continue
                for word in words:
                    phrases.setdefault(word, []).append((frozenset(words), (name, number)))
    return {word: tuple(rows) for word, rows in phrases.items()}, {
        word: frozenset(steps) for word, steps in alone.items()
    }
