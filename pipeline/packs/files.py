"""Where data files are: the bundled resources first, then each chosen pack in order.

A later layer adds rows; it never hides an earlier one. Every row comes with its place, `file:line`, for messages.
"""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import Any

from pipeline.errors import KnowledgeError
from pipeline.records.record import record

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
BUNDLED_PACKS = RESOURCES / "packs"


@record
class Layer:
    """One folder of data files. `name` is `bundled` or the pack's name."""

    name: str
    folder: Path


@record
class Layers:
    """All data folders in force, lowest first."""

    layers: tuple[Layer, ...] = field(default=(Layer(name="bundled", folder=RESOURCES),))

    def files(self, pattern: str) -> Iterator[tuple[Layer, Path]]:
        """Files that match a glob pattern, layer by layer, sorted within a layer."""
        for layer in self.layers:
            for path in sorted(layer.folder.glob(pattern)):
                yield layer, path

    def csv_rows(self, pattern: str) -> Iterator[tuple[Layer, str, dict[str, str]]]:
        """Rows of all CSV files that match, as (layer, place, row). Lines that begin with # are comments."""
        for layer, path in self.files(pattern):
            shown = _shown(path)
            for line, row in read_csv(path):
                yield layer, f"{shown}:{line}", row

    def tables(self, pattern: str) -> Iterator[tuple[Layer, str, dict[str, Any]]]:
        """TOML files that match, parsed, as (layer, place, table)."""
        for layer, path in self.files(pattern):
            try:
                yield layer, _shown(path), tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise KnowledgeError(
                    f"not a TOML file: {error}", at=_shown(path), remedy="correct the line that is named"
                ) from error

    def fingerprint(self) -> str:
        """Hash of all data files in force, names and contents; equal data gives an equal hash on every machine."""
        digest = hashlib.sha256()
        for layer in self.layers:
            for path in sorted(p for p in layer.folder.rglob("*") if p.is_file()):
                if layer.folder == RESOURCES and BUNDLED_PACKS in path.parents:
                    continue
                digest.update(f"{layer.name}/{path.relative_to(layer.folder).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


def find_layers(packs: tuple[str, ...]) -> Layers:
    """The bundled resources and the packs named: a bundled pack's name, or a path to a pack folder."""
    found = [Layer(name="bundled", folder=RESOURCES)]
    for pack in packs:
        folder = BUNDLED_PACKS / pack if (BUNDLED_PACKS / pack).is_dir() else Path(pack)
        if not folder.is_dir():
            known = ", ".join(sorted(p.name for p in BUNDLED_PACKS.iterdir() if p.is_dir()))
            raise KnowledgeError(
                f"no pack {pack!r}", at=str(folder), remedy=f"name a bundled pack ({known}) or a folder with pack files"
            )
        found.append(Layer(name=folder.name, folder=folder))
    return Layers(layers=tuple(found))


def read_csv(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV file with their line numbers. Raises KnowledgeError for a row with other cells than the header."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"not UTF-8: {error}", at=_shown(path), remedy="save the file as UTF-8") from error
    kept = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(io.StringIO("\n".join(line for _, line in kept)), strict=True)
    for (number, _), row in zip(kept[1:], reader, strict=False):
        if None in row or None in row.values():
            raise KnowledgeError(
                "a row has another number of cells than the header",
                at=f"{_shown(path)}:{number}",
                remedy="quote cells that hold a comma, and give every column a cell",
            )
        yield number, {key: value.strip() for key, value in row.items()}


def _shown(path: Path) -> str:
    """A path as a user would look for it: inside the program relative to the package, else as given."""
    return path.relative_to(RESOURCES.parent).as_posix() if RESOURCES in path.parents else path.as_posix()
