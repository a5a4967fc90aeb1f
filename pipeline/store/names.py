"""A reviewer's rulings on names, as rows with their places."""

from __future__ import annotations

from pathlib import Path

from pipeline.packs.files import read_csv


def read_name_rulings(path: Path) -> tuple[tuple[str, dict[str, str]], ...]:
    """Rows of `annotations/entities.csv` as (place, row); none where there is no such file."""
    if not path.is_file():
        return ()
    return tuple((f"{path}:{line}", row) for line, row in read_csv(path))
