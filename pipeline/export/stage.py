"""What a run hands to people and to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.export.lookup import Lookup
from pipeline.export.report import write_report
from pipeline.export.tables import (
    claim_rows,
    entity_rows,
    evidence_rows,
    score_rows,
    source_rows,
)
from pipeline.export.writers.csv import CsvDialect, write_csv
from pipeline.export.writers.datapackage import write_datapackage
from pipeline.records.tables import (
    ClaimRow,
    EntityRow,
    EvidenceRow,
    RunTables,
    ScoreRow,
    SourceRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TABLES: tuple[tuple[str, type, Callable[[Lookup], Iterable[object]]], ...] = (
    ("claims", ClaimRow, claim_rows),
    ("evidence", EvidenceRow, evidence_rows),
    ("entities", EntityRow, entity_rows),
    ("sources", SourceRow, source_rows),
    ("scores", ScoreRow, score_rows),
)
DEFAULT_DIALECT = CsvDialect()


def export(tables: RunTables, *, dialect: CsvDialect = DEFAULT_DIALECT) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files for people, as (name, chunks), in a fixed order."""
    lookup = Lookup(tables)
    for name, row_type, rows in TABLES:
        yield f"{name}.csv", write_csv(row_type, rows(lookup), dialect)
    described = {name: row_type for name, row_type, _ in TABLES}
    yield (
        "datapackage.json",
        write_datapackage(described, guarded=dialect.guarded, excel=dialect.excel),
    )
    yield "report.html", write_report(lookup)
