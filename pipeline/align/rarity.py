"""How telling a word, name or class is: rarer among the corpus's claims means more telling.

Weights are squared idf values in whole numbers (`UNIT` to 1), so that sums come out the same in any order.
"""

from __future__ import annotations

import math

import numpy as np

from pipeline.align.bearers import Bearers, Shared
from pipeline.align.columns import AROUND, FORM, MANNERS, NAME, OWN, SENSE, TYPE, WORD, ClaimTable
from pipeline.align.rows import Floats, Numbers
from pipeline.recall.prints import Prints, mixed, summed
from pipeline.records.record import record

LEAST_TOTAL = 256
"""Claims that a corpus is taken to hold at least: in two short texts nothing is rare by count alone."""
UNIT = 4096
WIDTH = 6
"""Bits of an exponent."""
BLOCK = 1 << 14
"""Claims looked at a time."""


@record
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

    def __init__(self, table: ClaimTable, bearers: Bearers | None = None) -> None:
        self.total = _power_of_two(max(len(table), LEAST_TOTAL))
        counts = np.zeros(table.kind_starts[-1], dtype=np.int64)
        for kind in (WORD, NAME, SENSE, TYPE, FORM):
            counts += np.bincount(table.held(kind, OWN)[1], minlength=len(counts))
        by_bits = [self.total / (1 << bits) for bits in range(self.total.bit_length() + 1)]
        weights = [round(UNIT * math.log(1 + share) ** 2) for share in by_bits]
        plain = [round(math.sqrt(UNIT * weight)) for weight in weights]
        self._bits = _bits(counts)
        self.weights, self.plain = np.array(weights)[self._bits], np.array(plain)[self._bits]
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
        self.bearers = Bearers(table) if bearers is None else bearers

    def _length(self, table: ClaimTable, kind: int, manner: int) -> Floats:
        lengths: Floats = np.sqrt(table.sums(kind, manner, self.weights).astype(float))
        return lengths

    def together(self, sets: Prints) -> Floats:
        """Rarity of marks that two claims share standing together in one claim, as a share of the rarest possible; 0
        where two share none.
        """
        held = self.bearers.counts(sets)
        return np.where(held > 0, self._shares[_bits(held)], 0.0)

    def prints(self, table: ClaimTable, claims: Prints) -> Prints:
        """A print for each claim, of itself and of how rare everything is that it holds."""
        told = np.empty(len(table), dtype=np.uint64)
        for first in range(0, len(table), BLOCK):
            starts = table.rows.starts[first : first + BLOCK + 1]
            bits = self._bits[table.rows.entries[starts[0] : starts[-1]] >> MANNERS]
            starts = starts - starts[0]
            places = np.arange(len(bits)) - np.repeat(starts[:-1], np.diff(starts))
            told[first : first + BLOCK] = summed(mixed(places << WIDTH | bits), starts)
        return mixed(claims, told, self.total)

    def pair_prints(self, told: Prints, left: Numbers, right: Numbers, shared: Shared) -> Prints:
        """A print for each two claims, of all that their likeness depends on; `told` is what `prints` gives, `shared`
        are the sets of marks that the two share.
        """
        return mixed(told[left], told[right], *(_bits(self.bearers.counts(sets)) for sets in shared))


def _power_of_two(count: int) -> int:
    return 1 << (count - 1).bit_length()


def _bits(counts: Numbers) -> Numbers:
    """Exponents of the powers of two that counts are rounded up to; 0 for none."""
    return np.frexp(np.maximum(counts - 1, 0))[1].astype(np.int64)
