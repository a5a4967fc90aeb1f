"""The tables for people as pandas frames, for notebooks and for column formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pipeline.export.writers.datapackage import columns_of, schema_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.records.tables import Row

_DTYPES = {"integer": "Int64", "number": "Float64"}


def frame(row_type: type, rows: Iterable[Row]) -> pd.DataFrame:
    """A table as a frame: whole numbers nullable, days as dates, several values in a cell as lists."""
    columns = columns_of(row_type)
    found = pd.DataFrame([_cells(row) for row in rows], columns=list(columns))
    for field in schema_of(row_type):
        if field["type"] in _DTYPES:
            found[field["name"]] = found[field["name"]].astype(_DTYPES[field["type"]])
    return found


def _cells(values: Iterable[object]) -> list[object]:
    return [list(value) if isinstance(value, tuple) else value for value in values]
