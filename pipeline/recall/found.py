"""Records that stand in columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import eq
from typing import Any, TypeVar, overload

import numpy as np

from pipeline.recall.prints import Numbers, Prints

R = TypeVar("R")


class Found(Sequence[R]):
    """Records that are made when they are asked for. `prints` tell of each, in 64 bits, whether it is what it was."""

    prints: Prints

    def records(self, rows: Numbers) -> Iterator[R]:
        """Some records, one after another."""
        raise NotImplementedError

    @overload
    def __getitem__(self, place: int) -> R: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[R, ...]: ...
    def __getitem__(self, place: int | slice) -> R | tuple[R, ...]:
        """One record, or several."""
        rows = range(len(self))[place]
        return (
            tuple(self.records(np.array(rows, dtype=np.int64)))
            if isinstance(rows, range)
            else next(self.records(np.array([rows])))
        )

    def __iter__(self) -> Iterator[R]:
        """All records."""
        return self.records(np.arange(len(self)))

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same records."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        """From the prints."""
        return hash(self.prints.tobytes())


class Listed(Found[R]):
    """Records that are there, as found."""

    def __init__(self, records: Sequence[R]) -> None:
        self._records = records
        self.prints = np.zeros(len(records), dtype=np.uint64)

    def __len__(self) -> int:
        return len(self._records)

    def records(self, rows: Numbers) -> Iterator[R]:
        """Some records."""
        return (self._records[row] for row in rows.tolist())


class Reordered(Found[R]):
    """Some records in another order."""

    def __init__(self, found: Found[R], order: Numbers) -> None:
        self._found, self._order = found, order
        self.prints = found.prints[order]

    def __len__(self) -> int:
        return len(self._order)

    def records(self, rows: Numbers) -> Iterator[R]:
        """Some records."""
        return self._found.records(self._order[rows])


def as_found(records: Sequence[R], key: Callable[[R], Any]) -> Found[R]:
    """Records by key; those that are found stand so already."""
    return records if isinstance(records, Found) else Listed(sorted(records, key=key))
