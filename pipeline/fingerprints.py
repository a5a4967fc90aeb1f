"""Hashes that decide what must run again: code, data and model, never clocks or paths of a machine."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__

if TYPE_CHECKING:
    from pipeline.packs.files import Layers
    from pipeline.stages import Stage

PACKAGE = Path(__file__).resolve().parent


@cache
def code_fingerprint(folders: tuple[str, ...]) -> str:
    """Hash of every Python module below the folders of the package, single modules among them."""
    digest = hashlib.sha256(__version__.encode())
    for folder in folders:
        place = PACKAGE / folder
        for path in [place] if place.suffix else sorted(place.rglob("*.py")):
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    return digest.hexdigest()


def data_fingerprint(layers: Layers, patterns: tuple[str, ...]) -> str:
    """Hash of the data files that match, in every layer in force."""
    digest = hashlib.sha256()
    for pattern in patterns:
        for layer, path in layers.files(pattern):
            if path.is_file():
                digest.update(f"{layer.name}/{path.relative_to(layer.folder).as_posix()}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def stage_fingerprint(stage: Stage, layers: Layers) -> str:
    """What a stage's result depends on, its input apart."""
    return combine(stage.name, code_fingerprint(stage.code), data_fingerprint(layers, stage.data))


def combine(*parts: str) -> str:
    """One hash of several strings."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def versions() -> dict[str, str]:
    """Versions of the program and of the libraries that its results depend on."""
    names = ("spacy", "numpy", "trafilatura", "pypdf", "mammoth", "rapidfuzz")
    found = {"variorum": __version__, "python": platform.python_version()}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found


def model_description(asked: str | None) -> dict[str, str]:
    """Name and version of the language model in force."""
    from pipeline.extract.nlp import model_name

    name = model_name(asked)
    try:
        return {"name": name, "version": version(name.replace("_", "-"))}
    except PackageNotFoundError:
        return {"name": name, "version": ""}
