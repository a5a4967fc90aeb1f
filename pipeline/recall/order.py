"""Columns of numbers put in order. The library's stable ways take several times as long as sorting whole numbers that
carry their places.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

WIDTH = 63
"""Bits of a whole number that is not negative."""
_SIGN = np.int64(WIDTH)
_REST = np.int64((1 << WIDTH) - 1)


def in_order(*keys: npt.NDArray[Any]) -> Numbers:
    """The places of rows in ascending order of a column, then of the next one; of equal rows the first stays first."""
    order = _places(_whole(keys[-1]))
    for key in keys[-2::-1]:
        order = order[_places(_whole(key)[order])]
    return order


def numbered(column: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], Numbers]:
    """Each value once, in ascending order, and for every row the number of its value among these."""
    order = in_order(column)
    ordered = column[order]
    numbers = np.empty(len(column), dtype=np.int64)
    firsts = _firsts(ordered)
    numbers[order] = np.cumsum(firsts) - 1
    return ordered[firsts], numbers


def _firsts(ordered: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    firsts = np.ones(len(ordered), dtype=bool)
    firsts[1:] = ordered[1:] != ordered[:-1]
    return firsts


def _whole(column: npt.NDArray[Any]) -> Numbers:
    """Whole numbers in the same order: of fractions their bits, those of negative ones turned round."""
    if column.dtype.kind != "f":
        return column.astype(np.int64, copy=False)
    bits = (column.astype(np.float64) + 0.0).view(np.int64)
    return bits ^ ((bits >> _SIGN) & _REST)


def _places(numbers: Numbers) -> Numbers:
    bits = len(numbers).bit_length()
    rough = np.arange(len(numbers))
    least = int(numbers.min(initial=0))
    if (int(numbers.max(initial=0)) - least).bit_length() + bits > WIDTH:
        rough = np.argsort(numbers)
        numbers, least = np.cumsum(_firsts(numbers[rough])), 0
    coded = numbers - least << bits | rough
    coded.sort()
    return coded & (1 << bits) - 1
