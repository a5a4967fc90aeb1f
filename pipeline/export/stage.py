"""What a run hands to people and to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.export.formats import DEFAULT_DIALECT, OF_A_RUN, TABLES, WRITERS, table_csv
from pipeline.export.lookup import Lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.export.writers.csv import CsvDialect
    from pipeline.records.tables import RunTables

WORKBOOK_LINES = 10_000


def export(tables: RunTables, *, dialect: CsvDialect = DEFAULT_DIALECT) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files for people, as (name, chunks), in a fixed order: every table as CSV, their description, the workbook
    and the report.

    Other formats are made on demand from `WRITERS`, and so is the workbook of a run with more than `WORKBOOK_LINES`
    lines of evidence: nobody scrolls through it, and it takes longer than all other files together.
    """
    lookup = Lookup(tables)
    lines = sum(len(group.claim_ids) for group in tables.alignment.groups)
    for name, _, _ in TABLES:
        yield f"{name}.csv", table_csv(name, lookup, dialect)
    for writer in WRITERS:
        if writer.name in OF_A_RUN and not (writer.name == "xlsx" and lines > WORKBOOK_LINES):
            yield writer.file, writer.write(lookup, dialect)
