"""A file that is put together of pieces, each with a print, so that those of the last run's file are copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.recall.prints import Numbers, Prints


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """`head`, then a piece for every print: a line or several. `render` gives the pieces at some places."""

    head: bytes = b""
    prints: Prints
    render: Callable[[Numbers], Iterator[bytes]]

    def __iter__(self) -> Iterator[bytes]:
        """The whole file."""
        yield self.head
        yield from self.render(np.arange(len(self.prints)))


Content = Lines | Iterable[bytes]
"""What a file is to hold."""
