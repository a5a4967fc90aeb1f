"""Which pairs are worth a look: claims that share telling keys, found without comparing all with all.

Capped inverse-document-frequency keys: keys held by more than `CAP` claims are dropped, a pair's weight is the sum of
its keys' squared idf, and each claim keeps its best `TOP` partners in other sources and `TOP_WITHIN` in its own.
Near-linear in the number of claims.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.align.view import ClaimView

CAP = 100
TOP = 20
TOP_WITHIN = 5
SHARE = 0.1
"""Least share of the smaller claim's own weight."""
MONTH = 30
RARE = 24
"""Most claims that may hold a word for it to be a key of its own."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Indices of two views (`left < right`) and the keys that they share, weightiest first."""

    left: int
    right: int
    keys: tuple[str, ...]


def find_candidates(views: Sequence[ClaimView]) -> tuple[Candidate, ...]:
    """Pairs worth comparing, across and within sources, sorted. Does not depend on the order of the input."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, view in enumerate(views):
        for key in claim_keys(view):
            holders[key].append(i)
    kept = {key: held for key, held in holders.items() if 1 < len(held) <= CAP}
    total = _power_of_two(max(len(views), 1))
    weight = {key: math.log(1 + total / _power_of_two(len(held))) ** 2 for key, held in kept.items()}
    own = [0.0] * len(views)
    pairs: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for key in sorted(kept):
        held = kept[key]
        for place, i in enumerate(held):
            own[i] += weight[key]
            for j in held[place + 1 :]:
                pairs[i, j].append(key)
    return _keep_best(pairs, weight, own, views)


def _keep_best(
    pairs: dict[tuple[int, int], list[str]], weight: dict[str, float], own: Sequence[float], views: Sequence[ClaimView]
) -> tuple[Candidate, ...]:
    best: defaultdict[tuple[int, bool], list[tuple[float, int, int]]] = defaultdict(list)
    for (i, j), keys in pairs.items():
        total = sum(weight[key] for key in keys)
        if total < SHARE * min(own[i], own[j]):
            continue
        within = views[i].source == views[j].source
        for claim in (i, j):
            heapq.heappush(best[claim, within], (total, -i, -j))
            if len(best[claim, within]) > (TOP_WITHIN if within else TOP):
                heapq.heappop(best[claim, within])
    kept = sorted({(-i, -j) for heap in best.values() for _, i, j in heap})
    return tuple(Candidate(i, j, tuple(sorted(pairs[i, j], key=lambda key: (-weight[key], key)))) for i, j in kept)


def claim_keys(view: ClaimView) -> set[str]:
    """What a claim is found by: names with type, month, year, act, figure or rare word."""
    keys = set(_name_keys(view))
    keys |= {f"word {word}" for word in view.bag}
    keys |= {f"act {sense} {year}" for sense in view.senses for year in _years(view)}
    return keys


def _name_keys(view: ClaimView) -> Iterator[str]:
    names = sorted(view.entities)
    months, years = list(_months(view)), list(_years(view))
    for name in names:
        yield f"{name} type {view.claim.event_type}"
        yield from (f"{name} month {month}" for month in months)
        yield from (f"{name} act {sense}" for sense in view.senses)
        yield from (f"{name} word {word}" for word in view.bag)
        yield from (f"{name} figure {q.unit}" for q in view.claim.quantities)
        yield from (f"{name} year {year} {view.claim.event_type}" for year in years)
    yield from (f"{a} with {b}" for i, a in enumerate(names) for b in names[i + 1 :])
    yield from (f"{a} with {b} year {y}" for i, a in enumerate(names) for b in names[i + 1 :] for y in years)


def _months(view: ClaimView) -> Iterator[str]:
    """Thirty-day cells on two grids half a cell apart, so that near days share at least one."""
    if view.days is None or view.days[0] is None or view.days[1] is None or view.days[1] - view.days[0] > 2 * MONTH:
        return
    middle = (view.days[0] + view.days[1]) // 2
    yield f"{middle // MONTH}a"
    yield f"{(middle + MONTH // 2) // MONTH}b"


def _years(view: ClaimView) -> Iterator[int]:
    if view.days is None or view.days[0] is None:
        return
    yield int(view.days[0] / 365.25)
    if view.days[1] is not None and int(view.days[1] / 365.25) != int(view.days[0] / 365.25):
        yield int(view.days[1] / 365.25)


def _power_of_two(count: int) -> int:
    return 1 << (count - 1).bit_length()
