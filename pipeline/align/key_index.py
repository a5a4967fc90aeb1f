"""Which claims hold which keys, as columns of whole numbers: a million claims with a hundred keys each fit in memory.

Pairs are found as the rows of a sparse product: each claim's keys are looked up, the holders' weights added, and only
the best partners kept. Rows are worked through in blocks, so that memory does not grow with the number of pairs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np

from pipeline.align.columns import Numbers, rows_of

BLOCK = 4096
"""Pairs whose keys are told at a time."""
CAP = 100
"""Most claims that may hold a key: what more of them share tells nothing."""
UNIT = 4096
"""Weights are whole numbers, this many to 1, so that sums come out the same in any order."""
LOOKED_UP = 4_000_000
"""Holders looked up at a time, 8 bytes each a few times over."""


class KeyIndex:
    """Keys that two claims or more, and at most `CAP`, hold. Keys are numbers that `spell` puts in words."""

    def __init__(self, owners: Numbers, codes: Numbers, count: int, spell: Callable[[int], str]) -> None:
        """Index `codes` held by `owners`, of which there are `count`; nobody may hold a key twice."""
        found, keys, held = np.unique(codes, return_inverse=True, return_counts=True)
        telling = (held > 1) & (held <= CAP)
        kept = telling[keys]
        keys, owners = (np.cumsum(telling) - 1)[keys[kept]], owners[kept]
        self._count, self._codes, self._held = count, found[telling], held[telling]
        self._holders = rows_of(keys, owners, len(self._held))
        self._rows = rows_of(owners, keys, count)
        self._bits = np.frexp(self._held - 1)[1].astype(np.int64)  # the count rounded up to this power of two
        self._weights = _weights(count)
        own = np.bincount(owners, weights=self._weights[self._bits[keys]], minlength=count)
        self._own = own.astype(np.int64)
        self._spell = spell
        self._known: dict[int, tuple[int, str]] = {}

    def shared(self, left: Numbers, right: Numbers) -> Iterator[tuple[str, ...]]:
        """The keys that each two claims share, in words, weightiest first."""
        for first in range(0, len(left), BLOCK):
            common = self._rows.common(left[first : first + BLOCK], right[first : first + BLOCK])
            keys, places = np.unique(common.item, return_inverse=True)
            told = [self._told(key) for key in keys.tolist()]
            order = sorted(range(len(told)), key=told.__getitem__)
            ranks = np.argsort(order)[places]
            words = [told[place][1] for place in order]
            in_order = np.sort(common.pair * len(words) + ranks) % max(len(words), 1)
            spelt = [words[rank] for rank in in_order.tolist()]
            ends = np.cumsum(common.count()).tolist()
            yield from (tuple(spelt[start:end]) for start, end in zip([0, *ends], ends, strict=False))

    def _told(self, key: int) -> tuple[int, str]:
        """A key's rank by weight and its words."""
        if key not in self._known:
            self._known[key] = int(self._bits[key]), self._spell(int(self._codes[key]))
        return self._known[key]

    def best_pairs(self, sources: Numbers, *, share: float, across: int, within: int) -> tuple[Numbers, Numbers]:
        """Pairs (smaller index first, sorted) whose weight is at least `share` of the smaller claim's own, and which
        are among the best `across` of other sources or `within` of the same source for one of the two; two columns.
        """
        found = [np.empty(0, dtype=np.int64)]
        for first, last in self._blocks():
            claims, partners, weights = self._row_sums(first, last)
            least = share * np.minimum(self._own[claims], self._own[partners])
            near = weights >= least
            claims, partners, weights = claims[near], partners[near], weights[near]
            same = sources[claims] == sources[partners]
            best = _best_of_each(2 * claims + same, partners, weights, np.where(same, within, across))
            claims, partners = claims[best], partners[best]
            found.append(np.minimum(claims, partners) * self._count + np.maximum(claims, partners))
        pairs = np.unique(np.concatenate(found))
        return pairs // max(self._count, 1), pairs % max(self._count, 1)

    def _blocks(self) -> Iterator[tuple[int, int]]:
        """Ranges of claims that look up about `LOOKED_UP` holders each."""
        work = np.concatenate(([0], np.cumsum(self._held[self._rows.entries])))[self._rows.starts]
        first = 0
        while first < self._count:
            last = max(first + 1, int(np.searchsorted(work, work[first] + LOOKED_UP, side="right")) - 1)
            yield first, last
            first = last

    def _row_sums(self, first: int, last: int) -> tuple[Numbers, Numbers, Numbers]:
        """Claims of a range, their partners and the weight that each two share."""
        claims, keys = self._rows.unfold(np.arange(first, last))
        places, partners = self._holders.unfold(keys)
        claims = claims[places]
        coded = (claims * self._count + partners) << 3 | self._bits[keys][places]
        coded = np.sort(coded[partners != claims + first])
        pairs = coded >> 3
        starts = np.flatnonzero(np.diff(pairs, prepend=-1))
        sums = np.add.reduceat(self._weights[coded & 7], starts) if len(starts) else coded
        return pairs[starts] // self._count + first, pairs[starts] % self._count, sums


def _weights(total: int) -> Numbers:
    """Squared inverse document frequency by the power of two of the holders' number, of which there are `CAP`."""
    rounded = 1 << (max(total, 1) - 1).bit_length()
    return np.array([round(UNIT * math.log(1 + rounded / (1 << bits)) ** 2) for bits in range(8)], dtype=np.int64)


def _best_of_each(groups: Numbers, partners: Numbers, weights: Numbers, most: Numbers) -> Numbers:
    """Places of the weightiest `most` of each group; of equal weights the lower partner."""
    order = np.lexsort((partners, -weights, groups))
    ordered = groups[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(begins, append=len(order)))
    kept: Numbers = order[rank < most[order]]
    return kept
