"""The table of all claims from that of the last run: rows of articles that stayed are taken over, others are made.

Joining two tables gives what making one of all their claims would give, numbers of items included.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np

from pipeline.align.columns import KINDS, MANNERS, VALUES, ClaimTable, Values, tabulate
from pipeline.align.rows import Numbers, Rows
from pipeline.align.view import ClaimView
from pipeline.packs.relatedness import Relatedness
from pipeline.recall.prints import Prints, mixed
from pipeline.recall.ragged import Column, Ragged, from_texts, joined, starts_of, texts_of
from pipeline.recall.shelves import Columns, Recall, Shelf

SHELF = "claims"
DAYS = ("first", "last", "length")


class Views(Sequence[ClaimView]):
    """Views of all claims, by article, each article's made when one of them is first asked for."""

    def __init__(self, make: Callable[[int], Sequence[ClaimView]]) -> None:
        self._make = make
        self._made: dict[int, Sequence[ClaimView]] = {}
        self._starts: Numbers = np.zeros(1, dtype=np.int64)
        self._articles: list[int] = []
        self._firsts: list[int] = []

    def of(self, article: int) -> Sequence[ClaimView]:
        """The views of one article's claims."""
        if article not in self._made:
            self._made[article] = self._make(article)
        return self._made[article]

    def place(self, starts: Numbers) -> None:
        """Tell where each article's claims begin."""
        self._articles = np.repeat(np.arange(len(starts) - 1), np.diff(starts)).tolist()
        self._firsts = starts.tolist()

    def __len__(self) -> int:
        return len(self._articles)

    def __getitem__(self, claim: int) -> ClaimView:  # type: ignore[override]
        article = self._articles[claim]
        return self.of(article)[claim - self._firsts[article]]


class AllClaims:
    """The claims of all articles. `prints` are the claims' own; `moved` tells where each claim of the last run's table
    stands now, -1 where it is gone.
    """

    def __init__(self, prints: Prints, views: Views, relatedness: Relatedness, recall: Recall) -> None:
        """`prints` are those of the articles, in alphabetical order of their ids."""
        last = recall.last(SHELF)
        known = Shelf({"print": last["articles"]} if last else {}).find(prints)
        new, old = np.flatnonzero(known < 0), np.flatnonzero(known >= 0)
        made = [views.of(article) for article in new.tolist()]
        fresh = tabulate(list(chain.from_iterable(made)), relatedness)
        counts = np.zeros(len(prints), dtype=np.int64)
        counts[new] = np.fromiter(map(len, made), dtype=np.int64, count=len(made))
        if last:
            places = Ragged(last["starts"], np.arange(int(last["starts"][-1])))
            counts[old] = places.lengths[known[old]]
            stayed = places.take(known[old]).values
            order = np.argsort(
                np.concatenate((np.repeat(old, counts[old]), np.repeat(new, counts[new]))), kind="stable"
            )
            self.moved = np.full(int(last["starts"][-1]), -1)
            self.moved[stayed[order[order < len(stayed)]]] = np.flatnonzero(order < len(stayed))
            self.table = _chosen(_from_columns(last), stayed)
            self.table = _joined(self.table, fresh, order)
        else:
            self.moved = np.empty(0, dtype=np.int64)
            self.table = fresh
        self.starts = starts_of(counts)
        views.place(self.starts)
        self.prints = mixed(np.repeat(prints, counts), np.arange(len(self.table)) - np.repeat(self.starts[:-1], counts))
        recall.keep(SHELF, {"articles": prints, "starts": self.starts, **_as_columns(self.table)})

    @cached_property
    def id_ranks(self) -> Numbers:
        """The place of each claim by id."""
        ids = self.table.ids
        ranks = np.empty(len(ids), dtype=np.int64)
        ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return ranks


def _joined(one: ClaimTable, other: ClaimTable, order: Numbers) -> ClaimTable:
    """The rows of two tables in an order, the second table's counted on from the first's."""
    starts, spelt = [0], []
    numbers = [np.empty(len(table.spelt), dtype=np.int64) for table in (one, other)]
    for kind in KINDS:
        bounds = [(table.kind_starts[kind], table.kind_starts[kind + 1]) for table in (one, other)]
        parts = [table.spelt[a:b] for table, (a, b) in zip((one, other), bounds, strict=True)]
        names = sorted(set().union(*parts))
        number = {name: i for i, name in enumerate(names, starts[-1])}
        for known, part, (a, b) in zip(numbers, parts, bounds, strict=True):
            known[a:b] = [number[name] for name in part]
        starts.append(starts[-1] + len(names))
        spelt += names
    held = [_renumbered(table.rows, number) for table, number in zip((one, other), numbers, strict=True)]
    rows, ids = joined(held).take(order), (*one.ids, *other.ids)
    return ClaimTable(
        ids=tuple(map(ids.__getitem__, order.tolist())),
        rows=Rows(rows.starts, rows.values, MANNERS),
        kind_starts=tuple(starts),
        spelt=tuple(spelt),
        values={name: _joined_values(one.values[name], other.values[name], order) for name in VALUES},
        **{name: np.concatenate([getattr(table, name) for table in (one, other)])[order] for name in DAYS},
    )


def _renumbered(rows: Rows, numbers: Numbers) -> Ragged:
    """Rows whose items have other numbers, in the same order."""
    manners = rows.entries & (1 << MANNERS) - 1
    return Ragged(rows.starts, numbers[rows.entries >> MANNERS] << MANNERS | manners)


def _joined_values(one: Values, other: Values, order: Numbers) -> Values:
    names = sorted({*one.names, *other.names})
    number = {name: i for i, name in enumerate(names)}
    numbers = [
        np.array([number[name] for name in values.names], dtype=np.int64)[values.numbers] for values in (one, other)
    ]
    return Values(np.concatenate(numbers)[order], tuple(names))


def _chosen(table: ClaimTable, rows: Numbers) -> ClaimTable:
    """Some rows of a table, with the items and values that they hold."""
    if len(rows) == len(table):
        return table
    held = Ragged(table.rows.starts, table.rows.entries).take(rows)
    used = np.zeros(len(table.spelt), dtype=bool)
    used[held.values >> MANNERS] = True
    ranks = np.cumsum(used) - used
    entries = _renumbered(Rows(held.starts, held.values, MANNERS), ranks)
    values = {}
    for name, known in table.values.items():
        found, numbers = np.unique(known.numbers[rows], return_inverse=True)
        values[name] = Values(numbers, tuple(known.names[i] for i in found.tolist()))
    return replace(
        table,
        ids=tuple(map(table.ids.__getitem__, rows.tolist())),
        rows=Rows(entries.starts, entries.values, MANNERS),
        kind_starts=tuple(int(used[:start].sum()) for start in table.kind_starts),
        spelt=tuple(table.spelt[i] for i in np.flatnonzero(used).tolist()),
        values=values,
        **{name: getattr(table, name)[rows] for name in DAYS},
    )


def _as_columns(table: ClaimTable) -> Columns:
    found: dict[str, Column | Ragged] = {name: getattr(table, name) for name in DAYS}
    found |= {"ids": from_texts(table.ids), "spelt": from_texts(table.spelt), "kinds": np.array(table.kind_starts)}
    found["entries"] = Ragged(table.rows.starts, table.rows.entries)
    for name, values in table.values.items():
        found |= {f"{name} of": values.numbers, name: from_texts(values.names)}
    return found


def _from_columns(columns: Columns) -> ClaimTable:
    found: dict[str, Any] = dict(columns)
    return ClaimTable(
        ids=tuple(texts_of(found["ids"])),
        rows=Rows(found["entries"].starts, found["entries"].values, MANNERS),
        kind_starts=tuple(found["kinds"].tolist()),
        spelt=tuple(texts_of(found["spelt"])),
        values={name: Values(found[f"{name} of"], tuple(texts_of(found[name]))) for name in VALUES},
        **{name: found[name] for name in DAYS},
    )
