"""Whether two passages tell one thing in nearly the same words, whatever the word is that announces it: "the trial
started" and "the beginning of the trial", "the drill worked" and "the drill failed".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pipeline.align.background import Background, named
from pipeline.align.view import ClaimView, senses_of_stems
from pipeline.align.words import content_stems, stem
from pipeline.packs.contrasts import Contrasts

LESS, MORE = 0.5, 0.6
"""Shares of the content words of the passages that the other answers: of the one of which less, and more, is answered.
"""
FEWEST = 2
"""Words that have to be answered: one alone ("it opened") says too little."""
MANY = 3
"""Words from which two passages tell one thing even where nothing says that the same people act."""


def told_alike(
    left: ClaimView,
    right: ClaimView,
    background: Background,
    *,
    aside: frozenset[str] = frozenset(),
    fewest: int = FEWEST,
    opposed: bool = False,
) -> bool:
    """Whether most content words of either passage, and the words that announce what they tell, stand in the other or
    have a near-synonym there. `aside` are the entities at issue, whose names count for nothing; `fewest` is how many
    words have to be answered; with `opposed` the announcing words are known to answer each other.
    """
    a, b = (background.once(told_words, view) for view in (left, right))
    shares = []
    for view, words, others in ((left, a, b), (right, b, a)):
        told = [word for word in words if word not in aside]
        meant = frozenset().union(*(classes for word, classes in others.items() if word not in aside))
        met = {word for word in told if word in others or words[word] & meant}
        if opposed and view.trigger in told:
            met.add(view.trigger)
        if len(met) < fewest or view.trigger not in met:
            return False
        shares.append(len(met) / len(told))
    return min(shares) >= LESS and max(shares) >= MORE


def told_words(view: ClaimView, background: Background) -> Mapping[str, frozenset[str]]:
    """The content words of a passage, figures and what they count left out, each with the classes of its meaning; for
    names the entities that they name.
    """
    counted = {word for q in view.claim.quantities for word in content_stems(q.text)}
    things = _stemmed_things(background.contrasts)
    told = {
        word: senses_of_stems((word,), background.relatedness) | things.get(word, frozenset())
        for word in sorted(view.words - counted)
    }
    return told | dict.fromkeys(sorted(named(view.entities)), frozenset())


@lru_cache(maxsize=4)
def _stemmed_things(contrasts: Contrasts) -> dict[str, frozenset[str]]:
    return {stem(word): frozenset(f"thing {c}" for c in classes) for word, classes in contrasts.things.items()}
