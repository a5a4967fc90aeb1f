"""Mathet's gamma: how far two coders agree on where stretches lie and what they are, beyond chance.

Y. Mathet, A. Widlöcher, J.-P. Métivier: The Unified and Holistic Method Gamma (γ) for Inter-Annotator Agreement Measure
and Alignment, Computational Linguistics 41(3), 2015. With two coders the alignment of least disorder is an assignment,
so it is found exactly. Chance is what the coders' own stretches give when each coder's are shifted round the texts.
"""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import sqrt
from statistics import fmean

from pipeline.reconcile.assignment import best_assignment
from pipeline.reconcile.coders import stretches
from pipeline.records.gold import GoldSet

Unit = tuple[int, int, str]
ALONE = 1.0  # disorder of a stretch that the other coder has not: Δ∅, the unit in which all others are told
SAMPLES = 30
SEED = 20_150_901
_REACH = sqrt(2 * ALONE)


def gamma(left: Sequence[Unit], right: Sequence[Unit], length: int) -> float | None:
    """1 is perfect agreement, 0 what chance gives, below 0 worse; None where a coder marked nothing.

    Stretches are half-open with a label; `length` is that of the text, in characters.
    """
    if not left or not right:
        return None
    draw = random.Random(SEED)  # noqa: S311 - resampling, not secrecy
    coders = (left, right)
    expected = fmean(
        _disorder(*(_shifted(draw.choice(coders), draw.randrange(length), length) for _ in coders))
        for _ in range(SAMPLES)
    )
    return 1 - _disorder(left, right) / expected if expected else None


def set_gamma(one: GoldSet, other: GoldSet, texts: dict[str, str], layer: str) -> float | None:
    """Gamma of two sets' names, times or triggers of claims, over their common articles as one text."""
    found = {document.doc_id: document for document in other.documents}
    left: list[Unit] = []
    right: list[Unit] = []
    length = 0
    for document in sorted(one.documents, key=lambda d: d.doc_id):
        if document.doc_id not in found:
            continue
        for units, source in ((left, document), (right, found[document.doc_id])):
            units += [(length + start, length + end, label) for start, end, label in stretches(source, layer)]
        length += len(texts[document.doc_id])
    return gamma(left, right, length)


def _shifted(units: Sequence[Unit], by: int, length: int) -> list[Unit]:
    return [((start + by) % length, (start + by) % length + end - start, label) for start, end, label in units]


def _disorder(left: Sequence[Unit], right: Sequence[Unit]) -> float:
    """Of the best alignment: each pair's dissimilarity, `ALONE` for each stretch that has no partner, over the mean
    number of stretches.
    """
    gains = {(i, j): 2 * ALONE - cost for i, j, cost in _near_pairs(left, right)}
    pairs = best_assignment(gains)
    total = ALONE * (len(left) + len(right)) - sum(gains[pair] for pair in pairs)
    return total / ((len(left) + len(right)) / 2)


def _near_pairs(left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[tuple[int, int, float]]:
    """Pairs that cost less together than alone; no other is in the best alignment."""
    order = sorted(range(len(right)), key=lambda j: right[j])
    starts = [right[j][0] for j in order]
    longest = max(end - start for start, end, _ in right)
    for i, unit in enumerate(left):
        reach = _REACH * (unit[1] - unit[0] + longest)
        for j in order[bisect_left(starts, unit[0] - reach) : bisect_right(starts, unit[0] + reach)]:
            cost = dissimilarity(unit, right[j])
            if cost < 2 * ALONE:
                yield i, j, cost


def dissimilarity(one: Unit, other: Unit) -> float:
    """The square of the boundaries' distance over the lengths, plus `ALONE` for different labels."""
    apart = abs(one[0] - other[0]) + abs(one[1] - other[1])
    position = (apart / (one[1] - one[0] + other[1] - other[0])) ** 2
    return (position + (one[2] != other[2])) * ALONE
