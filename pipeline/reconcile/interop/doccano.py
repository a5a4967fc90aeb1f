"""doccano JSONL, read: names and times as labelled stretches of a text.

Both shapes that doccano writes are read: `label: [[start, end, label]]`, and `entities` with `start_offset` and
`end_offset`. A label is a name's or time's (`ORG`, `DATE`), with the id or value after a colon where there is one:
`ORG:org/csto`. The article is told by `doc_id` or `meta.doc_id`, else by its text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.errors import GoldError
from pipeline.reconcile.anchoring import Unplaced
from pipeline.reconcile.interop.assembling import RawDocument, RawSpan, assemble, layer_of
from pipeline.reconcile.interop.imported import Imported, Stretch
from pipeline.records.gold import GoldDocument


def read_doccano(files: Mapping[str, bytes], texts: Mapping[str, str]) -> Imported:
    """The articles of a doccano export that the project has."""
    documents: list[GoldDocument] = []
    refused: list[Unplaced] = []
    for name in sorted(files):
        if not name.endswith((".jsonl", ".json")):
            continue
        for number, line in enumerate(files[name].decode("utf-8").split("\n"), 1):
            if line.strip():
                raw = _read(json.loads(line), f"{name}:{number}", texts)
                document, lost = assemble(raw, texts[raw.doc_id])
                documents.append(document)
                refused += lost
    return Imported(documents=tuple(sorted(documents, key=lambda d: d.doc_id)), refused=tuple(refused))


def _read(row: dict[str, Any], at: str, texts: Mapping[str, str]) -> RawDocument:
    text = row.get("text", row.get("data"))
    if not isinstance(text, str):
        raise GoldError("the row has no text", at=at, remedy="export from doccano as JSONL")
    raw = RawDocument(doc_id=which_document(row, text, at, texts), text=text)
    for number, (start, end, label) in enumerate(_labels(row), 1):
        raw.spans.append(labelled_span(start, end, label, quote=None, number=number, at=at))
    return raw


def which_document(row: Mapping[str, Any], text: str, at: str, texts: Mapping[str, str]) -> str:
    """doc_id of the article that a row is about: as it says itself, or the one article that holds its text."""
    named = row.get("doc_id") or (row.get("meta") or {}).get("doc_id")
    if named in texts:
        return str(named)
    holding = [doc_id for doc_id in sorted(texts) if text.split() == texts[doc_id].split() or text in texts[doc_id]]
    if len(holding) != 1:
        raise GoldError(
            f"the row is of no article of this project: {text[:50]!r}",
            at=at,
            remedy="add `doc_id` to the row, or import into the project whose articles were annotated",
        )
    return holding[0]


def labelled_span(start: int, end: int, label: str, *, quote: str | None, number: int, at: str) -> RawSpan:
    """A labelled stretch as a name or time."""
    name, _, value = label.partition(":")
    layer = layer_of(name)
    if layer is None:
        raise GoldError(
            f"no layer has the label {name!r}", at=at, remedy="rename it to one of GUIDELINES.md, such as ORG or DATE"
        )
    stretch = Stretch(start=start, end=end, quote=quote, layer=layer[0], row=number)
    return RawSpan(at=stretch, label=layer[1], value=value or None)


def _labels(row: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    for start, end, label in row.get("label") or row.get("labels") or ():
        yield int(start), int(end), str(label)
    for entity in row.get("entities") or ():
        yield int(entity["start_offset"]), int(entity["end_offset"]), str(entity["label"])
