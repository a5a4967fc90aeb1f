"""Results by the print of what they were worked out from.

A shelf holds results of one kind, a row each, in columns. Whoever needs results says their prints, all at once, and
works out only those that neither this run nor the last one has. A result that is found therefore equals the one that
would be worked out; a shelf that is lost costs time and nothing else. What a run did not ask for it does not keep, so
that the shelves of a corpus never hold more than one run used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.recall.prints import Numbers, Prints, mixed
from pipeline.recall.ragged import Column, Ragged, taken
from pipeline.recall.steps import rows_of_prints

Columns = Mapping[str, Any]
"""Columns or ragged columns by name, a row each for every result."""
_PRINTS, _STARTS = "print", "starts"


class Later(NamedTuple):
    """So many prints, which cost something to make and are of no use where nothing is known and nothing kept."""

    rows: int
    make: Callable[[], Prints]


class Shelf:
    """Results of one kind: those of the last run, and those that this run asked for."""

    def __init__(self, known: Columns, *, keeping: bool = True) -> None:
        """Where nothing is to be kept for a next run, `keeping` is false."""
        self._set(known)
        self._keeping = keeping
        self.kept: Columns = {}

    def _set(self, known: Columns) -> None:
        """Have some results for those of the last run."""
        self._known = dict(known)
        prints = self._known.pop(_PRINTS, None)
        self._prints = prints if isinstance(prints, np.ndarray) else np.empty(0, dtype=np.uint64)

    @property
    def known(self) -> Columns:
        """The last run's results."""
        return self._known

    def find(self, prints: Prints) -> Numbers:
        """Rows of the last run's results, -1 where there is none."""
        return rows_of_prints(self._prints, prints)

    def once(
        self,
        prints: Prints | Later,
        make: Callable[[Numbers], Columns],
        *,
        moved: Mapping[str, Numbers] | None = None,
        stale: npt.NDArray[np.bool_] | None = None,
    ) -> Columns:
        """Results by row of `prints`, asked for once in a run; `make` works out those at some places. Columns in
        `moved` hold numbers of rows of something else, which has moved since: `moved` tells where each is now. `stale`
        tells which of the last run's results no longer hold.
        """
        if isinstance(prints, Later):
            if not self._keeping and not self._known:
                return make(np.arange(prints.rows))
            prints = prints.make()
        found = self.find(prints)
        if stale is not None:
            found[(found >= 0) & stale[found]] = -1
        new = np.flatnonzero(found < 0)
        fresh = make(new) if len(new) or not self._known else {}
        if len(new) == len(prints) and fresh:
            self._asked({_PRINTS: prints, **fresh})
            return fresh
        rows = found.copy()
        rows[new] = len(self._prints) + np.arange(len(new))
        columns = {}
        for name in fresh or self._known:
            known = self._moved(name, moved or {})
            columns[name] = rows_of_columns([part for part in (known, fresh.get(name)) if part is not None], rows)
        self._asked({_PRINTS: prints, **columns})
        return columns

    def of_pairs(self, prints: Prints, left: Numbers, right: Numbers, make: Callable[[Numbers], Columns]) -> Columns:
        """As `once`, of pairs of rows that have these prints, where a result depends on nothing but the two."""
        return self.once(Later(len(left), lambda: mixed(prints[left], prints[right])), make)

    def _asked(self, columns: Columns) -> None:
        self.keep(columns)
        self._set({})

    def keep(self, columns: Columns) -> None:
        """What the next run is to have."""
        self.kept = columns if self._keeping else {}

    def _moved(self, name: str, moved: Mapping[str, Numbers]) -> Column | Ragged | None:
        known = self._known.get(name)
        if known is None or name not in moved:
            return known
        places = np.append(moved[name], -1)  # -1 stands for nothing and stays
        return Ragged(known.starts, places[known.values]) if isinstance(known, Ragged) else places[known]


def rows_of_columns(parts: list[Column | Ragged], rows: Numbers) -> Column | Ragged:
    """Rows of columns, or of ragged ones, that are thought of as one after another."""
    ragged = [part for part in parts if isinstance(part, Ragged)]
    if ragged:
        return taken(ragged, rows)
    column: Column = np.concatenate([part for part in parts if not isinstance(part, Ragged)])
    return column.take(rows, axis=0)


class Recall:
    """The shelves of one corpus, by name. `prints` are those of all that a run knows of each article before any two are
    set side by side, by doc_id; `known` is what the last run kept.
    """

    def __init__(
        self, prints: Mapping[str, int], known: Mapping[str, Column] | None = None, *, keeping: bool = True
    ) -> None:
        """Where nothing is to be kept for a next run, `keeping` is false."""
        self.prints = prints
        self._keeping = keeping
        self._known: dict[str, dict[str, Column | Ragged]] = {}
        for place, column in (known or {}).items():
            shelf, _, name = place.partition("/")
            if not name.endswith(f".{_STARTS}"):
                starts = (known or {}).get(f"{place}.{_STARTS}")
                self._known.setdefault(shelf, {})[name] = column if starts is None else Ragged(starts, column)
        self._shelves: dict[str, Shelf] = {}

    def shelf(self, name: str) -> Shelf:
        """The shelf of one kind of results."""
        if name not in self._shelves:
            self._shelves[name] = Shelf(self._known.pop(name, {}), keeping=self._keeping)
        return self._shelves[name]

    def prints_of(self, doc_ids: Sequence[str]) -> Prints:
        """The prints of articles, one by one; 0 for an unknown one."""
        return np.array([self.prints.get(doc_id, 0) for doc_id in doc_ids], dtype=np.uint64)

    def last(self, name: str) -> Columns:
        """What the last run kept whole under a name."""
        return self._known.get(name, {})

    def keep(self, name: str, columns: Columns) -> None:
        """Keep something whole for the next run."""
        self._known.pop(name, None)
        self._shelves[name] = Shelf({}, keeping=self._keeping)
        self._shelves[name].keep(columns)

    def kept(self) -> Iterator[tuple[str, Column]]:
        """All columns that the next run is to have."""
        for shelf, found in self._shelves.items():
            for name, column in found.kept.items():
                if isinstance(column, Ragged):
                    yield f"{shelf}/{name}.{_STARTS}", column.starts
                    yield f"{shelf}/{name}", column.values
                else:
                    yield f"{shelf}/{name}", column
