"""How telling a word, name or class is: rarer among the corpus's claims means more telling.

Weights are squared idf values in whole numbers (`UNIT` to 1), so that sums come out the same in any order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.align.view import ClaimView

LEAST_TOTAL = 256
"""Claims that a corpus is taken to hold at least: in two short texts nothing is rare by count alone."""
UNIT = 4096
Weights = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """Lengths of a claim's weighted bags, the denominators of its cosines."""

    words: float
    entities: float
    senses: float
    words_around: float
    names_around: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """Weights by kind of item, and the lengths of every claim's bags.

    Counts are rounded up to powers of two, so that a few new claims change almost no weight (an incremental run then
    rescoring few pairs equals a full one). `plain_` weights are not squared. `holders` maps names, types and classes
    to the claims that bear them.
    """

    words: Weights
    entities: Weights
    senses: Weights
    types: Weights
    plain_words: Weights
    plain_entities: Weights
    lengths: Mapping[str, Lengths]
    holders: Mapping[str, frozenset[int]]
    total: int
    known: dict[frozenset[str], float] = field(default_factory=dict)

    def together(self, items: frozenset[str]) -> float:
        """Rarity of names, types or classes standing together in one claim, as a share of the rarest possible."""
        found = self.known.get(items)
        if found is None:
            first, *others = sorted((self.holders[item] for item in items), key=len)
            count = len(first.intersection(*others))
            found = math.log(1 + self.total / _power_of_two(max(count, 1))) / math.log(1 + self.total)
            self.known[items] = found
        return found

    @property
    def rarest(self) -> float:
        """The squared weight of what stands in one claim only."""
        return UNIT * math.log(1 + self.total) ** 2


def measure_rarity(views: Sequence[ClaimView]) -> Rarity:
    """Inverse document frequency over claims."""
    total = _power_of_two(max(len(views), LEAST_TOTAL))
    holders: dict[str, set[int]] = {}
    for i, view in enumerate(views):
        for item in view.marks:
            holders.setdefault(item, set()).add(i)
    words = _weights((v.bag for v in views), total)
    entities = _weights((v.entities for v in views), total)
    senses = _weights((v.all_senses for v in views), total)
    return Rarity(
        words=words,
        entities=entities,
        senses=senses,
        types=_weights((frozenset({v.claim.event_type}) for v in views), total),
        plain_words=_unsquared(words),
        plain_entities=_unsquared(entities),
        lengths={
            v.claim_id: Lengths(
                words=_length(v.bag, words),
                entities=_length(v.entities, entities),
                senses=_length(v.all_senses, senses),
                words_around=_length(v.around.words, words),
                names_around=_length(v.around.names, entities),
            )
            for v in views
        },
        holders={item: frozenset(held) for item, held in holders.items()},
        total=total,
    )


def _weights(bags: Iterable[frozenset[str]], total: int) -> Weights:
    counts = Counter(item for bag in bags for item in bag)
    return {item: round(UNIT * math.log(1 + total / _power_of_two(count)) ** 2) for item, count in counts.items()}


def _unsquared(weights: Weights) -> Weights:
    return {item: round(math.sqrt(UNIT * weight)) for item, weight in weights.items()}


def _power_of_two(count: int) -> int:
    return 1 << (count - 1).bit_length()


def weigh(bag: Iterable[str], weights: Weights) -> int:
    """Sum of the weights of a bag."""
    return sum(map(weights.__getitem__, bag))


def _length(bag: frozenset[str], weights: Weights) -> float:
    return math.sqrt(weigh(bag, weights))


def cosine(shared: int, left: float, right: float) -> float:
    """Cosine of two bags from the weight that they share and their lengths, in [0, 1]; 0 where they share nothing."""
    return shared / (left * right) if shared else 0.0
