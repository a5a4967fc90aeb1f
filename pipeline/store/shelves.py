"""The columns that one run over a corpus keeps for the next: one file beside the cache's entries, safe to delete."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.store.files import write_file

Column = npt.NDArray[Any]


def read_shelves(path: Path) -> dict[str, Column]:
    """Columns by name; none where the file is missing or broken."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            return dict(kept.items())
    except (OSError, ValueError, EOFError, zipfile.BadZipFile):
        return {}


def write_shelves(path: Path, columns: Iterable[tuple[str, Column]]) -> None:
    """Keep columns. Raises OutputError where the folder cannot be written."""
    kept: dict[str, Any] = dict(columns)
    write_file(path, lambda file: np.savez(file, **kept))
