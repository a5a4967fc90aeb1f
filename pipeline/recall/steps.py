"""Where rows of the last run stand in this one, mostly in the same order: found by going along both, not by sorting."""

from __future__ import annotations

import numpy as np

from pipeline.recall.prints import Numbers, Prints

TRIES = 8
"""Rows in the middle of a stretch that are looked for before it is given up."""
PIECE = 1 << 10
"""Rows that are compared first."""
SHORT = 64
"""Rows that are not worth going along."""


def rows_of_prints(known: Prints, wanted: Prints) -> Numbers:
    """For each print a row of the known ones that has it, -1 where there is none left."""
    rows = _in_step(known, wanted)
    missing = np.flatnonzero(rows < 0)
    left = np.ones(len(known), dtype=bool)
    left[rows[rows >= 0]] = False
    others = np.flatnonzero(left)
    if len(missing) and len(others):
        order = others[np.argsort(known[others], kind="stable")]
        places = np.minimum(np.searchsorted(known[order], wanted[missing]), len(order) - 1)
        rows[missing] = np.where(known[order[places]] == wanted[missing], order[places], -1)
    return rows


def _in_step(known: Prints, wanted: Prints) -> Numbers:
    """Rows of prints that stand in the order in which they stood, -1 for others: the beginnings and ends that stretches
    have in common, and again on both sides of a row in their middle.
    """
    rows = np.full(len(wanted), -1)
    stretches = [(0, len(known), 0, len(wanted))]
    while stretches:
        first, last, begin, end = stretches.pop()
        alike = _alike(known[first:last], wanted[begin:end])
        rows[begin : begin + alike] = np.arange(first, first + alike)
        first, begin = first + alike, begin + alike
        alike = _alike(known[first:last][::-1], wanted[begin:end][::-1])
        rows[end - alike : end] = np.arange(last - alike, last)
        last, end = last - alike, end - alike
        if min(last - first, end - begin) > SHORT:
            middle = (begin + end) // 2
            for place in range(middle, min(middle + TRIES, end)):
                found = np.flatnonzero(known[first:last] == wanted[place])
                if len(found):
                    row = first + int(found[0])
                    stretches += [(first, row, begin, place), (row, last, place, end)]
                    break
    return rows


def _alike(one: Prints, other: Prints) -> int:
    """How many rows two columns have in common before the first that differs, looked for in ever larger pieces."""
    count, first, size = min(len(one), len(other)), 0, PIECE
    while first < count:
        differ = one[first : min(first + size, count)] != other[first : min(first + size, count)]
        if differ.any():
            return first + int(differ.argmax())
        first, size = first + size, 2 * size
    return count
