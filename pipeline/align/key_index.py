"""Which claims hold which keys, as columns of whole numbers: a million claims with a hundred keys each fit in memory.

Pairs are found as the rows of a sparse product: each claim's keys are looked up, the holders' weights added, and only
the best partners kept. Rows are worked through in blocks, so that memory does not grow with the number of pairs.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

CAP = 100
"""Most claims that may hold a key: what more of them share tells nothing."""
UNIT = 4096
"""Weights are whole numbers, this many to 1, so that sums come out the same in any order."""
LOOKED_UP = 4_000_000
"""Holders looked up at a time, 8 bytes each a few times over."""

WORDING = {
    "word": "word {0}",
    "act": "act {0} {1}",
    "type": "{0} type {1}",
    "month": "{0} month {1}",
    "act of": "{0} act {1}",
    "word of": "{0} word {1}",
    "figure": "{0} figure {1}",
    "year": "{0} year {1}",
    "with": "{0} with {1}",
    "with in": "{0} with {1}",
}
_KINDS = {kind: place for place, kind in enumerate(WORDING)}
_TERM_BITS = 29
_TERM = (1 << _TERM_BITS) - 1

Numbers = npt.NDArray[np.int64]


class Key(NamedTuple):
    """What two claims may share: one or two terms of a kind of `WORDING`."""

    kind: str
    first: str
    second: str = ""

    def words(self) -> str:
        """The key as a reader sees it."""
        return WORDING[self.kind].format(self.first, self.second)


class KeyIndex:
    """Keys that two claims or more, and at most `CAP`, hold; claims are numbered as they come."""

    def __init__(self, claims: Iterable[Iterable[Key]]) -> None:
        self._terms: dict[str, int] = {}
        codes, counts = array("q"), array("q")
        for keys in claims:
            before = len(codes)
            codes.extend(map(self._code, keys))
            counts.append(len(codes) - before)
        self._count = len(counts)
        self._index(np.frombuffer(codes, dtype=np.int64), np.frombuffer(counts, dtype=np.int64))

    def _code(self, key: Key) -> int:
        """A key as a number: its kind and the numbers of its terms."""
        kind, first, second = key
        terms = self._terms
        a, b = terms.setdefault(first, len(terms)), terms.setdefault(second, len(terms))
        return (_KINDS[kind] << _TERM_BITS | a) << _TERM_BITS | b

    def _index(self, codes: Numbers, counts: Numbers) -> None:
        found, places, held = np.unique(codes, return_inverse=True, return_counts=True)
        telling = (held > 1) & (held <= CAP)
        self._codes = found[telling]
        held = held[telling]
        renumbered = np.where(telling, np.cumsum(telling) - 1, -1)[places]
        kept = renumbered >= 0
        claims = np.repeat(np.arange(self._count), counts)[kept]
        self._keys = renumbered[kept]  # claim by claim
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(claims, minlength=self._count))))
        self._holders = claims[np.argsort(self._keys, kind="stable")]  # key by key
        self._held = held
        self._first = np.cumsum(held) - held
        self._bits = np.frexp(held - 1)[1].astype(np.int64)  # the count rounded up to this power of two
        self._weights = _weights(self._count)
        self._spelt, self._kinds = list(self._terms), list(WORDING)
        self._known: dict[int, tuple[int, str]] = {}
        own = np.bincount(claims, weights=self._weights[self._bits[self._keys]], minlength=self._count)
        self._own = own.astype(np.int64)

    def shared(self, left: int, right: int) -> tuple[str, ...]:
        """The keys that two claims share, weightiest first."""
        both = self._keys_of(left) & self._keys_of(right)
        return tuple(words for _, words in sorted([self._told(key) for key in both]))

    def _keys_of(self, claim: int) -> set[int]:
        return set(self._keys[self._starts[claim] : self._starts[claim + 1]].tolist())

    def _told(self, key: int) -> tuple[int, str]:
        """A key's rank by weight and its words."""
        if key not in self._known:
            code = int(self._codes[key])
            kind, first, second = code >> 2 * _TERM_BITS, code >> _TERM_BITS & _TERM, code & _TERM
            words = Key(self._kinds[kind], self._spelt[first], self._spelt[second]).words()
            self._known[key] = int(self._bits[key]), words
        return self._known[key]

    def best_pairs(self, sources: Sequence[str], *, share: float, across: int, within: int) -> list[tuple[int, int]]:
        """Pairs (smaller index first, sorted) whose weight is at least `share` of the smaller claim's own, and which
        are among the best `across` of other sources or `within` of the same source for one of the two.
        """
        number = {source: place for place, source in enumerate(dict.fromkeys(sources))}
        source_of = np.array([number[source] for source in sources], dtype=np.int64)
        found = [np.empty(0, dtype=np.int64)]
        for first, last in self._blocks():
            claims, partners, weights = self._row_sums(first, last)
            least = share * np.minimum(self._own[claims], self._own[partners])
            near = weights >= least
            claims, partners, weights = claims[near], partners[near], weights[near]
            same = source_of[claims] == source_of[partners]
            best = _best_of_each(2 * claims + same, partners, weights, np.where(same, within, across))
            claims, partners = claims[best], partners[best]
            found.append(np.minimum(claims, partners) * self._count + np.maximum(claims, partners))
        pairs = np.unique(np.concatenate(found))
        return list(zip((pairs // max(self._count, 1)).tolist(), (pairs % max(self._count, 1)).tolist(), strict=True))

    def _blocks(self) -> Iterator[tuple[int, int]]:
        """Ranges of claims that look up about `LOOKED_UP` holders each."""
        work = np.concatenate(([0], np.cumsum(self._held[self._keys])))[self._starts]
        first = 0
        while first < self._count:
            last = max(first + 1, int(np.searchsorted(work, work[first] + LOOKED_UP, side="right")) - 1)
            yield first, last
            first = last

    def _row_sums(self, first: int, last: int) -> tuple[Numbers, Numbers, Numbers]:
        """Claims of a range, their partners and the weight that each two share."""
        keys = self._keys[self._starts[first] : self._starts[last]]
        claims = np.repeat(np.arange(last - first), np.diff(self._starts[first : last + 1]))
        lengths = self._held[keys]
        begins = np.cumsum(lengths) - lengths
        spots = np.arange(lengths.sum()) + np.repeat(self._first[keys] - begins, lengths)
        partners = self._holders[spots]
        claims = np.repeat(claims, lengths)
        coded = (claims * self._count + partners) << 3 | np.repeat(self._bits[keys], lengths)
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
