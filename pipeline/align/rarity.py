"""How telling a word, name or class is: rarer among the corpus's claims means more telling."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.align.view import ClaimView

LEAST_TOTAL = 256
"""Claims that a corpus is taken to hold at least: in two short texts nothing is rare by count alone."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights in nats by kind of item. Counts are rounded up to powers of two, so that a few new claims change
    almost no weight (an incremental run then rescoring few pairs equals a full one).
    """

    words: dict[str, float]
    entities: dict[str, float]
    senses: dict[str, float]
    types: dict[str, float]
    holders: dict[str, frozenset[int]]
    total: int

    def together(self, items: frozenset[str]) -> float:
        """Rarity of names, types or classes standing together in one claim, as a share of the rarest possible."""
        first, *others = sorted((self.holders[item] for item in items), key=len)
        count = len(first.intersection(*others))
        return math.log(1 + self.total / _power_of_two(max(count, 1))) / math.log(1 + self.total)

    @property
    def unseen(self) -> float:
        """The weight of what stands in one claim only."""
        return math.log(1 + self.total)


def measure_rarity(views: Sequence[ClaimView]) -> Rarity:
    """Inverse document frequency over claims."""
    total = _power_of_two(max(len(views), LEAST_TOTAL))
    holders: dict[str, set[int]] = {}
    for i, view in enumerate(views):
        for item in view.marks:
            holders.setdefault(item, set()).add(i)
    return Rarity(
        words=_weights((v.words for v in views), total),
        entities=_weights((v.entities for v in views), total),
        senses=_weights((v.all_senses for v in views), total),
        types=_weights((frozenset({v.claim.event_type}) for v in views), total),
        holders={item: frozenset(held) for item, held in holders.items()},
        total=total,
    )


def _weights(bags: Iterable[frozenset[str]], total: int) -> dict[str, float]:
    counts = Counter(item for bag in bags for item in bag)
    return {item: math.log(1 + total / _power_of_two(count)) for item, count in counts.items()}


def _power_of_two(count: int) -> int:
    return 1 << (count - 1).bit_length()


def cosine(left: frozenset[str], right: frozenset[str], weights: dict[str, float]) -> float:
    """Cosine of two bags weighted by rarity, in [0, 1]; 0 where one is empty."""
    shared = left & right
    if not shared:
        return 0.0
    both = sum(weights[x] ** 2 for x in sorted(shared))
    norms = sum(weights[x] ** 2 for x in sorted(left)) * sum(weights[x] ** 2 for x in sorted(right))
    return both / math.sqrt(norms)
