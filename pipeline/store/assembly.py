"""Files put together of what stands in the last run's file and of what is rendered anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from errno import EIO
from io import BytesIO, RawIOBase
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from pipeline.recall.lines import Lines
from pipeline.recall.prints import Numbers
from pipeline.recall.ragged import starts_of
from pipeline.recall.shelves import Columns, Recall, Shelf

CHUNK = 1 << 18
"""Bytes read at a time: what fits near the processor is hashed and written fastest."""
PIECES = 256
"""New pieces put together."""


class Assembly:
    """One file. `last` is the file of the last run and what was kept of it; nothing where it has been touched since."""

    def __init__(self, lines: Lines, last: Path | None, kept: Columns) -> None:
        self._lines, self._last = lines, last
        self._shelf = Shelf(kept if last else {})
        lengths = self._shelf.known.get("length", np.empty(0, dtype=np.int64))
        self._starts = starts_of(lengths) + (int(kept["head"][0]) if last else 0)
        self._known = lengths
        self._fresh: list[int] = []
        self._found: Numbers = self._shelf.find(lines.prints)

    def chunks(self) -> Iterator[bytes]:
        """The file's content."""
        yield self._lines.head
        new = self._found < 0
        pieces = self._lines.render(np.flatnonzero(new))
        with self._last.open("rb", buffering=0) if self._last else BytesIO() as last_file:
            for first, last in _stretches(self._found):
                if new[first]:
                    yield from self._rendered(islice(pieces, last - first))
                else:
                    at, end = self._starts[self._found[first]], self._starts[self._found[last - 1] + 1]
                    yield from _copied(last_file, int(at), int(end))

    def _rendered(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """New pieces, many together: most are a line."""
        while some := list(islice(pieces, PIECES)):
            self._fresh += map(len, some)
            yield b"".join(some)

    def kept(self, digest: str) -> Columns:
        """What is to be kept for the next run of the file, which is known by its hash."""
        lengths = np.empty(len(self._found), dtype=np.int64)
        new = self._found < 0
        lengths[new] = self._fresh
        lengths[~new] = self._known[self._found[~new]]
        head = np.array([len(self._lines.head)])
        return {"print": self._lines.prints, "length": lengths, "head": head, "file": _as_number(digest)}


def _copied(file: RawIOBase | BytesIO, at: int, end: int) -> Iterator[bytes]:
    """A part of a file. Raises OSError where somebody has cut it meanwhile."""
    file.seek(at)
    while at < end:
        chunk = file.read(min(CHUNK, end - at))
        if not chunk:
            raise OSError(EIO, "a file of the last run was cut while it was copied")
        at += len(chunk)
        yield chunk


def assembly_of(name: str, lines: Lines, folder: Path, untouched: Mapping[str, str], recall: Recall) -> Assembly:
    """The assembly of a file; `untouched` are hashes of the last run's files that stand as they were written."""
    kept = recall.last(shelf_name(name))
    same = bool(kept) and name in untouched and bool((kept["file"] == _as_number(untouched[name])).all())
    return Assembly(lines, folder / name if same else None, kept)


def shelf_name(name: str) -> str:
    """Under what a file's pieces are kept."""
    return f"lines of {name}"


def _as_number(digest: str) -> Numbers:
    return np.array([int(digest[:15], 16)])


def _stretches(rows: Numbers) -> Iterator[tuple[int, int]]:
    """Stretches of rows that count on one by one, or that are all missing."""
    new = rows < 0
    together = (np.diff(rows) == 1) & ~new[:-1] | new[1:] & new[:-1]
    breaks = np.flatnonzero(~together) + 1
    bounds = [0, *breaks.tolist(), len(rows)]
    return ((first, last) for first, last in pairwise(bounds) if first < last)
