"""The large tables in pieces, one a group or an article, rendered anew only where what they tell has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pipeline.export.order import overview_of, reading_order
from pipeline.export.summary import summarise_decisions
from pipeline.export.tables import claim_row, group_evidence, source_row
from pipeline.export.writers.csv import csv_lines, head_line
from pipeline.export.writers.datapackage import columns_of
from pipeline.recall.lines import Lines
from pipeline.recall.prints import mixed, print_of, prints_of
from pipeline.records.tables import ClaimRow, EvidenceRow, SourceRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.export.lookup import Lookup
    from pipeline.recall.prints import Numbers
    from pipeline.records.group import ClaimGroup


def pieces_of(name: str, lookup: Lookup) -> Lines | None:
    """A table in pieces, byte for byte as `table_csv` gives it; None for a small one."""
    make = {"claims": _claims, "evidence": _evidence, "sources": _sources}.get(name)
    return make(lookup) if make else None


def _claims(lookup: Lookup) -> Lines:
    columns = columns_of(ClaimRow)
    standings = lookup.standings_of

    def decided(group: ClaimGroup) -> int:
        found = standings.get(group.group_id)
        return print_of(*summarise_decisions(found)) if found else 0

    def render(groups: Iterator[ClaimGroup]) -> Iterator[bytes]:
        return (csv_lines([claim_row(group, lookup)], columns) for group in groups)

    return _by_group(lookup, ClaimRow, render, decided if standings else None)


def _evidence(lookup: Lookup) -> Lines:
    columns, matches = columns_of(EvidenceRow), lookup.match_of

    def matched(group: ClaimGroup) -> int:
        return print_of(*(repr(matches.get(claim_id)) for claim_id in group.claim_ids))

    def render(groups: Iterator[ClaimGroup]) -> Iterator[bytes]:
        return (csv_lines(group_evidence(group, lookup), columns) for group in groups)

    return _by_group(lookup, EvidenceRow, render, matched if matches else None)


def _by_group(
    lookup: Lookup,
    row_type: type,
    render: Callable[[Iterator[ClaimGroup]], Iterator[bytes]],
    beside: Callable[[ClaimGroup], int] | None,
) -> Lines:
    """A piece for each group, in reading order; `beside` tells what a piece depends on that alignment did not know."""
    groups = reading_order(lookup)
    more = np.array([beside(group) for group in groups], dtype=np.uint64) if beside else 0
    return Lines(
        head=head_line(columns_of(row_type)),
        prints=mixed(groups.prints, more),
        render=lambda rows: render(groups.records(rows)),
    )


def _sources(lookup: Lookup) -> Lines:
    columns, doc_ids = columns_of(SourceRow), sorted(lookup.documents)
    prints = lookup.recall.prints if lookup.recall else {}
    agree, conflict = overview_of(lookup).agreements(doc_ids)

    def render(rows: Numbers) -> Iterator[bytes]:
        counts = zip(agree[rows].tolist(), conflict[rows].tolist(), strict=True)
        told = zip(rows.tolist(), counts, strict=True)
        return (csv_lines([source_row(doc_ids[row], *count, lookup)], columns) for row, count in told)

    articles = prints_of(prints.get(doc_id, "") for doc_id in doc_ids)
    return Lines(head=head_line(columns), prints=mixed(articles, agree, conflict), render=render)
