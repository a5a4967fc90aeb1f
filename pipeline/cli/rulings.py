"""The tables that people fill in or read beside annotation sets: rulings on disagreements, provenance."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from pipeline.errors import GoldError
from pipeline.reconcile.group_rulings import Disagreement
from pipeline.reconcile.promotion import Provenance
from pipeline.store.files import write_whole


def write_rulings(path: Path, listed: Sequence[Disagreement]) -> None:
    """The disagreements with an empty column `ruling`."""
    rows = [{"ruling": "", **asdict(one)} for one in listed]
    write_whole(path, [_csv(["ruling", *(field.name for field in fields(Disagreement))], rows)])


def read_rulings(path: Path) -> dict[str, str]:
    """Rulings by key; those left empty are not among them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if rows and not {"ruling", "key"} <= rows[0].keys():
        raise GoldError(
            "the table has no columns ruling and key", at=str(path), remedy="keep the columns as they were written"
        )
    return {row["key"]: row["ruling"].strip().lower() for row in rows if row["ruling"].strip()}


def add_provenance(path: Path, rows: Sequence[Provenance]) -> None:
    """Add rows to provenance.csv; what stands there stays."""
    names = [field.name for field in fields(Provenance)]
    old: list[dict[str, str]] = []
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            old = list(csv.DictReader(file))
    write_whole(path, [_csv(names, [*old, *(asdict(row) for row in rows)])])


def _csv(names: Sequence[str], rows: Iterable[dict[str, object]] | list[dict[str, str]]) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, names, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()
