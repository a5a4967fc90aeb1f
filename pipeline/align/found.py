"""What alignment found, in columns that look like records: each record is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

import numpy as np

from pipeline.align.columns import ClaimTable
from pipeline.align.joining import AllClaims
from pipeline.align.key_index import KeyIndex
from pipeline.align.outcomes import NUMBER, OUTCOMES, Compared, Slots, fields_in
from pipeline.align.rows import Flags, Floats, Numbers
from pipeline.recall.cells import packed, unpacked
from pipeline.recall.found import Found
from pipeline.recall.order import in_order
from pipeline.recall.prints import Prints, mixed, summed
from pipeline.recall.ragged import Ragged, from_bytes, starts_of
from pipeline.recall.shelves import Columns
from pipeline.records.group import (
    AGREE,
    CONFLICT,
    SINGLE_SOURCE,
    UNDECIDED,
    ClaimGroup,
    Comparison,
    ComparisonCells,
    FieldComparison,
    GroupColumns,
    PairScore,
)

S = TypeVar("S")
CLAIMS, HELD = "claims", "held"
VERDICTS = (AGREE, CONFLICT, SINGLE_SOURCE, UNDECIDED)
BLOCK = 4096
"""Records made at a time."""
GROUPS_KEPT = 1 << 15
"""Groups that stay once they are made, for every table asks for them."""


def group_columns(groups: Sequence[ClaimGroup]) -> Columns:
    """Groups as columns, from which `Groups` makes them again, given the claims of each."""
    return {
        "id": np.array([int(group.group_id[1:], 16) for group in groups], dtype=np.int64),
        "verdict": np.array([VERDICTS.index(group.verdict) for group in groups], dtype=np.int64),
        "told": from_bytes(list(map(_told, groups))),
    }


def _told(group: ClaimGroup) -> bytes:
    place = group.claim_ids.index
    sides = tuple([tuple(map(place, side)) for side in group.sides])
    return packed((group.question, group.conflict_on, sides, group.reason, group.decision))


def told_in_group(question: str, reason: str) -> bytes:
    """The same of a group without a conflict of which no reviewer decided anything."""
    return packed((question, (), (), reason, None))


class Groups(Found[ClaimGroup]):
    """Groups by id. `claims` are the claims of each by number, and `rests` the compared pairs that it rests on."""

    def __init__(self, columns: Columns, prints: Prints, table: ClaimTable, rests: Ragged) -> None:
        """`table` is that of all claims."""
        ids, places = np.unique(columns["id"], return_index=True)
        self._ids, self.prints = ids, prints[places]
        self.rests = rests.take(places)
        self.claims: Ragged = columns[CLAIMS].take(places)
        self.verdict_numbers = columns["verdict"][places]
        self._told, self._places = columns["told"], places
        self._claim_ids, self._articles = table.ids, table.values["article"]
        self._kept: dict[int, ClaimGroup] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def records(self, rows: Numbers) -> Iterator[ClaimGroup]:
        """Some groups."""
        for first in range(0, len(rows), BLOCK):
            block = rows[first : first + BLOCK]
            kept = [self._kept.get(row) for row in block.tolist()]
            fresh = self._records(block[[group is None for group in kept]])
            for row, before in zip(block.tolist(), kept, strict=True):
                group = before or next(fresh)
                if before is None and len(self._kept) < GROUPS_KEPT:
                    self._kept[row] = group
                yield group

    def _records(self, rows: Numbers) -> Iterator[ClaimGroup]:
        told, places = self._told.values.data, self._places[rows]
        claims = self.claims.take(rows)
        articles = self._articles.numbers[claims.values].tolist()
        ids, names = [self._claim_ids[claim] for claim in claims.values.tolist()], self._articles.names
        for group_id, verdict, (begin, end), first, last in zip(
            self.ids_of(rows),
            self.verdict_numbers[rows].tolist(),
            pairwise(claims.starts.tolist()),
            self._told.starts[places].tolist(),
            self._told.starts[places + 1].tolist(),
            strict=True,
        ):
            question, conflict_on, sides, reason, decision = unpacked(told[first:last])
            claim_ids = tuple(sorted(ids[begin:end]))
            yield ClaimGroup(
                group_id=group_id,
                question=question,
                claim_ids=claim_ids,
                doc_ids=tuple([names[article] for article in sorted(set(articles[begin:end]))]),
                verdict=VERDICTS[verdict],
                conflict_on=conflict_on,
                sides=tuple([tuple([claim_ids[place] for place in side]) for side in sides]),
                reason=reason,
                decision=decision,
            )

    def id(self, row: int) -> str:
        """A group's id."""
        return f"g{self._ids[row]:012x}"

    def ids_of(self, rows: Numbers) -> list[str]:
        """The ids of some groups."""
        return [f"g{number:012x}" for number in self._ids[rows].tolist()]

    def row(self, group_id: str) -> int:
        """A group's row. Raises KeyError where it is not there."""
        number = int(group_id[1:], 16)
        row = int(self._ids.searchsorted(number))
        if row == len(self._ids) or self._ids[row] != number:
            raise KeyError(group_id)
        return row

    @property
    def ids(self) -> Numbers:
        """The ids as numbers."""
        return self._ids

    def verdicts(self, rows: Numbers) -> list[str]:
        """The verdicts of some groups."""
        return [VERDICTS[verdict] for verdict in self.verdict_numbers[rows].tolist()]

    def counts(self) -> dict[str, int]:
        """How many there are of each verdict."""
        found, counts = np.unique(self.verdict_numbers, return_counts=True)
        return {VERDICTS[verdict]: count for verdict, count in zip(found.tolist(), counts.tolist(), strict=True)}


class Comparisons(Found[Comparison]):
    """Comparisons by the ids of their claims."""

    def __init__(self, compared: Compared, claims: AllClaims, index: KeyIndex, groups: Groups, joined: Flags) -> None:
        ranks = claims.id_ranks
        one, other = ranks[compared.left], ranks[compared.right]
        order = in_order(np.minimum(one, other), np.maximum(one, other))
        self._compared, self._index, self.groups = compared.of(order), index, groups
        self._joined, self._swapped = joined[order], (one > other)[order]
        self._ids = claims.table.ids
        self._groups_of = _groups_of(groups, len(compared)).take(order)
        told = index.told_prints(claims.prints)
        in_groups = summed(mixed(groups.ids[self._groups_of.values]), self._groups_of.starts)
        keys = mixed(told[self._compared.left], told[self._compared.right], self._joined)
        self.prints = mixed(self._compared.prints(claims.prints), keys, in_groups)

    @property
    def scores(self) -> Scores:
        """By group id, what the comparisons that it rests on came to."""
        return Scores(self._compared, self.groups, self._in_groups, self._ends)

    def mean_score(self, group_id: str) -> float:
        """The mean score of the comparisons that a group rests on; 1 where there are none."""
        return self._means.item(self.groups.row(group_id))

    @cached_property
    def _means(self) -> Floats:
        scores = self._compared.rounded[self._in_groups.values]
        counts = self._in_groups.lengths
        sums = np.bincount(self._in_groups.owners, weights=scores, minlength=len(counts))
        return np.where(counts > 0, sums / np.maximum(counts, 1), 1.0)

    @cached_property
    def _in_groups(self) -> Ragged:
        """The comparisons that each group rests on, in their order."""
        counts = np.bincount(self._groups_of.values, minlength=len(self.groups))
        return Ragged(starts_of(counts), self._groups_of.owners[in_order(self._groups_of.values)])

    def in_groups(self, rows: Numbers) -> GroupColumns:
        """Some groups, with what the comparisons that they rest on came to."""
        pairs, told = self._in_groups.take(rows), self._compared
        number = np.array([NUMBER.get(verdict, -1) for verdict in VERDICTS])
        verdicts = number[self.groups.verdict_numbers[rows]]
        return GroupColumns(
            claim_ids=self._ids,
            verdicts=self.groups.verdicts(rows),
            claims=self.groups.claims.take(rows),
            pairs=pairs,
            left=told.left[pairs.values],
            right=told.right[pairs.values],
            scores=told.rounded[pairs.values],
            carrying=told.verdicts[pairs.values] == verdicts[pairs.owners],
        )

    def __len__(self) -> int:
        return len(self._compared)

    def records(self, rows: Numbers) -> Iterator[Comparison]:
        """Some comparisons."""
        for left, right, group_ids, verdict, conflict_on, fields, score, keys in self.cells(rows, lambda slot: slot):
            yield Comparison(
                left=left,
                right=right,
                group_ids=group_ids,
                verdict=verdict,
                conflict_on=conflict_on,
                fields=fields,
                score=score,
                keys=keys,
            )

    def cells(
        self, rows: Numbers, put: Callable[[FieldComparison], S], write: Callable[[str], str] = str
    ) -> Iterator[ComparisonCells[S]]:
        """What some comparisons tell; `put` gives what stands for a slot, and `write` what stands for a key. Both are
        asked once for equal ones.
        """
        slots = Slots(self._compared.texts, put)
        for first in range(0, len(rows), BLOCK):
            block = rows[first : first + BLOCK]
            pairs, groups = self._compared.of(block), self._groups_of.take(block)
            swapped = self._swapped[block]
            group_ids = self.groups.ids_of(groups.values)
            for left, right, (start, end), verdict, codes, score, joined, keys in zip(
                map(self._ids.__getitem__, np.where(swapped, pairs.right, pairs.left).tolist()),
                map(self._ids.__getitem__, np.where(swapped, pairs.left, pairs.right).tolist()),
                pairwise(groups.starts.tolist()),
                pairs.verdicts.tolist(),
                pairs.codes().tolist(),
                pairs.rounded.tolist(),
                self._joined[block].tolist(),
                self._index.shared(pairs.left, pairs.right, write),
                strict=True,
            ):
                yield (
                    left,
                    right,
                    tuple(group_ids[start:end]),
                    OUTCOMES[verdict],
                    fields_in(codes, CONFLICT) if verdict == NUMBER[CONFLICT] else (),
                    tuple(map(slots.__getitem__, codes)),
                    score,
                    (write("reviewer"),) if joined else keys,
                )

    def _ends(self, row: int) -> tuple[str, str]:
        """The ids of a pair's claims in alphabetical order."""
        one, other = self._ids[self._compared.left.item(row)], self._ids[self._compared.right.item(row)]
        return (other, one) if self._swapped.item(row) else (one, other)


class Scores(Mapping[str, Sequence[PairScore]]):
    """What comparisons came to, by group id, in the order of the comparisons."""

    def __init__(
        self, compared: Compared, groups: Groups, rows: Ragged, ends: Callable[[int], tuple[str, str]]
    ) -> None:
        """`rows` are the comparisons of each group."""
        self._compared, self._groups, self._rows, self._ends = compared, groups, rows, ends

    def __getitem__(self, group_id: str) -> Sequence[PairScore]:
        """Raises KeyError for a group that is not there."""
        return [
            PairScore(*self._ends(row), OUTCOMES[self._compared.verdicts.item(row)], self._compared.rounded.item(row))
            for row in self._rows[self._groups.row(group_id)].tolist()
        ]

    def __iter__(self) -> Iterator[str]:
        return map(self._groups.id, range(len(self._groups)))

    def __len__(self) -> int:
        return len(self._groups)


def _groups_of(groups: Groups, count: int) -> Ragged:
    """The groups that rest on each of `count` compared pairs."""
    rows, owners = groups.rests.values, groups.rests.owners
    order = in_order(rows, owners)
    return Ragged(starts_of(np.bincount(rows, minlength=count)), owners[order])
