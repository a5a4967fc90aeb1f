"""Sources × claims, and how often each two sources agree."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from pipeline.export.order import overview_of, reading_order
from pipeline.export.positions import value_of
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, UNDECIDED
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.export.lookup import Lookup
    from pipeline.records.group import ClaimGroup

NO_SIDE = 0
COLUMNS = 60
"""Most sources that are set side by side: nobody reads a wider table."""


@record
class MatrixCell:
    """What a source says to a question: `verdict` as seen from this source, `side` its camp from 1 (0 for none)."""

    verdict: str
    side: int
    value: str


@record
class MatrixRow:
    """A question and each source's answer, None for one that is silent."""

    group: ClaimGroup
    cells: tuple[MatrixCell | None, ...]


@record
class Pair:
    """Two sources: questions that both answer, and on how many of those they agree, conflict, or it is open."""

    left: str
    right: str
    shared: int
    agree: int
    conflict: int

    @property
    def percent(self) -> int | None:
        """Agreement in per cent of the questions decided either way; None where there is none."""
        decided = self.agree + self.conflict
        return round(100 * self.agree / decided) if decided else None


def source_ids(lookup: Lookup) -> list[str]:
    """The articles, by id."""
    return sorted(lookup.documents)


def main_sources(lookup: Lookup) -> list[str]:
    """The articles, by id; of more than `COLUMNS` those that answer most of the questions that several answer."""
    if len(lookup.documents) <= COLUMNS:
        return source_ids(lookup)
    return lookup.remember("main sources", lambda: _busiest(lookup))


def _busiest(lookup: Lookup) -> list[str]:
    doc_ids = source_ids(lookup)
    answers = dict(zip(doc_ids, overview_of(lookup).answers(doc_ids).tolist(), strict=True))
    return sorted(sorted(doc_ids, key=lambda doc_id: (-answers[doc_id], doc_id))[:COLUMNS])


def matrix_rows(
    lookup: Lookup, groups: Iterable[ClaimGroup] | None = None, doc_ids: Sequence[str] | None = None
) -> list[MatrixRow]:
    """Questions that several sources answer, in reading order, and what those in `doc_ids` (all) say to them."""
    doc_ids = source_ids(lookup) if doc_ids is None else doc_ids
    chosen = reading_order(lookup) if groups is None else groups
    return [_row(group, doc_ids, lookup) for group in chosen if group.verdict != SINGLE_SOURCE]


def _row(group: ClaimGroup, doc_ids: Sequence[str], lookup: Lookup) -> MatrixRow:
    sides = sides_of_sources(group, lookup)
    cells: list[MatrixCell | None] = []
    for doc_id in doc_ids:
        if doc_id not in group.doc_ids:
            cells.append(None)
            continue
        side = sides.get(doc_id, NO_SIDE)
        verdict = group.verdict if group.verdict != CONFLICT or side else UNDECIDED
        cells.append(MatrixCell(verdict=verdict, side=side, value=_value(group, doc_id, lookup)))
    return MatrixRow(group=group, cells=tuple(cells))


def sides_of_sources(group: ClaimGroup, lookup: Lookup) -> dict[str, int]:
    """The first side, from 1, on which each source stands."""
    found: dict[str, int] = {}
    for number, side in enumerate(group.sides, start=1):
        for article in filter(None, map(lookup.article_of, side)):
            found.setdefault(article, number)
    return found


def _value(group: ClaimGroup, doc_id: str, lookup: Lookup) -> str:
    """What the source says in the slots at issue; without a conflict the date or figure, else the trigger."""
    claim_id = next((c for c in group.claim_ids if lookup.article_of(c) == doc_id), None)
    if claim_id is None:
        return ""
    claim = lookup.claims[claim_id]
    said = [value_of(slot, claim, lookup) for slot in group.conflict_on or ("date", "quantity")]
    return ", ".join(value for value in said if value) or claim.trigger.text


def pairwise(lookup: Lookup, doc_ids: Iterable[str] | None = None) -> list[Pair]:
    """Agreement of every two sources (of `doc_ids`, where they are given) that answer at least one question both, by
    id.
    """
    wanted = frozenset(source_ids(lookup) if doc_ids is None else doc_ids)
    shared: Counter[tuple[str, str]] = Counter()
    agree: Counter[tuple[str, str]] = Counter()
    conflict: Counter[tuple[str, str]] = Counter()
    for group in overview_of(lookup).answering(wanted):
        answering = sorted(wanted.intersection(group.doc_ids))
        sides = sides_of_sources(group, lookup)
        for pair in combinations(answering, 2):
            shared[pair] += 1
            left, right = sides.get(pair[0]), sides.get(pair[1])
            if group.verdict == AGREE or (left is not None and left == right):
                agree[pair] += 1
            elif left is not None and right is not None:
                conflict[pair] += 1
    return [
        Pair(left=left, right=right, shared=count, agree=agree[left, right], conflict=conflict[left, right])
        for (left, right), count in sorted(shared.items())
    ]


def agreement_grid(lookup: Lookup) -> list[tuple[str, list[Pair | None]]]:
    """Every one of the main sources with its agreement with every other; None for itself and where two answer no
    question both.
    """
    doc_ids = main_sources(lookup)
    pairs = {(pair.left, pair.right): pair for pair in pairwise(lookup, doc_ids)}
    return [(a, [pairs.get((min(a, b), max(a, b))) if a != b else None for b in doc_ids]) for a in doc_ids]
