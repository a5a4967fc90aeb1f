from __future__ import annotations

import csv
import io
import json
import pkgutil
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline.export.writers
from pipeline.export.formats import DEFAULT_DIALECT, TABLES, WRITERS, narrowed, table_csv
from pipeline.export.frames import frame
from pipeline.export.lookup import Lookup
from pipeline.export.stage import export
from pipeline.export.tables import evidence_rows
from pipeline.export.writers.cells import cell_text, clean, guard, unguard
from pipeline.export.writers.csv import CsvDialect, CsvLines, write_csv
from pipeline.export.writers.markdown import escape
from pipeline.records.tables import ClaimRow, RunTables
from tests.invention import invented_run

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "'=1", "''+1", "＝1+1", "=cmd|' /C calc'!A0")


def written(name: str, lookup: Lookup) -> bytes:
    writer = next(writer for writer in WRITERS if writer.name == name)
    return b"".join(writer.write(lookup, DEFAULT_DIALECT))


def hostile(tables: RunTables) -> RunTables:
    """The run with formulas and mark-up where an article may hold them."""
    groups = tuple(
        replace(group, question='=HYPERLINK("http://x")', reason="<script>alert(1)</script>")
        for group in tables.alignment.groups
    )
    documents = tuple(
        replace(d, source=replace(d.source, title="<img src=x onerror=alert(1)>", author="=1+1"))
        for d in tables.documents
    )
    return replace(tables, documents=documents, alignment=replace(tables.alignment, groups=groups))


@given(st.text(max_size=12) | st.sampled_from(FORMULAS))
def test_the_guard_is_reversible_and_leaves_no_formula(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not re.match(r"\s*[=+\-@＝＋－＠]", guard(text))


@given(st.text(max_size=20))
def test_clean_text_has_no_control_characters(text: str) -> None:
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\ufeff\u2028]", clean(text))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", clean(text, multiline=True))


def test_line_breaks_stay_only_in_quotes() -> None:
    assert cell_text("one\r\ntwo", column="quote") == "one\ntwo"
    assert cell_text("one\r\ntwo", column="reason") == "one two"


def test_numbers_are_not_guarded_and_lists_are_joined() -> None:
    kinds = (float, int, tuple[str, ...], date | None, date, str)
    row_type = NamedTuple("Row", list(zip("abcdef", kinds, strict=True)))
    row = (-1.5, 3, ("a", "b"), None, date(2031, 2, 3), '-"x"')
    assert CsvLines(row_type).line(row) == '"-1.5","3","a; b","","2031-02-03","\'-""x"""'
    assert CsvLines(row_type, guarded=False).cells(row)[-1] == '"-""x"""'


def test_every_csv_field_is_quoted_and_lines_end_in_lf(lookup: Lookup) -> None:
    for name, chunks in export(lookup.tables):
        if not name.endswith(".csv"):
            continue
        text = b"".join(chunks).decode("utf-8")
        assert "\r" not in text
        assert not text.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(text)))
        assert len({len(row) for row in rows}) == 1
        requoted = "".join(",".join(f'"{c.replace(chr(34), chr(34) * 2)}"' for c in row) + "\n" for row in rows)
        assert requoted == text


def test_excel_wants_a_byte_order_mark_and_crlf(lookup: Lookup) -> None:
    rows = next(rows for name, _, rows in TABLES if name == "claims")
    data = b"".join(write_csv(ClaimRow, rows(lookup), CsvDialect(excel=True)))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 13


def test_formulas_are_guarded_unless_raw(tables: RunTables) -> None:
    lookup = Lookup(hostile(tables))
    rows = next(rows for name, _, rows in TABLES if name == "sources")
    row_type = next(row_type for name, row_type, _ in TABLES if name == "sources")
    for guarded, author in ((True, "'=1+1"), (False, "=1+1")):
        data = b"".join(write_csv(row_type, rows(lookup), CsvDialect(guarded=guarded))).decode()
        assert {row["author"] for row in csv.DictReader(io.StringIO(data))} == {author}


def test_a_run_is_exported_the_same_twice() -> None:
    first = [(name, b"".join(chunks)) for name, chunks in export(invented_run(12, 4))]
    second = [(name, b"".join(chunks)) for name, chunks in export(invented_run(12, 4))]
    assert first == second
    assert [name for name, _ in first] == [
        "claims.csv", "evidence.csv", "entities.csv", "sources.csv", "scores.csv", "datapackage.json", "claims.xlsx",
        "report.html",
    ]  # fmt: skip


def test_the_workbook_of_a_very_large_run_is_made_on_demand(tables: RunTables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.export.stage.WORKBOOK_LINES", 10)
    names = [name for name, _ in export(tables)]
    assert "claims.xlsx" not in names
    assert "report.html" in names


def test_an_empty_run_is_exported_too() -> None:
    tables = narrowed(invented_run(6, 3), [])
    for name, chunks in export(replace(tables, entities=(), scores=(), matches=())):
        assert b"".join(chunks), name


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("excel", [False, True])
def test_frictionless_finds_every_csv_as_described(tables: RunTables, tmp_path: Path, excel: bool) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is a development dependency")
    lookup, dialect = Lookup(tables), CsvDialect(excel=excel)
    for name, _, _ in TABLES:
        (tmp_path / f"{name}.csv").write_bytes(b"".join(table_csv(name, lookup, dialect)))
    package = next(writer for writer in WRITERS if writer.name == "datapackage")
    (tmp_path / package.file).write_bytes(b"".join(package.write(lookup, dialect)))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])[:5]
    assert len(report.tasks) == len(TABLES)


def test_the_data_package_describes_every_column(lookup: Lookup) -> None:
    package = json.loads(written("datapackage", lookup))
    for resource, (name, _, _) in zip(package["resources"], TABLES, strict=True):
        assert resource["path"] == f"{name}.csv"
        assert all(field["description"] for field in resource["schema"]["fields"])
    types = {field["name"]: field["type"] for field in package["resources"][0]["schema"]["fields"]}
    assert (types["date_start"], types["n_sources"], types["confidence"]) == ("date", "integer", "number")


def workbook(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_the_workbook_holds_strings_and_real_dates_only(tables: RunTables) -> None:
    book = workbook(written("xlsx", Lookup(hostile(tables))))
    assert book.sheetnames == [name for name, _, _ in TABLES]
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "d"}
    sheet = book["claims"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:W{len(tables.alignment.groups) + 1}"
    assert sheet["B2"].value == "conflict"
    assert sheet["B2"].fill.bgColor.rgb != sheet["E2"].fill.bgColor.rgb or sheet["B2"].fill.fill_type == "solid"
    target = sheet["A2"].hyperlink.location
    assert book["evidence"][target.split("!")[1]].value == sheet["A2"].value


def test_days_that_excel_cannot_count_stay_text(tables: RunTables) -> None:
    part = tables.extractions[0]
    claim = part.claims[0]
    assert claim.date is not None
    old = replace(claim, date=replace(claim.date, earliest=date(1789, 7, 14), latest=date(1789, 7, 14)))
    changed = replace(tables, extractions=(replace(part, claims=(old, *part.claims[1:])), *tables.extractions[1:]))
    sheet = workbook(written("xlsx", Lookup(changed)))["evidence"]
    days = [row[14].value for row in sheet.iter_rows(min_row=2) if row[1].value == claim.claim_id]
    assert days == ["1789-07-14"]


def sheet_as_csv(source: Path, folder: Path) -> list[list[str]]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-calc-nogui)")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    as_text = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
    reading = ["--infilter=CSV:44,34,76,1"] if source.suffix == ".csv" else []
    command = [office, profile, "--headless", *reading, "--convert-to", as_text, "--outdir", str(folder / "back")]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    found = next((folder / "back").glob("*.csv"))
    return list(csv.reader(io.StringIO(found.read_text(encoding="utf-8"))))


@pytest.mark.browser
@pytest.mark.parametrize("file", ["claims.csv", "claims.xlsx"])
def test_libreoffice_reads_the_tables_back_equal(tables: RunTables, tmp_path: Path, file: str) -> None:
    for name, chunks in export(hostile(tables)):
        (tmp_path / name).write_bytes(b"".join(chunks))
    back = sheet_as_csv(tmp_path / file, tmp_path)
    wanted = list(csv.reader(io.StringIO((tmp_path / "claims.csv").read_text(encoding="utf-8"))))
    if file.endswith("xlsx"):
        wanted = [[unguard(cell) for cell in row] for row in wanted]
    assert back == wanted


def test_json_lines_hold_the_evidence(lookup: Lookup) -> None:
    rows = [json.loads(line) for line in written("jsonl", lookup).decode().splitlines()]
    assert len(rows) == len(lookup.groups)
    assert sum(len(row["evidence"]) for row in rows) == sum(len(g.claim_ids) for g in lookup.groups.values())
    assert isinstance(rows[0]["who"], list)


def test_markdown_shows_text_as_it_stands() -> None:
    assert escape("*a* <b>\n# c | d_e") == r"\*a\* \<b\> \# c \| d\_e"


def test_markdown_cites_every_passage(lookup: Lookup) -> None:
    text = written("markdown", lookup).decode()
    assert text.count("\n> — ") == sum(len(group.claim_ids) for group in lookup.groups.values())
    assert "Ingrid Falk, *The river, seen by The Lower Tarn Courier*" in text


def test_sqlite_answers_queries_and_searches(lookup: Lookup, tmp_path: Path) -> None:
    path = tmp_path / "claims.sqlite"
    path.write_bytes(written("sqlite", lookup))
    with closing(sqlite3.connect(path)) as database:
        count = database.execute("SELECT count(*) FROM claims WHERE verdict = 'conflict'").fetchone()[0]
        assert count == sum(group.verdict == "conflict" for group in lookup.groups.values())
        asked = "SELECT count(*) FROM evidence_search WHERE evidence_search MATCH 'barges'"
        assert database.execute(asked).fetchone()[0] > 0
        links = {(row[2], row[3], row[4]) for row in database.execute("PRAGMA foreign_key_list(evidence)")}
        assert links == {("claims", "group_id", "group_id"), ("sources", "doc_id", "doc_id")}
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        kinds = {row[0] for row in database.execute("SELECT typeof(n_sources) FROM claims")}
        assert kinds == {"integer"}


def test_parquet_keeps_types_and_lists(lookup: Lookup) -> None:
    pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    back = pd.read_parquet(io.BytesIO(written("parquet", lookup)))
    rows = list(evidence_rows(lookup))
    assert list(back["claim_id"]) == [row.claim_id for row in rows]
    assert list(back["date_start"]) == [row.date_start for row in rows]
    assert [list(names) for names in back["actor"]] == [list(row.actor) for row in rows]
    assert back["side"].dtype == "Int64"
    assert back["side"].isna().sum() == sum(row.side is None for row in rows)


def test_an_empty_table_is_a_frame_too() -> None:
    assert list(frame(ClaimRow, []).columns)[:2] == ["group_id", "verdict"]


def test_claim_review_names_a_review_for_each_side(lookup: Lookup) -> None:
    document = json.loads(written("claimreview", lookup))
    sides = sum(len(group.sides) for group in lookup.groups.values())
    assert len(document["@graph"]) == sides
    first = document["@graph"][0]
    assert first["@type"] == "ClaimReview"
    assert first["reviewRating"]["alternateName"].startswith("conflict on ")
    assert first["itemReviewed"]["appearance"][0]["@type"] == "Article"


def test_web_annotations_anchor_by_quote_and_position(lookup: Lookup) -> None:
    items = json.loads(written("webannotation", lookup))["first"]["items"]
    assert len(items) == len(lookup.claims)
    for item in items:
        quote, place = item["target"]["selector"]
        text = lookup.documents[item["target"]["source"].rpartition(":")[2]].text
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_every_writer_module_is_listed() -> None:
    helpers = {"cells"}
    modules = {module.name for module in pkgutil.iter_modules(pipeline.export.writers.__path__)} - helpers
    assert {writer.name for writer in WRITERS} == modules


def test_a_selection_keeps_only_what_it_rests_on(tables: RunTables) -> None:
    part = narrowed(tables, ["g-0008"])
    lookup = Lookup(part)
    assert list(lookup.groups) == ["g-0008"]
    assert set(lookup.claims) == set(lookup.groups["g-0008"].claim_ids)
    assert {c.group_ids for c in part.alignment.comparisons} == {("g-0008",)}
    assert lines(written("csv", lookup)) == 2


def lines(data: bytes) -> int:
    return data.count(b"\n")


def chunks_of(name: str, tables: RunTables) -> Iterator[bytes]:
    return iter(dict(export(tables))[name])


def test_text_of_articles_stays_text_in_the_report(tables: RunTables) -> None:
    page = b"".join(chunks_of("report.html", hostile(tables))).decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
