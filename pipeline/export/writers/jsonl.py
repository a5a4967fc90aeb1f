"""Groups with their evidence as JSON Lines: one object a group, lists as lists, dates in ISO form."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from pipeline.export.order import reading_order
from pipeline.export.tables import claim_row, group_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.export.lookup import Lookup


def write_jsonl(lookup: Lookup) -> Iterator[bytes]:
    """A line a group: the columns of claims.csv, and `evidence` with the columns of evidence.csv for each claim."""
    for group in reading_order(lookup):
        row = claim_row(group, lookup)._asdict()
        row["evidence"] = [evidence._asdict() for evidence in group_evidence(group, lookup)]
        yield (json.dumps(row, ensure_ascii=False, default=_plain) + "\n").encode("utf-8", "replace")


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    message = f"{type(value).__name__} has no place in a row"
    raise TypeError(message)
