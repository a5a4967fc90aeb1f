"""The evidence table as Parquet: one row a claim in a group, for large runs and column stores."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.export.frames import frame
from pipeline.export.tables import evidence_rows
from pipeline.records.tables import EvidenceRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.export.lookup import Lookup


def write_parquet(lookup: Lookup) -> Iterator[bytes]:
    """The file. Raises UsageError where the extra `parquet` is not installed."""
    buffer = io.BytesIO()
    try:
        frame(EvidenceRow, evidence_rows(lookup)).to_parquet(buffer, engine="pyarrow", index=False)
    except ImportError as error:
        raise UsageError("Parquet needs the extra `parquet`", remedy="pip install 'variorum[parquet]'") from error
    yield buffer.getvalue()
