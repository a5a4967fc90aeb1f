"""The table of all claims from that of the last run: rows of articles that stayed are taken over, others are made.

Joining two tables gives what making one of all their claims would give, numbers of items included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice
from typing import Any

import numpy as np

from pipeline.align.batches import Work, in_turn
from pipeline.align.columns import KINDS, MANNERS, ROLE, VALUES, ClaimTable, Values, tabulate
from pipeline.align.rows import Numbers, Rows, shortened
from pipeline.align.sending import Packer, Part, Sent, apart, tabulate_part
from pipeline.align.view import ClaimView, Outline, Viewer, by_place
from pipeline.packs.relatedness import Relatedness
from pipeline.recall.prints import Prints, mixed
from pipeline.recall.ragged import Column, Ragged, from_texts, joined, starts_of, texts_of
from pipeline.recall.shelves import Columns, Recall, Shelf
from pipeline.records.claim import Claim

SHELF = "claims"
DAYS = ("first", "last", "length")
MOST = 1 << 17
"""Views held at a time."""
PART = 20_000
"""Claims put into a table at a time."""


class Views(Sequence[ClaimView]):
    """Views of all claims, by article, each made when it is asked for; only the `MOST` last made are held."""

    def __init__(self, viewer: Viewer, claims_of: Callable[[int], Sequence[Claim]]) -> None:
        """`claims_of` gives an article's claims."""
        self._viewer, self._claims_of = viewer, claims_of
        self._outlines: dict[int, Outline] = {}
        self._made: dict[tuple[int, int], ClaimView] = {}
        self._sent: dict[int, tuple[bytes, list[bytes]]] = {}
        self._starts: Numbers = np.zeros(1, dtype=np.int64)
        self._table: ClaimTable | None = None

    def count(self, article: int) -> int:
        """How many claims an article has."""
        return len(self._sent[article][1]) if article in self._sent else len(self._outline(article).claims)

    def tabulated(self, articles: Sequence[int], relatedness: Relatedness, work: Work) -> Iterator[ClaimTable]:
        """The claims of some articles, in tables that follow one another; at least one. Where several processes work,
        they make the views, which are kept as bytes.
        """
        parts = self._parts(articles) if apart(work) else iter(())
        first = list(islice(parts, 2))
        if len(first) < 2:
            yield from (tabulate(part, relatedness) for part in _parts(self, articles))
            return
        for table, model, sent in work(tabulate_part, self._viewer.knowledge, chain(first, parts)):
            self._sent.update((article, (model, told)) for article, told in sent.items())
            yield table

    def _parts(self, articles: Sequence[int]) -> Iterator[Part]:
        """The claims of articles, of so many at a time that they need not all be held."""
        part: dict[int, tuple[Claim, ...]] = {}
        for article in articles:
            part[article] = tuple(self._claims_of(article))
            if sum(map(len, part.values())) >= PART or article == articles[-1]:
                doc_ids = {claim.doc_id for claims in part.values() for claim in claims}
                yield Part(part, self._viewer.sources_of(doc_ids))
                part = {}

    def of(self, article: int) -> Sequence[ClaimView]:
        """The views of one article's claims."""
        self._outlines[article], found = self._viewer.views(self._claims_of(article))
        if len(self._made) + len(found) > MOST:
            self._made.clear()
        self._made.update(zip(((article, place) for place in range(len(found))), found, strict=True))
        return found

    def place(self, starts: Numbers, table: ClaimTable | None = None) -> None:
        """Tell where each article's claims begin, in the table of all claims."""
        self._starts, self._table = starts, table

    def __len__(self) -> int:
        return int(self._starts[-1])

    def __getitem__(self, claim: int) -> ClaimView:  # type: ignore[override]
        article = int(np.searchsorted(self._starts, claim, side="right")) - 1
        return self._view(article, claim - int(self._starts[article]))

    def at(self, claims: Numbers) -> Sequence[ClaimView]:
        """The views of some claims."""
        found = self.places(claims)
        if self._sent:
            return Sent([self._bytes(article, place) for article, place in found])
        return [self._view(article, place) for article, place in found]

    def places(self, claims: Numbers) -> list[tuple[int, int]]:
        """The article of each of some claims, and its place there."""
        articles = np.searchsorted(self._starts, claims, side="right") - 1
        return list(zip(articles.tolist(), (claims - self._starts[articles]).tolist(), strict=True))

    def claims_in(self, article: int) -> Sequence[Claim]:
        """An article's claims in order, as they are compared; not held beyond what views hold."""
        outline = self._outlines.get(article)
        return outline.claims if outline else by_place(self._claims_of(article))

    def forget(self) -> None:
        """Let go of the views that are held."""
        self._made.clear()

    def _bytes(self, article: int, place: int) -> tuple[bytes, bytes]:
        if article in self._sent:
            model, told = self._sent[article]
            return model, told[place]
        packer = Packer()
        told_now = packer.packed(self._view(article, place))
        return packer.model, told_now

    def _view(self, article: int, place: int) -> ClaimView:
        found = self._made.get((article, place))
        if found is None:
            if len(self._made) >= MOST:
                self._made.clear()
            found = self._made[article, place] = self._viewer.view(self._outline(article), place)
        return found

    def _outline(self, article: int) -> Outline:
        if article not in self._outlines:
            claims, bounds = self._claims_of(article), self._starts[article : article + 2].tolist()
            lone = None if self._table is None else self._table.told_of(ROLE, *bounds)
            self._outlines[article] = self._viewer.outline(claims, lone)
        return self._outlines[article]


class AllClaims:
    """The claims of all articles. `prints` are the claims' own; `moved` tells where each claim of the last run's table
    stands now, -1 where it is gone.
    """

    def __init__(
        self, prints: Prints, views: Views, relatedness: Relatedness, recall: Recall, work: Work = in_turn
    ) -> None:
        """`prints` are those of the articles, in alphabetical order of their ids."""
        last = recall.last(SHELF)
        known = Shelf({"print": last["articles"]} if last else {}).find(prints)
        new, old = np.flatnonzero(known < 0), np.flatnonzero(known >= 0)
        counts = np.zeros(len(prints), dtype=np.int64)
        tables = list(views.tabulated(new.tolist(), relatedness, work))
        counts[new] = np.fromiter(map(views.count, new.tolist()), dtype=np.int64, count=len(new))
        owners = [np.repeat(new, counts[new])]
        self.moved = np.empty(0, dtype=np.int64)
        if last:
            places = Ragged(last["starts"], np.arange(int(last["starts"][-1])))
            counts[old] = places.lengths[known[old]]
            stayed = places.take(known[old]).values
            tables.insert(0, _chosen(_from_columns(last), stayed))
            owners.insert(0, np.repeat(old, counts[old]))
            self.moved = np.full(int(last["starts"][-1]), -1)
        order = np.argsort(np.concatenate(owners), kind="stable")
        if last:
            self.moved[stayed[order[order < len(stayed)]]] = np.flatnonzero(order < len(stayed))
        self.table = tables[0] if len(tables) == 1 else _joined(tables, order)
        self.starts = starts_of(counts)
        views.place(self.starts, self.table)
        self.prints = mixed(np.repeat(prints, counts), np.arange(len(self.table)) - np.repeat(self.starts[:-1], counts))
        recall.keep(SHELF, {"articles": prints, "starts": self.starts, **_as_columns(self.table)})

    @cached_property
    def id_ranks(self) -> Numbers:
        """The place of each claim by id."""
        ids = self.table.ids
        ranks = np.empty(len(ids), dtype=np.int64)
        ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return ranks


def _parts(views: Views, articles: Sequence[int]) -> Iterator[list[ClaimView]]:
    """The views of articles, of so many at a time that they need not all be held; at least one part."""
    part: list[ClaimView] = []
    for article in articles:
        part += views.of(article)
        if len(part) >= PART:
            yield part
            part = []
    yield part


def _joined(tables: Sequence[ClaimTable], order: Numbers) -> ClaimTable:
    """The rows of several tables in an order, each table's counted on from those before."""
    starts, spelt = [0], []
    numbers = [np.empty(len(table.spelt), dtype=np.int64) for table in tables]
    for kind in KINDS:
        bounds = [(table.kind_starts[kind], table.kind_starts[kind + 1]) for table in tables]
        parts = [table.spelt[a:b] for table, (a, b) in zip(tables, bounds, strict=True)]
        names = sorted(set().union(*parts))
        number = {name: i for i, name in enumerate(names, starts[-1])}
        for known, part, (a, b) in zip(numbers, parts, bounds, strict=True):
            known[a:b] = [number[name] for name in part]
        starts.append(starts[-1] + len(names))
        spelt += names
    held = [_renumbered(table.rows, number) for table, number in zip(tables, numbers, strict=True)]
    rows, ids = joined(held).take(order), list(chain.from_iterable(table.ids for table in tables))
    return ClaimTable(
        ids=tuple(map(ids.__getitem__, order.tolist())),
        rows=Rows(rows.starts, rows.values, MANNERS),
        kind_starts=tuple(starts),
        spelt=tuple(spelt),
        values={name: _joined_values([table.values[name] for table in tables], order) for name in VALUES},
        **{name: np.concatenate([getattr(table, name) for table in tables])[order] for name in DAYS},
    )


def _renumbered(rows: Rows, numbers: Numbers) -> Ragged:
    """Rows whose items have other numbers, in the same order."""
    manners = rows.entries & (1 << MANNERS) - 1
    return Ragged(rows.starts, shortened(numbers[rows.entries >> MANNERS] << MANNERS | manners))


def _joined_values(parts: Sequence[Values], order: Numbers) -> Values:
    names = sorted(set().union(*(part.names for part in parts)))
    number = {name: i for i, name in enumerate(names)}
    numbers = [np.array([number[name] for name in part.names], dtype=np.int64)[part.numbers] for part in parts]
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
