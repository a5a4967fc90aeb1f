"""Rows of whole numbers, and what two rows have in common, found for many pairs at once by merging them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Common:
    """Items that each of `size` pairs has in common, in order of pairs: numbers of pair and item, and how the one and
    the other claim hold it.
    """

    size: int
    pair: Numbers
    item: Numbers
    one: Numbers
    other: Numbers

    def of(self, chosen: Flags | Numbers) -> Common:
        """Some of them."""
        return Common(self.size, self.pair[chosen], self.item[chosen], self.one[chosen], self.other[chosen])

    def both(self, manner: int) -> Common:
        """Those that both claims hold in a manner."""
        return self.of(self.one & self.other & manner > 0)

    def crossed(self, manner: int, other: int) -> Common:
        """Those that one claim holds in a manner and the other claim in another; twice where it is so both ways."""
        there = (self.one & manner > 0) & (self.other & other > 0), (self.other & manner > 0) & (self.one & other > 0)
        return self.of(np.concatenate([np.flatnonzero(flags) for flags in there]))

    def count(self) -> Numbers:
        """How many there are, by pair."""
        return np.bincount(self.pair, minlength=self.size)

    def any(self) -> Floats:
        """1 for the pairs that have some, else 0."""
        return (self.count() > 0).astype(float)

    def sum(self, weights: Numbers) -> Floats:
        """Sum of their weights, by pair; exact, for weights are whole numbers."""
        sums: Floats = np.bincount(self.pair, weights=weights[self.item], minlength=self.size).astype(float)
        return sums

    def most(self, weights: Numbers) -> Numbers:
        """The greatest of their weights, by pair; 0 where there are none."""
        found = np.zeros(self.size, dtype=np.int64)
        np.maximum.at(found, self.pair, weights[self.item])
        return found


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows end to end: row `i` is `entries[starts[i]:starts[i + 1]]`, ascending; an entry is an item and, in its lowest
    `bits`, how it is held.
    """

    starts: Numbers
    entries: Numbers
    bits: int = 0

    def common(self, left: Numbers, right: Numbers) -> Common:
        """What each two rows have in common, in order of pairs, then items."""
        width = int(self.entries.max(initial=0)).bit_length()
        merged = np.concatenate([pair << width | entry for pair, entry in (self.unfold(left), self.unfold(right))])
        merged.sort(kind="stable")  # two ascending runs are merged
        same = np.flatnonzero(merged[1:] >> self.bits == merged[:-1] >> self.bits)
        one, other, manner = merged[same], merged[same + 1], (1 << self.bits) - 1
        item = (one & (1 << width) - 1) >> self.bits
        return Common(len(left), one >> width, item, one & manner, other & manner)

    def unfold(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """The entries of several rows one after another, each with the place of its row among them."""
        counts = self.starts[rows + 1] - self.starts[rows]
        skipped = np.repeat(self.starts[rows] - np.cumsum(counts) + counts, counts)
        return np.repeat(np.arange(len(rows)), counts), self.entries[skipped + np.arange(len(skipped))]


def rows_of(owners: Numbers, items: Numbers, count: int, *, manners: Numbers | int = 0, bits: int = 0) -> Rows:
    """`count` rows from entries in any order; no owner may hold an item twice."""
    order = np.argsort(owners << int(items.max(initial=0)).bit_length() | items)
    starts = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=count))))
    return Rows(starts, (items << bits | manners)[order], bits)
