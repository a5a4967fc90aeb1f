"""Tables as CSV: UTF-8, every field quoted."""

from __future__ import annotations

import csv
import io
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from pipeline.export.writers.cells import MULTILINE_COLUMNS, WORDED, cell_text, clean, guard, row_texts
from pipeline.export.writers.datapackage import columns_of
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.records.tables import Row

ROWS_PER_CHUNK = 500
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
EMPTY, DOUBLED = '""', '""'
WORDS_KEPT = 1 << 15
"""Cells that are kept as they are written."""


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
    """Rows of one type as lines, guarded."""

    def __init__(self, row_type: type) -> None:
        self.columns = columns_of(row_type)
        self._words = [partial(_quoted, column) if column in MULTILINE_COLUMNS else _words for column in self.columns]

    @property
    def head(self) -> bytes:
        """The first line of the table."""
        return ('"' + '","'.join(self.columns) + '"\n').encode()

    def cells(self, row: Row) -> list[str]:
        """A row as quoted cells."""
        return [
            (words(value) if value else EMPTY) if type(value) in WORDED else f'"{cell_text(value, column="")}"'
            for words, value in zip(self._words, row, strict=True)
        ]

    def line(self, row: Row) -> str:
        """A row, without a line end."""
        return ",".join(self.cells(row))


def _quoted(column: str, value: object) -> str:
    text = guard(cell_text(value, column=column))
    return f'"{text.replace(chr(34), DOUBLED)}"' if '"' in text else f'"{text}"'


@lru_cache(maxsize=WORDS_KEPT)
def _words(value: object) -> str:
    """A quoted cell of words; most words stand in many rows."""
    return _quoted("", value)


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
