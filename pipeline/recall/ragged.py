"""Rows of unequal length, end to end in one column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.recall.prints import Numbers, prints_of

Column = npt.NDArray[Any]
FEW = 64
"""Values that are picked out one by one in the time that it takes to copy a stretch of any length."""

BLOCK = 1 << 12
"""Rows of which values are picked out at a time."""


@dataclass(frozen=True, slots=True)
class Ragged:
    """Row `i` is `values[starts[i]:starts[i + 1]]`."""

    starts: Numbers
    values: Column

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, row: int) -> Column:
        return self.values[self.starts[row] : self.starts[row + 1]]

    @property
    def lengths(self) -> Numbers:
        """How long each row is."""
        return np.diff(self.starts)

    @property
    def owners(self) -> Numbers:
        """The row of each value."""
        return np.repeat(np.arange(len(self)), self.lengths)

    def of(self, chosen: npt.NDArray[np.bool_]) -> Ragged:
        """The rows with some of their values."""
        return Ragged(starts_of(chosen)[self.starts], self.values[chosen])

    def part(self, first: int, last: int) -> Ragged:
        """The rows from a first one to before a last one."""
        starts = self.starts[first : last + 1]
        return Ragged(starts - starts[0], self.values[starts[0] : starts[-1]])

    def take(self, rows: Numbers) -> Ragged:
        """Some rows, in the order asked for."""
        return taken([self], rows)


def starts_of(lengths: Numbers | npt.NDArray[np.bool_]) -> Numbers:
    """Where rows of these lengths begin, and where the last one ends; flags count as 1 or 0."""
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)


def joined(parts: Sequence[Ragged]) -> Ragged:
    """The rows of several, one after another."""
    return Ragged(
        starts_of(np.concatenate([part.lengths for part in parts])), np.concatenate([part.values for part in parts])
    )


def drained(parts: list[Column]) -> Column:
    """Columns of one kind, one after another; each is taken from the list and let go of once it is copied."""
    whole = np.empty(sum(map(len, parts)), dtype=parts[0].dtype)
    parts.reverse()
    first = 0
    while parts:
        part = parts.pop()
        whole[first : first + len(part)] = part
        first += len(part)
    return whole


def taken(parts: Sequence[Ragged], rows: Numbers) -> Ragged:
    """Rows of several, which are thought of as one after another, in the order asked for. Rows that stand together are
    copied together, where that is faster than picking out single values.
    """
    firsts = starts_of(np.array([len(part) for part in parts], dtype=np.int64))
    lengths = np.concatenate([part.lengths for part in parts])[rows]
    starts = starts_of(lengths)
    owners = np.searchsorted(firsts, rows, side="right") - 1
    breaks = np.flatnonzero((np.diff(rows) != 1) | (np.diff(owners) != 0)) + 1
    if starts[-1] < FEW * len(breaks):
        return Ragged(starts, _picked(parts[0] if len(parts) == 1 else joined(parts), rows, starts))
    begins = np.concatenate(([0], breaks))[: len(rows)]
    counts = np.diff(begins, append=len(rows))
    pieces = [parts[0].values[:0]]
    for owner, first, count in zip(
        owners[begins].tolist(), (rows - firsts[owners])[begins].tolist(), counts.tolist(), strict=True
    ):
        part = parts[owner]
        pieces.append(part.values[part.starts[first] : part.starts[first + count]])
    return Ragged(starts, np.concatenate(pieces))


def _picked(whole: Ragged, rows: Numbers, starts: Numbers) -> Column:
    """Values of rows, picked out one by one, of so many rows at a time that their places take little room; `starts`
    tells where rows are to begin.
    """
    values = np.empty(int(starts[-1]), dtype=whole.values.dtype)
    for first in range(0, len(rows), BLOCK):
        bounds = starts[first : first + BLOCK + 1]
        places = np.repeat(whole.starts[rows[first : first + BLOCK]] - bounds[:-1], np.diff(bounds))
        places += np.arange(bounds[0], bounds[-1])
        values[bounds[0] : bounds[-1]] = whole.values[places]
    return values


def ragged(rows: Sequence[Sequence[int]]) -> Ragged:
    """Rows of whole numbers."""
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    values = np.fromiter((value for row in rows for value in row), dtype=np.int64, count=int(lengths.sum()))
    return Ragged(starts_of(lengths), values)


def from_prints(rows: Sequence[Sequence[str]]) -> Ragged:
    """Rows of prints of texts."""
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    texts = [text for row in rows for text in row]
    different = list(set(texts))
    known = dict(zip(different, prints_of(different).tolist(), strict=True))
    return Ragged(starts_of(lengths), np.fromiter(map(known.__getitem__, texts), dtype=np.uint64, count=len(texts)))


def from_bytes(rows: Sequence[bytes]) -> Ragged:
    """Rows of bytes."""
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    return Ragged(starts_of(lengths), np.frombuffer(b"".join(rows), dtype=np.uint8))


def from_texts(texts: Iterable[str]) -> Ragged:
    """Texts as rows of bytes."""
    return from_bytes([text.encode("utf-8", "surrogatepass") for text in texts])


def texts_of(rows: Ragged) -> list[str]:
    """Rows of bytes as texts."""
    return [row.decode("utf-8", "surrogatepass") for row in bytes_of(rows)]


def bytes_of(rows: Ragged) -> list[bytes]:
    """Rows of bytes one by one."""
    data, bounds = rows.values.tobytes(), rows.starts.tolist()
    return [data[first:last] for first, last in pairwise(bounds)]
