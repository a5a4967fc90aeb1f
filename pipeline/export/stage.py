"""What a run hands to people and to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.export.formats import DEFAULT_DIALECT, OF_A_RUN, TABLES, WRITERS, table_csv
from pipeline.export.lookup import Lookup
from pipeline.export.order import overview_of
from pipeline.export.pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.recall.lines import Content
    from pipeline.recall.shelves import Recall
    from pipeline.records.tables import RunTables

WORKBOOK_LINES = 10_000


def export(tables: RunTables, *, recall: Recall | None = None) -> Iterator[tuple[str, Content]]:
    """The files for people, as (name, chunks), in a fixed order: every table as CSV, their description, the workbook
    and the report.

    Other formats are made on demand from `WRITERS`, and so is the workbook of a run with more than `WORKBOOK_LINES`
    lines of evidence: nobody scrolls through it, and it takes longer than all other files together. `recall` holds
    what the last run worked out.
    """
    lookup = Lookup(tables, recall)
    large = overview_of(lookup).n_evidence() > WORKBOOK_LINES
    for name, _, _ in TABLES:
        yield f"{name}.csv", pieces_of(name, lookup) or table_csv(name, lookup, DEFAULT_DIALECT)
    for writer in WRITERS:
        if writer.name in OF_A_RUN and not (writer.name == "xlsx" and large):
            yield writer.file, writer.write(lookup, DEFAULT_DIALECT)
