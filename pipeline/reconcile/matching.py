"""Which gold row a predicted row answers to, one to one. Spans are half-open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

from pipeline.reconcile.assignment import best_assignment
from pipeline.records.gold import GoldClaim, GoldSpan

HALF = 0.5  # share of the longer evidence that two claims must have in common when their triggers differ
Row = TypeVar("Row", GoldSpan, GoldClaim)
Pairs = tuple[tuple[Row, Row], ...]


def overlap(left: tuple[int, int], right: tuple[int, int]) -> int:
    """Characters that two spans share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def same_spans(gold: Sequence[GoldSpan], found: Sequence[GoldSpan]) -> Pairs[GoldSpan]:
    """Names or times of exactly the same extent, in text order."""
    left = {(span.start, span.end): span for span in gold}
    right = {(span.start, span.end): span for span in found}
    return tuple((left[place], right[place]) for place in sorted(left.keys() & right.keys()))


def overlapping_spans(gold: Sequence[GoldSpan], found: Sequence[GoldSpan]) -> Pairs[GoldSpan]:
    """Names or times that overlap, paired for the greatest total likeness: the same extent before anything else, then
    the same label, then the share of the extent in common.
    """
    return _assign(gold, found, _span_gain)


def optimal_claims(gold: Sequence[GoldClaim], found: Sequence[GoldClaim]) -> Pairs[GoldClaim]:
    """Claims paired for the greatest total likeness among the pairs that `greedy_claims` would allow."""
    return _assign(gold, found, _claim_gain)


def greedy_claims(gold: Sequence[GoldClaim], found: Sequence[GoldClaim]) -> Pairs[GoldClaim]:
    """Claims paired best pair first, as agreement figures of this annotation scheme are defined.

    A pair is allowed when the triggers overlap, or when the evidence shares at least half of the longer one and `when`
    is equal. Better is: same trigger, then type, then `when`, then more common evidence, then earlier in the text.
    """
    near = near_rows(found)
    allowed = [
        ((*likeness, -left.start, -right.start), left, right)
        for left in gold
        for right in (found[j] for j in near(left))
        if (likeness := _claim_likeness(left, right)) is not None
    ]
    allowed.sort(key=lambda pair: pair[0], reverse=True)
    taken_left, taken_right, pairs = set(), set(), []
    for _, left, right in allowed:
        if left.id not in taken_left and right.id not in taken_right:
            taken_left.add(left.id)
            taken_right.add(right.id)
            pairs.append((left, right))
    return tuple(pairs)


def near_rows(rows: Sequence[Row]) -> Callable[[Row], list[int]]:
    """For a row of the other side, the positions of those whose extents overlap it, in their order. A claim's trigger
    lies in its extent, so that claims whose triggers overlap are among them.
    """
    by_start = sorted(range(len(rows)), key=lambda i: rows[i].start)
    starts = [rows[i].start for i in by_start]
    longest = max((row.end - row.start for row in rows), default=0)

    def near(row: Row) -> list[int]:
        first, last = bisect_left(starts, row.start - longest), bisect_left(starts, row.end)
        return sorted(i for i in by_start[first:last] if rows[i].end > row.start)

    return near


def _assign(
    gold: Sequence[Row], found: Sequence[Row], gain: Callable[[Row, Row], float]
) -> tuple[tuple[Row, Row], ...]:
    near = near_rows(found)
    gains = {(i, j): value for i, left in enumerate(gold) for j in near(left) if (value := gain(left, found[j])) > 0}
    return tuple((gold[i], found[j]) for i, j in best_assignment(gains))


def _span_gain(left: GoldSpan, right: GoldSpan) -> float:
    common = overlap((left.start, left.end), (right.start, right.end))
    if not common:
        return 0.0
    union = max(left.end, right.end) - min(left.start, right.start)
    return 1 + 4 * (common == union) + (left.label == right.label) + common / union


def _claim_likeness(left: GoldClaim, right: GoldClaim) -> tuple[bool, bool, bool, float] | None:
    """Trigger overlaps, same type, same `when`, share of the longer evidence in common; None if no pair is allowed."""
    common = overlap((left.start, left.end), (right.start, right.end))
    share = common / max(left.end - left.start, right.end - right.start)
    trigger = overlap(left.trigger, right.trigger) > 0
    if not (trigger or (share >= HALF and left.when == right.when)):
        return None
    return trigger, left.type == right.type, left.when == right.when, share


def _claim_gain(left: GoldClaim, right: GoldClaim) -> float:
    likeness = _claim_likeness(left, right)
    if likeness is None:
        return 0.0
    trigger, kind, when, share = likeness
    return 1 + 4 * trigger + 2 * kind + when + share
