"""Who and what all articles name, in columns, and the entities that come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from pipeline.recall.found import Found
from pipeline.recall.order import in_order
from pipeline.recall.prints import Numbers, Prints, mixed, prints_of, summed
from pipeline.recall.ragged import Ragged, starts_of
from pipeline.records.claim import Alias, Entity


class Named(NamedTuple):
    """Who and what an article names: id, spelling, label and how often."""

    doc_id: str
    names: Sequence[tuple[str, str, str, int]]

    @property
    def ids(self) -> list[str]:
        """The id of each name."""
        return [name[0] for name in self.names]


class NameTable:
    """`keys` are id, spelling and label of every name, each once, in alphabetical order. `numbers` tell, article by
    article, which of these stand in it; `articles` and `counts` in which article, and how often.
    """

    def __init__(
        self, doc_ids: Sequence[str], keys: Sequence[tuple[str, str, str]], rows: tuple[Numbers, Numbers, Numbers]
    ) -> None:
        """`rows` are numbers of keys, numbers of articles, and counts."""
        self.doc_ids, self.keys = doc_ids, keys
        self.numbers, self.articles, self.counts = rows

    def relabelled(self, relabel: Callable[[tuple[str, str, str]], tuple[str, str, str]]) -> NameTable:
        """The same names under other ids or labels."""
        found = list(map(relabel, self.keys))
        keys = sorted(set(found))
        places = {key: place for place, key in enumerate(keys)}
        moved = np.array([places[key] for key in found], dtype=np.int64)
        return NameTable(self.doc_ids, keys, (moved[self.numbers], self.articles, self.counts))

    @cached_property
    def totals(self) -> list[int]:
        """How often each name stands in the corpus."""
        found = np.bincount(self.numbers, weights=self.counts, minlength=len(self.keys))
        return [int(count) for count in found.tolist()]

    @cached_property
    def entities(self) -> list[tuple[str, range]]:
        """Ids in alphabetical order, and the numbers of the keys of each."""
        ids = [key[0] for key in self.keys]
        firsts = [place for place, (one, other) in enumerate(zip(["", *ids], ids, strict=False)) if one != other]
        return [(ids[first], range(first, last)) for first, last in pairwise([*firsts, len(ids)])]

    def spellings(self, keys: range) -> Counter[str]:
        """Spellings of some keys, with how often each stands in the corpus."""
        found, totals = Counter[str](), self.totals
        for key in keys:
            found[self.keys[key][1]] += totals[key]
        return found

    @cached_property
    def _homes(self) -> Ragged:
        return self.whereabouts(np.array([*(keys.start for _, keys in self.entities), len(self.keys)]))

    def homes(self, place: int) -> frozenset[str]:
        """The articles that name an entity, which is given by its place among all."""
        return frozenset(map(self.doc_ids.__getitem__, self._homes[place].tolist()))

    def whereabouts(self, starts: Numbers) -> Ragged:
        """The articles in which any name of a stretch of keys stands, each once, in order of their ids; `starts` tells
        where stretches begin and where the last one ends.
        """
        owners = np.repeat(np.arange(len(starts) - 1), np.diff(starts))[self.numbers]
        ranks = np.empty(len(self.doc_ids), dtype=np.int64)
        ranks[sorted(range(len(ranks)), key=self.doc_ids.__getitem__)] = np.arange(len(ranks))
        order = in_order(owners, ranks[self.articles])
        owners, articles = owners[order], self.articles[order]
        fresh = np.append(True, (np.diff(owners) > 0) | (np.diff(articles) != 0))[: len(order)]
        counts = np.bincount(owners[fresh], minlength=len(starts) - 1)
        return Ragged(starts_of(counts), articles[fresh])


def tabulate_names(named: Sequence[Named]) -> NameTable:
    """What articles name as a table."""
    rows = list(chain.from_iterable(part.names for part in named))
    told = [row[:3] for row in rows]
    keys = sorted(set(told))
    places = {key: place for place, key in enumerate(keys)}
    count = len(rows)
    return NameTable(
        [part.doc_id for part in named],
        keys,
        (
            np.fromiter(map(places.__getitem__, told), dtype=np.int64, count=count),
            np.repeat(np.arange(len(named)), [len(part.names) for part in named]),
            np.fromiter((row[3] for row in rows), dtype=np.int64, count=count),
        ),
    )


class Head(NamedTuple):
    """What an entity is called, and how that is known."""

    name: str
    label: str
    how: str


class Entities(Found[Entity]):
    """Entities by id, each made when it is asked for. `heads` gives an entity's head from its id, its spellings and its
    labels, each with how often it stands in the corpus.
    """

    def __init__(self, table: NameTable, heads: Callable[[str, Mapping[str, int], Mapping[str, int]], Head]) -> None:
        self._doc_ids, self._heads = table.doc_ids, dict[str, Head]()
        self._texts, self._counts = list[str](), list[int]()
        firsts, alias_firsts, totals = list[int](), [0], table.totals
        for entity_id, keys in table.entities:
            spellings = table.spellings(keys)
            labels = Counter[str]()
            for key in keys:
                labels[table.keys[key][2]] += totals[key]
            self._heads[entity_id] = heads(entity_id, spellings, labels)
            self._texts += spellings
            self._counts += spellings.values()
            alias_firsts.append(len(self._texts))
            firsts += [key for key in keys if key == keys.start or table.keys[key][1] != table.keys[key - 1][1]]
        self._ids = list(self._heads)
        self._firsts = np.array(alias_firsts)
        self._where = table.whereabouts(np.array([*firsts, len(table.keys)]))
        self.prints = self._printed()

    def _printed(self) -> Prints:
        texts = prints_of(self._texts)
        aliases = mixed(texts, np.array(self._counts, dtype=np.int64))
        articles = prints_of(self._doc_ids)[self._where.values]
        places = mixed(np.repeat(texts, self._where.lengths), articles)
        heads = prints_of(f"{entity_id} {head!r}" for entity_id, head in self._heads.items())
        return mixed(heads, summed(aliases, self._firsts), summed(places, self._where.starts[self._firsts]))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each entity is called, by id."""
        return {entity_id: head.name for entity_id, head in self._heads.items()}

    def __len__(self) -> int:
        return len(self._ids)

    def records(self, rows: Numbers) -> Iterator[Entity]:
        """Some entities."""
        return map(self._made, rows.tolist())

    def _made(self, row: int) -> Entity:
        entity_id = self._ids[row]
        return Entity(
            entity_id=entity_id,
            aliases=tuple(map(self._alias, range(*self._firsts[row : row + 2].tolist()))),
            **self._heads[entity_id]._asdict(),
        )

    def _alias(self, place: int) -> Alias:
        doc_ids = tuple(self._doc_ids[article] for article in self._where[place].tolist())
        return Alias(text=self._texts[place], count=self._counts[place], doc_ids=doc_ids)
