"""A whole run read back from its folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.records.tables import RunTables
from pipeline.store.tables import (
    read_alignment,
    read_documents,
    read_entities,
    read_extractions,
    read_matches,
    read_scores,
)

NAMED_BY = ("documents.jsonl", "claims.jsonl", "groups.jsonl")
ID_LENGTH = 8


def read_run(out: Path) -> RunTables:
    """The run in a folder, without decisions. Raises OutputError where there is none."""
    documents = read_documents(out)
    return RunTables(
        documents=documents,
        extractions=read_extractions(out, [document.doc_id for document in documents]),
        entities=read_entities(out),
        alignment=read_alignment(out),
        matches=read_matches(out),
        scores=read_scores(out),
        run=run_id(out),
    )


def run_id(out: Path) -> str:
    """A short name made from what the run found: the same for the same tables."""
    digest = hashlib.sha256()
    for name in NAMED_BY:
        digest.update((out / name).read_bytes())
    return digest.hexdigest()[:ID_LENGTH]


def run_stamp(out: Path) -> tuple[tuple[str, int, int], ...]:
    """Changes when the run is written anew."""
    found = []
    for name in NAMED_BY:
        path = out / name
        if path.exists():
            stat = path.stat()
            found.append((name, stat.st_size, stat.st_mtime_ns))
    return tuple(found)
