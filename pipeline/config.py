"""What a run is asked to do: `variorum.toml`, then the command line, which wins."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import ConfigError

FILE_NAME = "variorum.toml"


class Settings(BaseModel):
    """Everything that can be set. Paths in the file are relative to the file; on the command line to the folder one
    stands in.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    corpus: Path = Field(default=Path("corpus"), description="Folder with the articles; never written to.")
    out: Path = Field(default=Path("outputs"), description="Folder for what a run writes; safe to delete.")
    gold: Path | None = Field(default=None, description="Annotation set of this corpus to compare every run with.")
    annotators: tuple[Path, ...] = Field(
        default=(), description="Sets of several annotators of this corpus; the score page tells how far they agree."
    )
    decisions: Path = Field(default=Path("annotations/decisions"), description="Folder with reviewers' decisions.")
    names: Path = Field(
        default=Path("annotations/entities.csv"), description="Rulings on names: same, different, rename."
    )
    packs: tuple[str, ...] = Field(default=(), description="Packs in force: bundled names, or paths to pack folders.")
    model: str | None = Field(default=None, description="spaCy model; the bundled small one if not set.")
    jobs: int = Field(default=1, ge=1, le=64, description="Processes that read articles at once.")
    cache: Path = Field(default=Path(".variorum-cache"), description="Folder for what need not be computed again.")
    engine: str = Field(
        default="local", pattern="^(local|dask)$", description="Where articles are read: local or dask."
    )
    scheduler: str | None = Field(default=None, description="Address of a Dask scheduler, for engine dask.")
    blas: str = Field(
        default="auto", pattern="^(auto|blis|numpy)$", description="Linear algebra kernel: auto, blis or numpy."
    )


_PATHS = ("corpus", "out", "gold", "annotators", "decisions", "names", "cache")


def load_settings(file: Path | None = None, **flags: Any) -> Settings:
    """Settings of a file (`variorum.toml` here, if there is one) under flags that are not None.

    Raises ConfigError for a missing file, broken TOML, an unknown key (with the nearest known one) or a bad value.
    """
    path = file or Path(FILE_NAME)
    if file is not None and not file.is_file():
        raise ConfigError("no such configuration file", at=str(file), remedy="`variorum init DIR` writes one")
    values = _read(path) if path.is_file() else {}
    given = {key: value for key, value in flags.items() if value is not None}
    if "corpus" in given and Path(given["corpus"]).resolve() != Path(values.get("corpus", "corpus")).resolve():
        values.pop("gold", None)
    try:
        return Settings.model_validate(values | given)
    except ValidationError as error:
        problem = error.errors()[0]
        key = ".".join(map(str, problem["loc"]))
        at = f"{path}, key {key}" if key in values and key not in given else f"--{key.replace('_', '-')}"
        raise ConfigError(problem["msg"], at=at, remedy=_meaning(key)) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"not a TOML file: {error}", at=str(path), remedy="correct the line that is named") from error
    for key in values:
        if key not in Settings.model_fields:
            near = get_close_matches(key, Settings.model_fields, n=1)
            known = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(Settings.model_fields)}"
            raise ConfigError(f"unknown key {key!r}", at=str(path), remedy=known)
    return {k: _beside(path, v) if k in _PATHS else v for k, v in values.items()}


def _beside(file: Path, value: object) -> object:
    """A path, or each of several, taken from the folder of the file."""
    if isinstance(value, list):
        return [_beside(file, each) for each in value]
    return file.parent / value if isinstance(value, str) else value


def _meaning(key: str) -> str:
    field = Settings.model_fields.get(key)
    return f"{key}: {field.description}" if field else ""


def commented_settings() -> str:
    """A configuration file in which every key stands with its meaning and its default."""
    lines = ["# Variorum project. Every key is optional; what is commented out is the default.", ""]
    for key, field in Settings.model_fields.items():
        lines += [f"# {field.description}", f"# {key} = {_toml(field.default)}", ""]
    return "\n".join(lines)


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[]"
    return str(value) if isinstance(value, int) else f'"{"" if value is None else value}"'
