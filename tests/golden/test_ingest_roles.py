"""The role of every line of the original articles, which are not part of the project, against their annotation.

`ingest/roles.csv` lists file, line and role, and no word of the texts. It is written anew with `--write-golden`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from functools import cache
from pathlib import Path

import pytest

from pipeline.ingest.metadata import Sidecar, read_sidecar
from pipeline.ingest.stage import ingest
from pipeline.records.document import PROSE_ROLES, Document, RawFile, Role

TABLE = Path(__file__).parent / "ingest" / "roles.csv"
ORIGINALS = Path(__file__).resolve().parents[2] / "corpus" / "originals.toml"
UNMARKED = {Role.PARAGRAPH, Role.TABLE}


def raw_of(path: Path) -> RawFile:
    data = path.read_bytes()
    return RawFile(path=path.name, data=data, sha256=hashlib.sha256(data).hexdigest())


@cache
def read_originals(folder: Path) -> tuple[Document, ...]:
    """The articles, under names that say nothing: their ids come from the metadata that the project ships."""
    sidecar: Sidecar = read_sidecar([raw_of(ORIGINALS)])
    return tuple(ingest(raw_of(path), sidecar) for path in sorted(folder.glob("*.txt")))


def rows_of(gold: Path, layer: str) -> list[dict[str, object]]:
    return [row for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()) if row["layer"] == layer]


def role_table(documents: tuple[Document, ...]) -> str:
    """File, line and role of every line with words; the role of a line is that of its first block."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(("doc_id", "line", "role"))
    for document in documents:
        lines: dict[int, str] = {}
        for block in document.blocks:
            first = document.text.count("\n", 0, block.start)
            for offset in range(document.text.count("\n", block.start, block.end) + 1):
                lines.setdefault(first + offset, block.role.value)
        table.writerows((document.doc_id, number + 1, role) for number, role in sorted(lines.items()))
    return written.getvalue()


def test_roles_of_all_lines_are_those_of_the_table(shared: Path, request: pytest.FixtureRequest) -> None:
    table = role_table(read_originals(shared / "seeds"))
    if request.config.getoption("--write-golden", default=False):
        TABLE.write_text(table, encoding="utf-8")
    assert table == TABLE.read_text(encoding="utf-8")


def test_the_shipped_metadata_names_the_originals(shared: Path) -> None:
    documents = read_originals(shared / "seeds")
    annotated = {path.stem: rows_of(path, "document")[0] for path in (shared / "gold" / "seeds").glob("*-20*.jsonl")}
    assert {document.doc_id for document in documents} == set(annotated)
    for document in documents:
        assert document.source.author == annotated[document.doc_id]["author"]


def test_roles_agree_with_the_annotated_regions(shared: Path) -> None:
    right = letters = 0
    for document in read_originals(shared / "seeds"):
        wanted: list[str | None] = [None] * len(document.text)
        found: list[str | None] = [None] * len(document.text)
        for row in rows_of(shared / "gold" / "seeds" / f"{document.doc_id}.jsonl", "region"):
            wanted[row["start"] : row["end"]] = [str(row["label"])] * (row["end"] - row["start"])  # type: ignore[misc, operator]
        for block in document.blocks:
            role = None if block.role in UNMARKED else block.role.value
            found[block.start : block.end] = [role] * (block.end - block.start)
        pairs = [(w, f) for w, f, c in zip(wanted, found, document.text, strict=True) if not c.isspace()]
        right += sum(w == f for w, f in pairs)
        letters += len(pairs)
    assert right / letters >= 0.999


def test_every_pull_quote_in_capitals_is_kept_as_prose(shared: Path) -> None:
    quotes = [
        block
        for document in read_originals(shared / "seeds")
        for block in document.blocks
        if block.role == Role.PULL_QUOTE
    ]
    assert len(quotes) == 22
    assert Role.PULL_QUOTE in PROSE_ROLES


@pytest.mark.parametrize("layer", ["entity", "time", "claim"])
def test_every_annotated_span_lies_in_text_that_is_read(shared: Path, layer: str) -> None:
    lost = []
    for document in read_originals(shared / "seeds"):
        read = {i for passage in document.passages for start, end in passage.pieces for i in range(start, end)}
        read |= {i for block in document.blocks if block.role == Role.NOTE_MARK for i in range(block.start, block.end)}
        for row in rows_of(shared / "gold" / "seeds" / f"{document.doc_id}.jsonl", layer):
            span = range(int(str(row["start"])), int(str(row["end"])))
            if any(document.text[i].isalnum() and i not in read for i in span):
                lost.append((document.doc_id, row["start"]))
    assert lost == []
