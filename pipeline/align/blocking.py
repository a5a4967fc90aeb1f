"""Which pairs are worth a look: claims that share telling keys, found without comparing all with all.

Capped inverse-document-frequency keys: keys held by more than `CAP` claims are dropped, a pair's weight is the sum of
its keys' squared idf, and each claim keeps its best `TOP` partners in other sources and `TOP_WITHIN` in its own.
Near-linear in the number of claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.align.key_index import Key, KeyIndex
from pipeline.align.view import ClaimView

TOP = 20
TOP_WITHIN = 5
SHARE = 0.1
"""Least share of the smaller claim's own weight."""
MONTH = 30


@dataclass(frozen=True, slots=True)
class Candidate:
    """Indices of two views (`left < right`) and the keys that they share, weightiest first, if asked for."""

    left: int
    right: int
    keys: tuple[str, ...] = ()


def find_candidates(views: Sequence[ClaimView]) -> tuple[Candidate, ...]:
    """Pairs worth comparing, across and within sources, sorted. Does not depend on the order of the input."""
    index = index_keys(views)
    return tuple(Candidate(i, j, index.shared(i, j)) for i, j in pair_up(index, views))


def index_keys(views: Sequence[ClaimView]) -> KeyIndex:
    """Which claims hold which keys."""
    return KeyIndex(map(keys_of, views))


def pair_up(index: KeyIndex, views: Sequence[ClaimView]) -> list[tuple[int, int]]:
    """Indices of the pairs worth comparing, sorted."""
    return index.best_pairs([view.source for view in views], share=SHARE, across=TOP, within=TOP_WITHIN)


def claim_keys(view: ClaimView) -> set[str]:
    """What a claim is found by, in words."""
    return {key.words() for key in keys_of(view)}


def keys_of(view: ClaimView) -> Iterator[Key]:
    """What a claim is found by: names with type, month, year, act, figure or rare word. No key comes twice."""
    names = sorted(view.entities)
    months, years = list(_months(view)), list(_years(view))
    yield from (Key("word", word) for word in view.bag)
    yield from (Key("act", sense, year) for sense in view.senses for year in years)
    for name in names:
        yield Key("type", name, view.claim.event_type)
        yield from (Key("month", name, month) for month in months)
        yield from (Key("act of", name, sense) for sense in view.senses)
        yield from (Key("word of", name, word) for word in view.bag)
        yield from (Key("figure", name, unit) for unit in view.units)
        yield from (Key("year", name, f"{year} {view.claim.event_type}") for year in years)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            yield Key("with", a, b)
            yield from (Key("with in", a, f"{b} year {year}") for year in years)


def _months(view: ClaimView) -> Iterator[str]:
    """Thirty-day cells on two grids half a cell apart, so that near days share at least one."""
    if view.days is None or view.days[0] is None or view.days[1] is None or view.days[1] - view.days[0] > 2 * MONTH:
        return
    middle = (view.days[0] + view.days[1]) // 2
    yield f"{middle // MONTH}a"
    yield f"{(middle + MONTH // 2) // MONTH}b"


def _years(view: ClaimView) -> Iterator[str]:
    if view.days is None or view.days[0] is None:
        return
    first = int(view.days[0] / 365.25)
    yield str(first)
    if view.days[1] is not None and int(view.days[1] / 365.25) != first:
        yield str(int(view.days[1] / 365.25))
