"""Tables as CSV: UTF-8, every field quoted."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from pipeline.export.writers.cells import clean, guard, row_texts
from pipeline.export.writers.datapackage import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROWS_PER_CHUNK = 500
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvDialect:
    """`guarded`: formula-like cells get an apostrophe. `excel`: byte order mark and CRLF, as old Excel wants."""

    guarded: bool = True
    excel: bool = False


def write_csv(row_type: type, rows: Iterable[object], dialect: CsvDialect) -> Iterator[bytes]:
    """The table as bytes, some hundred rows at a time."""
    columns = columns_of(row_type)
    cells = attrgetter(*columns)
    if dialect.excel:
        yield BYTE_ORDER_MARK
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n" if dialect.excel else "\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow(row_texts(cells(row), columns, guarded=dialect.guarded))
        if number % ROWS_PER_CHUNK == 0:
            yield _drain(buffer)
    yield _drain(buffer)


def csv_lines(rows: Iterable[object], columns: Sequence[str]) -> bytes:
    """Rows as lines."""
    buffer = io.StringIO()
    cells, writer = attrgetter(*columns), csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows(row_texts(cells(row), columns, guarded=True) for row in rows)
    return buffer.getvalue().encode("utf-8")


def head_line(columns: Sequence[str]) -> bytes:
    """The first line of a table."""
    return (",".join(f'"{column}"' for column in columns) + "\n").encode()


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
