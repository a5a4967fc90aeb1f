"""Hashes that decide what must run again: code, data and model, never clocks or paths of a machine."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.recall.hashes import fingerprint

if TYPE_CHECKING:
    from pipeline.packs.files import Layers
    from pipeline.records.claim import Claim, Extraction
    from pipeline.records.decision import Decision
    from pipeline.records.document import Source
    from pipeline.stages import Stage

PACKAGE = Path(__file__).resolve().parent


@cache
def code_fingerprint(folders: tuple[str, ...]) -> str:
    """Hash of every Python module below the folders of the package."""
    digest = hashlib.sha256(__version__.encode())
    for folder in folders:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
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


def article_prints(
    read: Mapping[str, str],
    extractions: Iterable[Extraction],
    *,
    sources: Mapping[str, Source],
    names: Mapping[str, str],
    decisions: Iterable[Decision],
) -> dict[str, str]:
    """A fingerprint of all that a run knows of each article before articles are set side by side, by doc_id.

    `read` tells what each was read from and by what program; the rest is what the corpus adds: whose copy it is, whom
    its claims name, what these are called, and the decisions in force on its claims. Ids are told in the order in which
    they stand, so that two that linking swapped are noticed.
    """
    decided: dict[str, list[str]] = {}
    for decision in decisions:
        for claim_id in decision.key:
            decided.setdefault(claim_id, []).append(repr(decision))
    found = {}
    for extraction in extractions:
        told = [read[extraction.doc_id], sources[extraction.doc_id].same_as or ""]
        for claim in extraction.claims:
            told += (f"{entity} {names.get(entity, '')}" for entity in _ids_in(claim))
            told += decided.get(claim.claim_id, ())
        found[extraction.doc_id] = fingerprint(*told)
    return found


def _ids_in(claim: Claim) -> Iterator[str]:
    """Every id in a claim, in order."""
    yield claim.holder
    yield from (participant.entity_id or "" for participant in claim.participants)
    if claim.attribution is not None:
        yield from claim.attribution.chain


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
