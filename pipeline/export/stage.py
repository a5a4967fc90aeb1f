"""What a run hands to people and to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.export.formats import DEFAULT_DIALECT, OF_A_RUN, TABLES, WRITERS, table_csv
from pipeline.export.lookup import Lookup
from pipeline.export.recalled import recalled_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.export.writers.csv import CsvDialect
    from pipeline.recall import Recall
    from pipeline.records.tables import RunTables

WORKBOOK_LINES = 10_000


def export(
    tables: RunTables, *, dialect: CsvDialect = DEFAULT_DIALECT, recall: Recall | None = None
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files for people, as (name, chunks), in a fixed order: every table as CSV, their description, the workbook
    and the report.

    Other formats are made on demand from `WRITERS`, and so is the workbook of a run with more than `WORKBOOK_LINES`
    lines of evidence: nobody scrolls through it, and it takes longer than all other files together. `recall` holds
    lines of the last run.
    """
    lookup = Lookup(tables)
    lines = sum(len(group.claim_ids) for group in tables.alignment.groups)
    for name, _, _ in TABLES:
        large = name in {"claims", "evidence"}
        rows = recalled_csv(name, lookup, dialect, recall) if recall and large else table_csv(name, lookup, dialect)
        yield f"{name}.csv", rows
    for writer in WRITERS:
        if writer.name in OF_A_RUN and not (writer.name == "xlsx" and lines > WORKBOOK_LINES):
            yield writer.file, writer.write(lookup, dialect)
