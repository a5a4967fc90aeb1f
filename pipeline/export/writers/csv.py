"""Tables as CSV: UTF-8, every field quoted."""

from __future__ import annotations

import csv
import io
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, get_args, get_type_hints

from pipeline.export.writers.cells import cell_text, clean, guard
from pipeline.export.writers.datapackage import columns_of
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pipeline.records.tables import Row

ROWS_PER_CHUNK = 500
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
DOUBLED = '""'
NUMBERS = frozenset({int, float})
ONCE = frozenset({"group_id", "reason", "quote", "who"})
"""Columns of which few rows say the same."""
WORDS_KEPT = 1 << 17
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
        hints, words = get_type_hints(row_type), _Written(guarded=guarded).__getitem__
        told: dict[str, Callable[[object], str]] = {
            column: partial(_cell, column=column, guarded=guarded) for column in self.columns
        }
        for column in self.columns:
            if NUMBERS.intersection((hints[column], *get_args(hints[column]))):
                told[column] = _number
            elif column not in ONCE:
                told[column] = words
        self._written = tuple(told.values())

    @property
    def head(self) -> str:
        """The first line of the table."""
        return ",".join(f'"{column}"' for column in self.columns)

    def cells(self, row: Row) -> list[str]:
        """A row as quoted cells."""
        return [written(value) for written, value in zip(self._written, row, strict=True)]

    def line(self, row: Row) -> str:
        """A row."""
        return ",".join(self.cells(row))


class _Written(dict[object, str]):
    """Words and days as quoted cells, each written once, for most stand in many rows."""

    def __init__(self, *, guarded: bool) -> None:
        super().__init__()
        self._guarded = guarded

    def __missing__(self, value: object) -> str:
        if len(self) >= WORDS_KEPT:
            self.clear()
        cell = self[value] = _cell(value, column="", guarded=self._guarded)
        return cell


def _cell(value: object, *, column: str, guarded: bool) -> str:
    """Words or a day as a quoted cell."""
    if type(value) is str and value[:1].isalnum() and value.isprintable() and '"' not in value:
        return f'"{value}"'
    text = cell_text(value, column=column)
    text = guard(text) if guarded else text
    return f'"{text.replace(chr(34), DOUBLED)}"' if '"' in text else f'"{text}"'


def _number(value: object) -> str:
    """A number as a quoted cell; it is never guarded, for it is no text."""
    return f'"{value}"' if type(value) is int else f'"{cell_text(value, column="")}"'


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
