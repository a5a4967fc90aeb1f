"""Prints: short numbers that tell whether what something was worked out from is what it was.

A print is 64 bits. Columns of prints are made of columns of numbers without looking at single rows, so that asking for
a million results costs little. That two different things have one print is to be expected once in millions of runs of a
million rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.recall.hashes import SIZE, digest
from pipeline.recall.order import in_order

Numbers = npt.NDArray[np.int64]
Prints = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def print_of(*parts: str) -> int:
    """The print of several texts."""
    return int.from_bytes(digest("\0".join(parts))[:8], "big")


def prints_of(texts: Iterable[str]) -> Prints:
    """The prints of texts, one by one."""
    told = b"".join(map(digest, texts))
    return np.frombuffer(told, dtype=">u8")[:: SIZE // 8].astype(np.uint64)


def mixed(*columns: npt.NDArray[Any] | int) -> Prints:
    """One print a row, of columns of numbers or prints and of single numbers; in this order."""
    found = np.zeros(1, dtype=np.uint64)
    for column in columns:
        found = _stirred((found ^ _bits(column)) + _STEP)
    return found


def _bits(column: npt.NDArray[Any] | int) -> Prints:
    """Numbers as unsigned ones of the same 64 bits; fractions by their bits."""
    if isinstance(column, int):
        return np.array([column & 0xFFFFFFFFFFFFFFFF], dtype=np.uint64)
    if column.dtype.kind == "f":
        return np.ascontiguousarray(column, dtype=np.float64).view(np.uint64)
    return column.astype(np.int64, copy=False).view(np.uint64) if column.dtype != np.uint64 else column


def _stirred(bits: Prints) -> Prints:
    """Every bit of the result depends on every bit (S. Vigna's splitmix64)."""
    bits = (bits ^ (bits >> np.uint64(30))) * _FIRST
    bits = (bits ^ (bits >> np.uint64(27))) * _SECOND
    return bits ^ (bits >> np.uint64(31))


def summed(prints: Prints, starts: Numbers) -> Prints:
    """One print for each stretch `starts[i]:starts[i + 1]`, whatever the order in it."""
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(prints, dtype=np.uint64)))
    found: Prints = sums[starts[1:]] - sums[starts[:-1]]
    return found


def summed_by(owners: Numbers, prints: Prints, count: int) -> Prints:
    """One print for each of `count` owners, of those that are its own, whatever their order."""
    order = in_order(owners)
    starts = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=count))))
    return summed(prints[order], starts)
