"""One workbook with the tables as sheets. Every cell is a string or a real date, never a formula."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING

import xlsxwriter

from pipeline.export.writers.cells import cell_text
from pipeline.export.writers.datapackage import columns_of
from pipeline.records.group import AGREE, CONFLICT, UNDECIDED
from pipeline.records.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from pipeline.records.tables import Row

CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_575
LINK_LIMIT = 60_000
FIRST_EXCEL_DAY = date(1900, 3, 1)
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp keeps the file the same from run to run
WIDTHS = {
    "statement": 60, "quote": 70, "reason": 50, "positions": 50, "who": 28, "where": 22, "aliases": 40,
    "sources_agree": 30, "sources_conflict": 30, "title": 40, "group_id": 16, "claim_id": 20, "doc_id": 22,
}  # fmt: skip
DEFAULT_WIDTH = 14
TINTS = {CONFLICT: "#FBEBE8", AGREE: "#E7F2EA", UNDECIDED: "#FAF1DE"}


@record
class _Styles:
    header: Format
    text: Format
    day: Format
    link: Format
    tints: Mapping[str, Format]


def write_xlsx(tables: Iterable[tuple[str, type, Iterable[Row]]]) -> Iterator[bytes]:
    """The workbook: frozen header, filters, verdicts tinted, every group linked to its first line of evidence.

    Dates that Excel can count become real dates; days before 1 March 1900, which it cannot, stay text.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": "What several authors claim", "created": CREATED})
    styles = _styles(book)
    loaded = [(name, row_type, list(rows)) for name, row_type, rows in tables]
    anchors = _first_rows(loaded)
    for name, row_type, rows in loaded:
        _write_sheet(book.add_worksheet(name), row_type, rows, styles, anchors if name == "claims" else {})
    book.close()
    yield buffer.getvalue()


def _styles(book: Workbook) -> _Styles:
    plain = {"valign": "top", "text_wrap": True, "num_format": "@"}
    return _Styles(
        header=book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        text=book.add_format(plain),
        day=book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
        link=book.add_format({"valign": "top", "font_color": "#1D4F7C", "underline": 1}),
        tints={verdict: book.add_format({**plain, "bg_color": colour}) for verdict, colour in TINTS.items()},
    )


def _first_rows(loaded: Iterable[tuple[str, type, list[Row]]]) -> dict[str, int]:
    """Row number, from 1, of each group's first line on the evidence sheet."""
    found: dict[str, int] = {}
    for name, _, rows in loaded:
        if name == "evidence":
            for number, row in enumerate(rows, start=2):
                found.setdefault(str(getattr(row, "group_id", "")), number)
    return found


def _write_sheet(
    sheet: Worksheet, row_type: type, rows: list[Row], styles: _Styles, anchors: Mapping[str, int]
) -> None:
    columns = columns_of(row_type)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, styles.header)
        sheet.set_column(at, at, WIDTHS.get(column, DEFAULT_WIDTH))
    for number, row in enumerate(rows[:ROW_LIMIT], start=1):
        tint = styles.tints.get(str(getattr(row, "verdict", "")), styles.text)
        for at, (column, value) in enumerate(zip(columns, row, strict=True)):
            style = tint if column in {"verdict", "conflict_on", "positions"} else styles.text
            if isinstance(value, date) and value >= FIRST_EXCEL_DAY:
                sheet.write_datetime(number, at, datetime(value.year, value.month, value.day), styles.day)  # noqa: DTZ001 - a day
            else:
                _write_text(sheet, (number, at), cell_text(value, column=column)[:CELL_LIMIT], style)
        target = anchors.get(str(getattr(row, "group_id", "")))
        if target is not None and number <= LINK_LIMIT:
            sheet.write_url(number, 0, f"internal:'evidence'!A{target}", styles.link, str(getattr(row, "group_id", "")))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)


def _write_text(sheet: Worksheet, at: tuple[int, int], text: str, style: Format) -> None:
    if text:
        sheet.write_string(*at, text, style)
    else:
        sheet.write_blank(*at, None, style)
