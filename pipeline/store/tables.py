"""A run's tables on disk: JSON Lines, one record a line, read back as records."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import jsonlines

from pipeline.errors import OutputError
from pipeline.export.writers.cells import row_values
from pipeline.records.claim import Claim, Entity, Extraction, Mention
from pipeline.records.document import Document
from pipeline.records.gold import Match, Score
from pipeline.records.group import Alignment, ClaimGroup, Comparison, WithinSource
from pipeline.records.tables import ClaimRow
from pipeline.records.time import Timex
from pipeline.store.files import write_whole
from pipeline.store.rows import from_rows, plain, reader_of

R = TypeVar("R")
encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "), default=plain).encode


def write_table(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as JSON Lines, atomically. Values inside a row may be records."""
    write_whole(path, map(json_line, rows))


def json_line(row: Mapping[str, Any]) -> bytes:
    """A row as a line."""
    return f"{encode(row)}\n".encode()


def read_table(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a JSON Lines file. Raises OutputError when it is missing or broken."""
    try:
        with jsonlines.open(path) as reader:
            yield from reader.iter(type=dict)
    except FileNotFoundError as error:
        raise _no_run(path) from error
    except jsonlines.InvalidLineError as error:
        raise OutputError(
            f"not a JSON line: {error.line[:60]!r}", at=f"{path}:{error.lineno}", remedy="run again to rewrite it"
        ) from error


def read_documents(out: Path) -> tuple[Document, ...]:
    """Documents of a run; their reading text is the raw text, their passages empty."""
    rows = (row | {"reading": row["text"], "passages": ()} for row in read_table(out / "documents.jsonl"))
    return tuple(from_rows(Document, rows, str(out / "documents.jsonl")))


def read_extractions(out: Path, doc_ids: Iterable[str]) -> tuple[Extraction, ...]:
    """What was extracted, one record an article, in the order of `doc_ids`."""
    found = {doc_id: Extraction(doc_id=doc_id, mentions=(), times=(), claims=()) for doc_id in doc_ids}
    names: dict[str, list[Mention]] = {doc_id: [] for doc_id in found}
    times: dict[str, list[Timex]] = {doc_id: [] for doc_id in found}
    for row in read_table(out / "mentions.jsonl"):
        if row.pop("layer") == "entity":
            names[row["doc_id"]].append(reader_of(Mention)(row))
        else:
            times[row["doc_id"]].append(timex_of(row))
    claims: dict[str, list[Claim]] = {doc_id: [] for doc_id in found}
    for claim in read_claims(out):
        claims[claim.doc_id].append(claim)
    return tuple(
        replace(found[d], mentions=tuple(names[d]), times=tuple(times[d]), claims=tuple(claims[d])) for d in found
    )


def timex_of(row: dict[str, Any]) -> Timex:
    """A time expression of a mentions.jsonl row without its layer."""
    anchor = row["anchor"]
    return reader_of(Timex)(row | {"anchor": (anchor["start"], anchor["end"]) if anchor else None})


def claim_of(row: dict[str, Any]) -> Claim:
    """A claim of a claims.jsonl row."""
    if row["attribution"]:
        content = [(piece["start"], piece["end"]) for piece in row["attribution"]["content"]]
        row = row | {"attribution": row["attribution"] | {"content": content}}
    return reader_of(Claim)(row)


def read_claims(out: Path) -> tuple[Claim, ...]:
    """Claims of a run."""
    return tuple(map(claim_of, read_table(out / "claims.jsonl")))


def read_entities(out: Path) -> tuple[Entity, ...]:
    """Entities of a run."""
    path = out / "entities.jsonl"
    return tuple(from_rows(Entity, read_table(path), str(path)))


def read_alignment(out: Path) -> Alignment:
    """Comparisons, groups and contradictions of a run."""

    def records(kind: type[R], name: str) -> tuple[R, ...]:
        return tuple(from_rows(kind, read_table(out / name), str(out / name)))

    return Alignment(
        comparisons=records(Comparison, "comparisons.jsonl"),
        groups=records(ClaimGroup, "groups.jsonl"),
        within_source=records(WithinSource, "within_source.jsonl"),
    )


def read_matches(out: Path) -> tuple[Match, ...]:
    """Gold matches of a run; none where it was not compared with a gold set."""
    path = out / "matches.jsonl"
    return tuple(from_rows(Match, read_table(path), str(path))) if path.exists() else ()


def read_scores(out: Path) -> tuple[Score, ...]:
    """Scores of a run; none where it was not compared with a gold set."""
    path = out / "scores.csv"
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = ({key: cell or None for key, cell in row.items()} for row in csv.DictReader(file))
        filled = (row | {key: row[key] or "" for key in ("set", "layer", "doc_id", "measure")} for row in rows)
        return tuple(from_rows(Score, filled, str(path)))


def read_claim_rows(out: Path, limit: int | None = None) -> list[ClaimRow]:
    """The first rows of claims.csv. Raises OutputError where there is no run."""
    path = out / "claims.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = (row_values(ClaimRow, cells) for cells in islice(csv.DictReader(file), limit))
            return from_rows(ClaimRow, rows, str(path))
    except FileNotFoundError as error:
        raise _no_run(path) from error


def _no_run(path: Path) -> OutputError:
    return OutputError(
        "there is no run in this folder", at=str(path), remedy="`variorum run CORPUS --out FOLDER` makes one"
    )
