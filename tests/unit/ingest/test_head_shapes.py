"""Heads of many shapes, from `heads.txt`: what they state is found, and no sentence of the body is lost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import pytest

from tests.unit.ingest.conftest import BODY, Read, passages_of

TITLES = (
    "Two councils and the one harbour that neither of them wants",
    "Grain talks stall",
    "Who Pays for the New Pier?",
    "FERRY LINK CUT AFTER STORM",
    "The Long Shadow of Velm",
    "Velm: a quarrel in three acts",
)


class Head(NamedTuple):
    """A file, and what is to be read in it."""

    path: str
    text: str
    stated: tuple[str | None, ...]
    bodies: tuple[str, ...]


def _heads() -> list[Head]:
    table = (Path(__file__).parent / "heads.txt").read_text(encoding="utf-8")
    return [_head(*row.split("\n", 1)) for row in re.split(r"^== ", table, flags=re.MULTILINE)[1:]]


def _head(first: str, text: str) -> Head:
    kind, author, published, publisher, more = (cell.strip() for cell in f"{first} | | ".split("|")[:5])
    how, _, words = more.partition("=")
    title = TITLES[crc32(text.encode()) % len(TITLES)]
    body = "".join(f"<p>{part}</p>" for part in BODY) if kind == "html" else "\n\n".join(BODY)
    whole = " ".join(BODY)
    with_words = (f"{words} {whole}", f"{words.rstrip('.')} {whole}")
    bodies = {"opens": with_words[:1], "lead": (whole, *with_words)}.get(how, (whole,))
    found = tuple(None if cell == "-" else cell for cell in (author, published, publisher))
    return Head(f"velm.{kind}", text.rstrip().replace("%T", title).replace("%B", body), (title, *found), bodies)


@pytest.mark.parametrize("head", _heads(), ids=lambda head: head.text[:60].encode("unicode_escape").decode())
def test_heads_of_many_shapes(read: Read, head: Head) -> None:
    document = read(head.text, head.path)
    source = document.source
    assert (source.title, source.author, source.published, source.publisher) == head.stated
    assert " ".join(" ".join(passages_of(document)).replace("*", "").split()) in head.bodies
