"""The two large tables as lines of CSV, rendered anew only where what they tell has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.export.order import reading_order
from pipeline.export.summary import summarise_decisions
from pipeline.export.tables import claim_row, evidence_row
from pipeline.export.writers.csv import csv_line, write_lines
from pipeline.export.writers.datapackage import columns_of
from pipeline.records.tables import ClaimRow, EvidenceRow

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from pipeline.export.lookup import Lookup
    from pipeline.export.writers.csv import CsvDialect
    from pipeline.recall import Recall
    from pipeline.records.claim import Claim
    from pipeline.records.group import ClaimGroup

_OF_GROUP = 3  # columns of an evidence row: group_id, claim_id and side; all others are the claim's own


def recalled_csv(name: str, lookup: Lookup, dialect: CsvDialect, recall: Recall) -> Iterator[bytes]:
    """`claims` or `evidence`, byte for byte as `table_csv` gives it."""
    kind, lines = {"claims": (ClaimRow, _claim_lines), "evidence": (EvidenceRow, _evidence_lines)}[name]
    return write_lines(columns_of(kind), lines(lookup, dialect, recall), dialect)


def _claim_lines(lookup: Lookup, dialect: CsvDialect, recall: Recall) -> Iterator[str]:
    return (_claim_line(group, lookup, dialect, recall) for group in reading_order(lookup))


def _claim_line(group: ClaimGroup, lookup: Lookup, dialect: CsvDialect, recall: Recall) -> str:
    return recall.shelf("claims.csv", group.doc_ids[0]).once(
        (dialect, *_told_of(group, lookup, recall)),
        lambda: csv_line(claim_row(group, lookup), columns_of(ClaimRow), dialect),
    )


def _told_of(group: ClaimGroup, lookup: Lookup, recall: Recall) -> tuple[Hashable, ...]:
    """Everything that the line of a group depends on but its first article."""
    return (
        group.group_id,
        group.question,
        group.verdict,
        group.conflict_on,
        group.sides,
        group.reason,
        tuple(recall.prints[doc_id] for doc_id in group.doc_ids[1:]),
        tuple(comparison.score for comparison in lookup.comparisons_of.get(group.group_id, ())),
        summarise_decisions(lookup.standings_of.get(group.group_id, ())),
    )


def _evidence_lines(lookup: Lookup, dialect: CsvDialect, recall: Recall) -> Iterator[str]:
    for group in reading_order(lookup):
        sides = {claim_id: n for n, side in enumerate(group.sides, start=1) for claim_id in side}
        for claim in lookup.claims_of(group):
            head = f'"{group.group_id}","{claim.claim_id}","{sides.get(claim.claim_id, "")}"'
            yield f"{head},{_own_cells(group, claim, lookup, dialect, recall)}"


def _own_cells(group: ClaimGroup, claim: Claim, lookup: Lookup, dialect: CsvDialect, recall: Recall) -> str:
    """The cells of an evidence row that are the same in every group."""
    columns = columns_of(EvidenceRow)[_OF_GROUP:]
    match = lookup.match_of.get(claim.claim_id)
    key = dialect, claim.claim_id, (match.gold_id, match.outcome) if match else None
    return recall.shelf("evidence.csv", claim.doc_id).once(
        key, lambda: csv_line(evidence_row(group, claim, None, lookup), columns, dialect)
    )
