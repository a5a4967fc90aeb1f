"""How telling a word, name or class is: rarer among the corpus's claims means more telling.

Weights are squared idf values in whole numbers (`UNIT` to 1), so that sums come out the same in any order.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.align.columns import (
    AROUND,
    NAME,
    OWN,
    SENSE,
    TRIGGER,
    TYPE,
    WORD,
    ClaimTable,
    Common,
    Floats,
    Numbers,
)

LEAST_TOTAL = 256
"""Claims that a corpus is taken to hold at least: in two short texts nothing is rare by count alone."""
UNIT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """Lengths of the claims' weighted bags, the denominators of their cosines."""

    words: Floats
    names: Floats
    senses: Floats
    words_around: Floats
    names_around: Floats


class Rarity:
    """Weights of items, and the lengths of every claim's bags.

    Counts are rounded up to powers of two, so that a few new claims change almost no weight (an incremental run then
    rescoring few pairs equals a full one). `plain` weights are not squared.
    """

    def __init__(self, table: ClaimTable) -> None:
        self.total = _power_of_two(max(len(table), LEAST_TOTAL))
        counts = np.zeros(table.kind_starts[-1], dtype=np.int64)
        for kind in (WORD, NAME, SENSE, TYPE):
            counts += np.bincount(table.held(kind, OWN)[1], minlength=len(counts))
        by_bits = [self.total / (1 << bits) for bits in range(self.total.bit_length() + 1)]
        weights = [round(UNIT * math.log(1 + share) ** 2) for share in by_bits]
        plain = [round(math.sqrt(UNIT * weight)) for weight in weights]
        bits = _bits(counts)
        self.weights, self.plain = np.array(weights)[bits], np.array(plain)[bits]
        self.rarest = UNIT * math.log(1 + self.total) ** 2
        """The squared weight of what stands in one claim only."""
        self.lengths = Lengths(
            words=self._length(table, WORD, OWN),
            names=self._length(table, NAME, OWN),
            senses=self._length(table, SENSE, OWN),
            words_around=self._length(table, WORD, AROUND),
            names_around=self._length(table, NAME, AROUND),
        )
        self._shares = np.array([math.log(1 + share) / math.log(1 + self.total) for share in by_bits])
        self._bearers = _Bearers(table)

    def _length(self, table: ClaimTable, kind: int, manner: int) -> Floats:
        owners, items = table.held(kind, manner)
        return np.sqrt(np.bincount(owners, weights=self.weights[items], minlength=len(table)))

    def together(self, *marks: Common) -> Floats:
        """Rarity of the marks that each pair shares standing together in one claim, as a share of the rarest possible;
        0 where a pair shares none.
        """
        pairs, items = (np.concatenate(parts) for parts in zip(*((m.pair, m.item) for m in marks), strict=True))
        order = np.argsort(pairs, kind="stable")
        bounds = np.searchsorted(pairs[order], np.arange(marks[0].size + 1)).tolist()
        listed = items[order].tolist()
        held = np.array([self._bearers.count(tuple(listed[a:b])) for a, b in pairwise(bounds)], dtype=np.int64)
        return np.where(held > 0, self._shares[_bits(held)], 0.0)


class _Bearers:
    """Claims by the marks that they bear: names, types, and classes of what happened."""

    def __init__(self, table: ClaimTable) -> None:
        owners, items = (
            np.concatenate(parts)
            for parts in zip(table.held(NAME, OWN), table.held(TYPE, OWN), table.held(SENSE, TRIGGER), strict=True)
        )
        order = np.argsort(items, kind="stable")
        self._claims = owners[order]
        self._starts = np.searchsorted(items[order], np.arange(table.kind_starts[-1] + 1))
        self._sets: dict[int, frozenset[int]] = {}
        self._known: dict[tuple[int, ...], int] = {(): 0}

    def count(self, marks: tuple[int, ...]) -> int:
        """How many claims bear all of some marks; 0 for no marks."""
        found = self._known.get(marks)
        if found is None:
            first, *others = sorted(map(self._bearing, marks), key=len)
            found = self._known[marks] = len(first.intersection(*others))
        return found

    def _bearing(self, mark: int) -> frozenset[int]:
        if mark not in self._sets:
            self._sets[mark] = frozenset(self._claims[self._starts[mark] : self._starts[mark + 1]].tolist())
        return self._sets[mark]


def _power_of_two(count: int) -> int:
    return 1 << (count - 1).bit_length()


def _bits(counts: Numbers) -> Numbers:
    """Exponents of the powers of two that counts are rounded up to; 0 for none."""
    return np.frexp(np.maximum(counts - 1, 0))[1].astype(np.int64)
