"""Large tables in pieces, one a group, an article or an entity, rendered only where what they tell has changed."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from pipeline.export.order import reading_order
from pipeline.export.summary import summarise_decisions
from pipeline.export.tables import (
    agreements_of,
    claim_row,
    claims_naming,
    entity_row,
    evidence_row,
    sides_of,
    source_row,
)
from pipeline.export.told import TOLD
from pipeline.export.writers.csv import CsvLines
from pipeline.recall.found import as_found
from pipeline.recall.lines import Lines
from pipeline.recall.prints import mixed, print_of
from pipeline.recall.shelves import Recall
from pipeline.records.tables import ClaimRow, EntityRow, EvidenceRow, SourceRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.export.lookup import Lookup
    from pipeline.recall.prints import Numbers
    from pipeline.records.group import ClaimGroup

CLAIMS_KEPT = 1 << 18
"""Claims of which it is kept how they stand in the evidence table, where each stands once for every group."""


def pieces_of(name: str, lookup: Lookup) -> Lines | None:
    """A table in pieces, byte for byte as `table_csv` gives it; None for a small one."""
    make = {"claims": _claims, "evidence": _evidence, "sources": _sources, "entities": _entities}.get(name)
    return make(lookup) if make else None


def _claims(lookup: Lookup) -> Lines:
    table = CsvLines(ClaimRow)
    standings = lookup.standings_of

    def decided(group: ClaimGroup) -> int:
        found = standings.get(group.group_id)
        return print_of(*summarise_decisions(found)) if found else 0

    def render(groups: Iterator[ClaimGroup]) -> Iterator[bytes]:
        yield from (f"{table.line(claim_row(group, lookup))}\n".encode() for group in groups)
        lookup.forget(TOLD)

    return _by_group(lookup, table, render, decided if standings else None)


def _evidence(lookup: Lookup) -> Lines:
    table, matches = CsvLines(EvidenceRow), lookup.match_of

    at = table.columns.index("side")

    @lru_cache(maxsize=CLAIMS_KEPT)
    def of_claim(claim_id: str) -> tuple[str, str]:
        """What a line says of the claim before its side and after it, whatever the group."""
        cells = table.cells(evidence_row("", lookup.claims[claim_id], None, lookup))
        return f",{','.join(cells[1:at])},", f",{','.join(cells[at + 1 :])}\n"

    def matched(group: ClaimGroup) -> int:
        return print_of(*(repr(matches.get(claim_id)) for claim_id in group.claim_ids))

    def render(groups: Iterator[ClaimGroup]) -> Iterator[bytes]:
        claims = lookup.claims
        for group in groups:
            first, sides = f'"{group.group_id}"', sides_of(group)
            told = [(claim_id, of_claim(claim_id)) for claim_id in group.claim_ids if claim_id in claims]
            lines = [f'{first}{before}"{sides.get(claim_id, "")}"{after}' for claim_id, (before, after) in told]
            yield "".join(lines).encode()

    return _by_group(lookup, table, render, matched if matches else None)


def _by_group(
    lookup: Lookup,
    table: CsvLines,
    render: Callable[[Iterator[ClaimGroup]], Iterator[bytes]],
    beside: Callable[[ClaimGroup], int] | None,
) -> Lines:
    """A piece for each group, in reading order; `beside` tells what a piece depends on that alignment did not know."""
    groups = reading_order(lookup)
    more = np.array([beside(group) for group in groups], dtype=np.uint64) if beside else 0
    return Lines(
        head=f"{table.head}\n".encode(),
        prints=mixed(groups.prints, more),
        render=lambda rows: render(groups.records(rows)),
    )


def _sources(lookup: Lookup) -> Lines:
    table, (doc_ids, *counts) = CsvLines(SourceRow), agreements_of(lookup)
    agree, conflict = (np.array(count, dtype=np.int64) for count in counts)

    def render(rows: Numbers) -> Iterator[bytes]:
        told = zip(rows.tolist(), agree[rows].tolist(), conflict[rows].tolist(), strict=True)
        lines = (table.line(source_row(doc_ids[row], agreed, opposed, lookup)) for row, agreed, opposed in told)
        return (f"{line}\n".encode() for line in lines)

    articles = (lookup.recall or Recall({})).prints_of(doc_ids)
    return Lines(head=f"{table.head}\n".encode(), prints=mixed(articles, agree, conflict), render=render)


def _entities(lookup: Lookup) -> Lines:
    table, counts = CsvLines(EntityRow), claims_naming(lookup)
    entities = as_found(lookup.tables.entities, attrgetter("entity_id"))

    def render(rows: Numbers) -> Iterator[bytes]:
        told = map(entity_row, entities.records(rows), counts[rows].tolist())
        return (f"{table.line(row)}\n".encode() for row in told)

    return Lines(head=f"{table.head}\n".encode(), prints=mixed(entities.prints, counts), render=render)
