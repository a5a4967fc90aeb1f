"""Tables as CSV: UTF-8, every field quoted."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pipeline.export.writers.cells import clean, guard, row_texts
from pipeline.export.writers.datapackage import columns_of
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.records.tables import Row

ROWS_PER_CHUNK = 500
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@record
class CsvDialect:
    """`guarded`: formula-like cells get an apostrophe. `excel`: byte order mark and CRLF, as old Excel wants."""

    guarded: bool = True
    excel: bool = False


def write_csv(row_type: type, rows: Iterable[Row], dialect: CsvDialect) -> Iterator[bytes]:
    """The table as bytes, some hundred rows at a time."""
    columns = columns_of(row_type)
    if dialect.excel:
        yield BYTE_ORDER_MARK
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n" if dialect.excel else "\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow(row_texts(row, columns, guarded=dialect.guarded))
        if number % ROWS_PER_CHUNK == 0:
            yield _drain(buffer)
    yield _drain(buffer)


class CsvLines:
    """Rows of one type as guarded cells and lines."""

    def __init__(self, row_type: type) -> None:
        self.columns = columns_of(row_type)

    @property
    def head(self) -> bytes:
        """The first line of the table."""
        return f"{quoted(self.columns)}\n".encode()

    def cells(self, row: Row) -> list[str]:
        """A row as cells."""
        return row_texts(row, self.columns, guarded=True)

    def line(self, row: Row) -> str:
        """A row, without a line end."""
        return quoted(self.cells(row))


def quoted(cells: Iterable[str]) -> str:
    """Cells in a line, without a line end."""
    return '"' + '","'.join([cell.replace('"', '""') for cell in cells]) + '"'


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
