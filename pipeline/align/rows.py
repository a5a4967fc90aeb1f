"""Rows of whole numbers, and what two rows have in common, found for many pairs at once by merging them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from pipeline.recall.order import WIDTH, in_order

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Short = npt.NDArray[np.int32]
I = TypeVar("I", bound=np.integer[Any])  # noqa: E741 - any whole number
LARGEST_SHORT = (1 << 31) - 1

MERGED = 1 << 19
"""Entries merged at a time where all that is asked of pairs is whether they meet."""


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


@dataclass(frozen=True)
class Rows:
    """Rows end to end: row `i` is `entries[starts[i]:starts[i + 1]]`, ascending; an entry is an item and, in its lowest
    `bits`, how it is held.
    """

    starts: Numbers
    entries: Numbers | Short
    bits: int = 0

    @cached_property
    def _width(self) -> int:
        """Bits of an entry."""
        return int(self.entries.max(initial=0)).bit_length()

    def common(self, left: Numbers, right: Numbers) -> Common:
        """What each two rows have in common, in order of pairs, then items."""
        width = self._width
        merged = np.concatenate([pair << width | entry for pair, entry in (self.unfold(left), self.unfold(right))])
        merged.sort(kind="stable")  # two ascending runs are merged
        same = np.flatnonzero(merged[1:] >> self.bits == merged[:-1] >> self.bits)
        one, other, manner = merged[same], merged[same + 1], (1 << self.bits) - 1
        item = (one & (1 << width) - 1) >> self.bits
        return Common(len(left), one >> width, item, one & manner, other & manner)

    def meet(self, left: Numbers, right: Numbers, least: Numbers | int = 1) -> Flags:
        """Which two rows have something, or at least so many items, in common; `least` may differ from pair to pair."""
        found = np.zeros(len(left), dtype=bool)
        asked = np.broadcast_to(np.asarray(least), found.shape)
        lengths = np.diff(self.starts)
        for block in in_blocks(lengths[left] + lengths[right], MERGED):
            found[block] = self.common(left[block], right[block]).count() >= asked[block]
        return found

    def unfold(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """The entries of several rows one after another, each with the place of its row among them."""
        counts, entries = self.end_to_end(rows)
        return np.repeat(np.arange(len(rows)), counts), entries.astype(np.int64, copy=False)

    def end_to_end(self, rows: Numbers) -> tuple[Numbers, Numbers | Short]:
        """How many entries each of several rows has, and the entries one after another."""
        counts = self.starts[rows + 1] - self.starts[rows]
        places = np.repeat(self.starts[rows] - np.cumsum(counts) + counts, counts)
        places += np.arange(len(places))
        return counts, self.entries[places]


def in_blocks(work: Numbers, most: int) -> Iterator[slice]:
    """Stretches of rows that take no more than `most` of some work together, or of one row that takes more."""
    ends = np.cumsum(work)
    first = 0
    while first < len(work):
        before = int(ends[first] - work[first])
        last = max(first + 1, int(np.searchsorted(ends, before + most, side="right")))
        yield slice(first, last)
        first = last


def shortened(entries: Numbers) -> Numbers | Short:
    """The same numbers in half the room where all are small enough."""
    return entries.astype(np.int32) if int(entries.max(initial=0)) <= LARGEST_SHORT else entries


def distinct(numbers: npt.NDArray[I]) -> npt.NDArray[I]:
    """Each number once, in ascending order; for many numbers faster than the library's way, which hashes them."""
    ordered = np.sort(numbers)
    found: npt.NDArray[I] = ordered[np.diff(ordered, prepend=ordered[:1] - 1) > 0]
    return found


def in_rows(owners: Numbers, items: Numbers, count: int) -> Rows:
    """`count` rows from entries that stand in order of their owners, and of an owner's in ascending order."""
    starts = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=count))))
    return Rows(starts, shortened(items))


def rows_of(owners: Numbers, items: Numbers, count: int, *, manners: Numbers | int = 0, bits: int = 0) -> Rows:
    """`count` rows from entries in any order; no owner may hold an item twice."""
    starts = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=count))))
    entries, width = items << bits | manners, int(items.max(initial=0)).bit_length() + bits
    if width + count.bit_length() > WIDTH:
        return Rows(starts, shortened(entries[in_order(owners, items)]), bits)
    coded = owners << width | entries
    coded.sort()
    return Rows(starts, shortened(coded & (1 << width) - 1), bits)
