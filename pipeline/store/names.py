"""Reviewers' rulings on names."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import KnowledgeError
from pipeline.packs.entity_overrides import EntityOverride, parse_overrides


def read_name_rulings(path: Path) -> tuple[EntityOverride, ...]:
    """Rows of `annotations/entities.csv`; none where there is no such file. Raises KnowledgeError for a wrong row."""
    if not path.is_file():
        return ()
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"not UTF-8: {error}", at=path.as_posix(), remedy="save the file as UTF-8") from error
    return parse_overrides(text, at=path.as_posix())
