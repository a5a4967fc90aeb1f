"""The formats in which a run, or a selection of its groups, can be had as one file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.export.lookup import Lookup
from pipeline.export.report import write_report
from pipeline.export.tables import claim_rows, entity_rows, evidence_rows, score_rows, source_rows
from pipeline.export.writers.claimreview import write_claimreview
from pipeline.export.writers.csv import CsvDialect, write_csv
from pipeline.export.writers.datapackage import write_datapackage
from pipeline.export.writers.jsonl import write_jsonl
from pipeline.export.writers.markdown import write_markdown
from pipeline.export.writers.sqlite import write_sqlite
from pipeline.export.writers.webannotation import write_webannotation
from pipeline.export.writers.xlsx import write_xlsx
from pipeline.records.record import record
from pipeline.records.tables import ClaimRow, EntityRow, EvidenceRow, Row, RunTables, ScoreRow, SourceRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

TABLES: tuple[tuple[str, type, Callable[[Lookup], Iterable[Row]]], ...] = (
    ("claims", ClaimRow, claim_rows),
    ("evidence", EvidenceRow, evidence_rows),
    ("entities", EntityRow, entity_rows),
    ("sources", SourceRow, source_rows),
    ("scores", ScoreRow, score_rows),
)
DEFAULT_DIALECT = CsvDialect()


@record
class Writer:
    """A format: its name on the command line, the file it makes, and what writes it."""

    name: str
    file: str
    write: Callable[[Lookup, CsvDialect], Iterable[bytes]]


def table_csv(name: str, lookup: Lookup, dialect: CsvDialect) -> Iterator[bytes]:
    """One table as CSV."""
    row_type, rows = next((row_type, rows) for known, row_type, rows in TABLES if known == name)
    return write_csv(row_type, rows(lookup), dialect)


def _filled(lookup: Lookup) -> Iterator[tuple[str, type, Iterable[Row]]]:
    return ((name, row_type, rows(lookup)) for name, row_type, rows in TABLES)


def _datapackage(_: Lookup, dialect: CsvDialect) -> Iterator[bytes]:
    described = {name: row_type for name, row_type, _ in TABLES}
    return write_datapackage(described, guarded=dialect.guarded, excel=dialect.excel)


def _parquet(lookup: Lookup) -> Iterator[bytes]:
    from pipeline.export.writers.parquet import write_parquet  # pandas is slow to import

    return write_parquet(lookup)


WRITERS: tuple[Writer, ...] = (
    Writer(name="csv", file="claims.csv", write=lambda lookup, dialect: table_csv("claims", lookup, dialect)),
    Writer(name="datapackage", file="datapackage.json", write=_datapackage),
    Writer(name="xlsx", file="claims.xlsx", write=lambda lookup, _: write_xlsx(_filled(lookup))),
    Writer(name="html", file="report.html", write=lambda lookup, _: write_report(lookup)),
    Writer(name="jsonl", file="selection.jsonl", write=lambda lookup, _: write_jsonl(lookup)),
    Writer(name="markdown", file="claims.md", write=lambda lookup, _: write_markdown(lookup)),
    Writer(name="sqlite", file="claims.sqlite", write=lambda lookup, _: write_sqlite(_filled(lookup))),
    Writer(name="parquet", file="evidence.parquet", write=lambda lookup, _: _parquet(lookup)),
    Writer(name="claimreview", file="claimreview.jsonld", write=lambda lookup, _: write_claimreview(lookup)),
    Writer(name="webannotation", file="annotations.jsonld", write=lambda lookup, _: write_webannotation(lookup)),
)
OF_A_RUN = ("datapackage", "xlsx", "html")


def narrowed(tables: RunTables, group_ids: Iterable[str]) -> RunTables:
    """The run with only some of its groups, and only the claims, comparisons and articles that they rest on."""
    wanted = set(group_ids)
    groups = tuple(group for group in tables.alignment.groups if group.group_id in wanted)
    claim_ids = {claim_id for group in groups for claim_id in group.claim_ids}
    extractions = tuple(
        replace(part, claims=tuple(claim for claim in part.claims if claim.claim_id in claim_ids))
        for part in tables.extractions
    )
    used = {part.doc_id for part in extractions if part.claims}
    comparisons = tuple(c for c in tables.alignment.comparisons if wanted.intersection(c.group_ids))
    return replace(
        tables,
        documents=tuple(document for document in tables.documents if document.doc_id in used),
        extractions=tuple(part for part in extractions if part.doc_id in used),
        alignment=replace(tables.alignment, groups=groups, comparisons=comparisons, within_source=()),
    )
