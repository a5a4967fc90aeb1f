"""Whether two passages tell one thing in nearly the same words, whatever the word is that announces it: "the trial
started" and "the beginning of the trial", "the drill worked" and "the drill failed".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.align.background import Background, named
from pipeline.align.doers import thing_classes
from pipeline.align.view import ClaimView, senses_of_stems
from pipeline.align.words import NOUN, content_stems
from pipeline.packs.contrasts import Contrasts
from pipeline.packs.relatedness import Relatedness

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
    a, b = background.once(told, left), background.once(told, right)
    if not opposed and not (a.answers(left.trigger, b) and b.answers(right.trigger, a)):
        return False
    shares = []
    for view, one, other in ((left, a, b), (right, b, a)):
        met = one.answered_by(other) - aside
        if opposed and view.trigger in one.words:
            met |= {view.trigger}
        if len(met) < fewest or view.trigger not in met:
            return False
        shares.append(len(met) / len(one.words - aside))
    return min(shares) >= LESS and max(shares) >= MORE


class Told(NamedTuple):
    """The content words of a passage, the classes of meaning of those that have any, and all these classes."""

    words: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    meant: frozenset[str]

    def answers(self, word: str, other: Told) -> bool:
        """Whether one of the words stands in another passage too, or a near-synonym of it."""
        if word in self.words and word in other.words:
            return True
        return word in self.classes and not self.classes[word].isdisjoint(other.meant)

    def answered_by(self, other: Told) -> frozenset[str]:
        """The words that another passage has too, or a near-synonym of them."""
        near = [word for word, classes in self.classes.items() if not classes.isdisjoint(other.meant)]
        return (self.words & other.words).union(near)


def told(view: ClaimView, background: Background) -> Told:
    """The content words of a passage, figures and what they count left out; for names the entities that they name."""
    counted = {word for q in view.claim.quantities for word in content_stems(q.text)}
    classes = {
        word: _meanings(word, background.relatedness, background.contrasts) for word in sorted(view.words - counted)
    }
    return Told(
        words=frozenset(classes) | named(view.entities),
        classes={word: meanings for word, meanings in classes.items() if meanings},
        meant=frozenset().union(*classes.values()),
    )


@lru_cache(maxsize=1 << 16)
def _meanings(word: str, relatedness: Relatedness, contrasts: Contrasts) -> frozenset[str]:
    """The classes of near-synonyms of a word, and those of nouns that may mean one thing, told apart from them."""
    things = frozenset(f"thing {found}" for found in thing_classes((NOUN + word,), contrasts))
    return senses_of_stems((word,), relatedness) | things
