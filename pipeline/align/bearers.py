"""How many claims bear the marks that two claims share: names, types, and classes of what happened.

Sets of marks go by the sum of their marks' prints; the empty set is 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from pipeline.align.columns import MANNERS, NAME, OWN, SENSE, TRIGGER, TYPE, ClaimTable
from pipeline.align.rows import Flags, Numbers, Rows, distinct
from pipeline.recall.order import in_order
from pipeline.recall.prints import Prints, summed
from pipeline.recall.ragged import Ragged, starts_of
from pipeline.recall.shelves import Columns, Recall, Shelf

BLOCK = 1 << 16
"""Pairs looked at a time."""
COMMON = 64
"""Of a mark that one claim in so many bears it is noted for every claim whether it does."""
HELD = ((NAME, OWN), (TYPE, OWN), (SENSE, TRIGGER))
SHARED, COUNTED, BORNE = "marks shared", "marks counted", "marks borne"


class Shared(NamedTuple):
    """The sets of names and of all marks that pairs of claims share."""

    names: Prints
    marks: Prints

    def of(self, chosen: Numbers | slice) -> Shared:
        """Those of some pairs."""
        return Shared(self.names[chosen], self.marks[chosen])


class Bearers:
    """Claims by the marks that they bear. Counts of the last run hold for sets of which no claim that has come or gone
    bears every mark; `moved` tells where the claims of the last run stand now.
    """

    def __init__(self, table: ClaimTable, recall: Recall | None = None, moved: Numbers | None = None) -> None:
        self._table = table
        self._rows = _marks(table)
        order = in_order(self._rows.entries)
        owners = np.repeat(np.arange(len(table)), np.diff(self._rows.starts))
        self._claims = owners[order]
        self._firsts = np.searchsorted(self._rows.entries[order], np.arange(table.kind_starts[-1] + 1))
        self._held: list[int] = np.diff(self._firsts).tolist()
        self._flagged: dict[int, Flags] = {}
        self._items: dict[int, tuple[int, ...]] = {}
        self._known: dict[int, int] = {}
        self._recall = Recall({}) if recall is None else recall
        self._changed = self._marks_changed(np.empty(0, dtype=np.int64) if moved is None else moved)

    def _marks_changed(self, moved: Numbers) -> Prints:
        """Marks of claims that have come or gone."""
        prints = self._table.item_prints
        borne = Ragged(self._rows.starts, prints[self._rows.entries])
        last = self._recall.last(BORNE)
        self._recall.keep(BORNE, {"marks": borne})
        stayed = np.zeros(len(self._table), dtype=bool)
        stayed[moved[moved >= 0]] = True
        come = borne.take(np.flatnonzero(~stayed)).values
        gone = last["marks"].take(np.flatnonzero(moved < 0)).values if last else prints[:0]
        return distinct(np.concatenate((come, gone)))

    def shared(self, left: Numbers, right: Numbers) -> Shared:
        """The sets of names and of all marks that each two claims share."""
        names, marks = (np.empty(len(left), dtype=np.uint64) for _ in range(2))
        for block in _blocks(len(left)):
            names[block], marks[block] = self._shared(left[block], right[block])
        return Shared(names, marks)

    def _shared(self, left: Numbers, right: Numbers) -> Shared:
        common = self._rows.common(left, right)
        named = common.of(common.item < self._table.kind_starts[NAME + 1])
        return Shared(self._sets(named.count(), named.item), self._sets(common.count(), common.item))

    def _sets(self, counts: Numbers, items: Numbers) -> Prints:
        """Sets by pair, from how many marks each pair shares, and which."""
        starts = starts_of(counts)
        sets = summed(self._table.item_prints[items], starts)
        found, places = np.unique(sets, return_index=True)
        for known, place in zip(found.tolist(), places.tolist(), strict=True):
            if known not in self._items:
                self._items[known] = tuple(items[starts[place] : starts[place + 1]].tolist())
        return sets

    def remember(self, claims: Prints, left: Numbers, right: Numbers) -> Shared:
        """What `shared` gives for all pairs of the run, with the sets counted; only what is new is looked at."""
        pairs = self._recall.shelf(SHARED).of_pairs(
            claims, left, right, lambda new: self.shared(left[new], right[new])._asdict()
        )
        sets = distinct(np.concatenate((pairs["names"], pairs["marks"])))
        shelf = self._recall.shelf(COUNTED)
        counts = shelf.once(sets, lambda new: self._counted(sets[new], shelf), stale=self._stale(shelf.known))["count"]
        self._known.update(zip(sets.tolist(), counts.tolist(), strict=True))
        return Shared(**pairs)

    def counts(self, sets: Prints) -> Numbers:
        """How many claims bear each set that `shared` or `remember` gave; 0 for the empty one."""
        found, places = np.unique(sets, return_inverse=True)
        for each in found.tolist():
            if each not in self._known:
                self._known[each] = self._count(self._items[each])
        return np.array([self._known[each] for each in found.tolist()], dtype=np.int64)[places]

    def _stale(self, known: Columns) -> Flags | None:
        """Which of the sets counted last time a claim that has come or gone may bear."""
        if not known:
            return None
        touched = np.isin(known["items"].values, self._changed).astype(np.uint64)
        stale: Flags = summed(touched, known["items"].starts).astype(np.int64) == known["items"].lengths
        return stale

    def _counted(self, sets: Prints, shelf: Shelf) -> Columns:
        """Sets counted anew, with their marks."""
        prints = self._table.item_prints
        order = np.argsort(prints)
        old = shelf.find(sets).tolist()
        items = []
        for known, row in zip(sets.tolist(), old, strict=True):
            if known in self._items or row < 0:
                items.append(self._items.get(known, ()))
            else:
                marks = shelf.known["items"][row]
                items.append(tuple(order[np.searchsorted(prints, marks, sorter=order)].tolist()))
        numbers = np.array([item for held in items for item in held], dtype=np.int64)
        return {
            "count": np.array([self._count(held) for held in items], dtype=np.int64),
            "items": Ragged(starts_of(np.array([len(held) for held in items], dtype=np.int64)), prints[numbers]),
        }

    def _count(self, marks: tuple[int, ...]) -> int:
        if not marks:
            return 0
        rarest, *others = sorted(marks, key=self._held.__getitem__)
        found = self._bearing(rarest)
        for mark in others:
            if self._held[mark] * COMMON > len(self._table):
                found = found[self._flags(mark)[found]]
            else:
                bearing = self._bearing(mark)
                found = found[bearing[np.minimum(bearing.searchsorted(found), len(bearing) - 1)] == found]
        return len(found)

    def _flags(self, mark: int) -> Flags:
        """Which claims bear a mark that many bear."""
        if mark not in self._flagged:
            self._flagged[mark] = np.zeros(len(self._table), dtype=bool)
            self._flagged[mark][self._bearing(mark)] = True
        return self._flagged[mark]

    def _bearing(self, mark: int) -> Numbers:
        """The claims that bear a mark, in order."""
        return self._claims[self._firsts[mark] : self._firsts[mark + 1]]


def _marks(table: ClaimTable) -> Rows:
    """Every claim's marks, without how they are held."""
    items = table.rows.entries >> MANNERS
    chosen = np.zeros(len(items), dtype=bool)
    for kind, manner in HELD:
        of_kind = (items >= table.kind_starts[kind]) & (items < table.kind_starts[kind + 1])
        chosen |= of_kind & (table.rows.entries & manner > 0)
    return Rows(starts_of(chosen)[table.rows.starts], items[chosen])


def _blocks(count: int) -> Iterator[slice]:
    return (slice(first, first + BLOCK) for first in range(0, count, BLOCK))
