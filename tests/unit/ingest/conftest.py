"""Articles made up for these tests, and a way to read them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from pipeline.ingest.metadata import Sidecar
from pipeline.ingest.stage import ingest
from pipeline.records.document import Document, RawFile

BODY = (
    "The town of Velm opened its second landing stage in March 2021, after a quarrel that had lasted nine years.",
    "The plan goes back to 2012, when the county council of Norrvik offered to pay half of the 4.2 million crowns.",
    "In the autumn of 2016 a storm broke the old pier in two, and for eleven weeks nobody could land a boat there.",
    "Building began in May 2019 and stopped again in August, because the divers had found the wreck of a trading ship.",
    "Whether the stage pays is disputed in both towns: the company counts 310,000 passengers, Norrvik council 240,000.",
)

Read = Callable[..., Document]


def raw_of(data: bytes | str, path: str = "velm.txt") -> RawFile:
    """A file as found on disk."""
    stored = data.encode() if isinstance(data, str) else data
    return RawFile(path=path, data=stored, sha256=hashlib.sha256(stored).hexdigest())


@pytest.fixture
def read() -> Read:
    """Read one file."""

    def _read(
        data: bytes | str, path: str = "velm.txt", sidecar: Sidecar | None = None, names: tuple[str, ...] = ()
    ) -> Document:
        return ingest(raw_of(data, path), sidecar or Sidecar(), names)

    return _read


def roles_of(document: Document) -> list[tuple[str, str]]:
    """Role and text of each block that holds words."""
    return [
        (block.role.value, document.text[block.start : block.end])
        for block in document.blocks
        if block.end > block.start
    ]


def passages_of(document: Document) -> list[str]:
    """What the parser reads, passage by passage."""
    return ["".join(document.reading[s:e] for s, e in passage.pieces) for passage in document.passages]


def role_of(document: Document, beginning: str) -> str:
    """The role of the first block that begins so."""
    return next(role for role, text in roles_of(document) if text.startswith(beginning))
