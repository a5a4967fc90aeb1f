"""The columns that one run over a corpus keeps for the next: one file beside the cache's entries, safe to delete."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.store.files import write_file

PROGRAM = "program"
Column = npt.NDArray[Any]


def read_shelves(path: Path, program: str) -> dict[str, Column]:
    """Columns by name; none where the file is missing, broken or of another program."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            return dict(kept.items()) if str(kept[PROGRAM]) == program else {}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def write_shelves(path: Path, program: str, columns: Iterable[tuple[str, Column]]) -> None:
    """Keep columns that a program made. Raises OutputError where the folder cannot be written."""
    kept: dict[str, Any] = {**dict(columns), PROGRAM: np.array(program)}
    write_file(path, lambda file: np.savez(file, **kept))
