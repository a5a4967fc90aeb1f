"""Tables as CSV: UTF-8, every field quoted."""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import islice
from types import NoneType
from typing import TYPE_CHECKING

from pipeline.export.writers.cells import MULTILINE_COLUMNS, cell_text, clean, guard
from pipeline.export.writers.datapackage import columns_of
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.records.tables import Row

ROWS_PER_CHUNK = 500
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
EMPTY, DOUBLED = '""', '""'
WORDED = frozenset({str, tuple, date, NoneType})
"""Types of values that are words or days, not numbers."""
WORDS_KEPT = 1 << 15
"""Cells of a table that are kept as they are written."""


@record
class CsvDialect:
    """`guarded`: formula-like cells get an apostrophe. `excel`: byte order mark and CRLF, as old Excel wants."""

    guarded: bool = True
    excel: bool = False


def write_csv(row_type: type, rows: Iterable[Row], dialect: CsvDialect) -> Iterator[bytes]:
    """The table as bytes, some hundred rows at a time."""
    table, end = CsvLines(row_type, guarded=dialect.guarded), "\r\n" if dialect.excel else "\n"
    yield (BYTE_ORDER_MARK if dialect.excel else b"") + f"{table.head}{end}".encode()
    left = iter(rows)
    while told := list(islice(left, ROWS_PER_CHUNK)):
        yield "".join([f"{table.line(row)}{end}" for row in told]).encode()


class CsvLines:
    """Rows of one type as lines, without line ends. `guarded`: formula-like cells get an apostrophe."""

    def __init__(self, row_type: type, *, guarded: bool = True) -> None:
        self.columns = columns_of(row_type)
        words = _Written("", guarded=guarded)
        self._written = [
            _Written(column, guarded=guarded) if column in MULTILINE_COLUMNS else words for column in self.columns
        ]

    @property
    def head(self) -> str:
        """The first line of the table."""
        return ",".join(f'"{column}"' for column in self.columns)

    def cells(self, row: Row) -> list[str]:
        """A row as quoted cells. Numbers are never guarded: they are not text."""
        return [
            (written[value] if value else EMPTY) if type(value) in WORDED else f'"{cell_text(value, column="")}"'
            for written, value in zip(self._written, row, strict=True)
        ]

    def line(self, row: Row) -> str:
        """A row."""
        return ",".join(self.cells(row))


class _Written(dict[object, str]):
    """Words and days as quoted cells, each written once, for most stand in many rows."""

    def __init__(self, column: str, *, guarded: bool) -> None:
        super().__init__()
        self._column, self._guarded = column, guarded

    def __missing__(self, value: object) -> str:
        if len(self) >= WORDS_KEPT:
            self.clear()
        text = cell_text(value, column=self._column)
        text = guard(text) if self._guarded else text
        cell = self[value] = f'"{text.replace(chr(34), DOUBLED)}"' if '"' in text else f'"{text}"'
        return cell


def write_plain(table: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """A table of texts, header first, guarded like the others."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n")
    for row in table:
        writer.writerow([guard(clean(cell)) for cell in row])
    yield _drain(buffer)


def _drain(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8")
