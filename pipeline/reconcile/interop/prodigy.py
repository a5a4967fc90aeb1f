"""Prodigy JSONL, read: accepted rows, each a passage with its spans.

A row's text may be a whole article or a part of one; labels are read as in doccano's files. Rows that were rejected
or ignored are left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pipeline.reconcile.anchoring import Unplaced
from pipeline.reconcile.interop.assembling import RawDocument, assemble
from pipeline.reconcile.interop.doccano import labelled_span, which_document
from pipeline.reconcile.interop.imported import Imported
from pipeline.records.gold import GoldDocument


def read_prodigy(files: Mapping[str, bytes], texts: Mapping[str, str]) -> Imported:
    """The project's articles that any accepted row is of, the rows of one article put together."""
    found: dict[str, GoldDocument] = {}
    refused: list[Unplaced] = []
    for name in sorted(files):
        for number, line in enumerate(files[name].decode("utf-8").split("\n"), 1):
            row = json.loads(line) if line.strip() and name.endswith(".jsonl") else {}
            if row.get("answer", "accept" if row else "ignore") != "accept":
                continue
            document, lost = assemble(raw := _read(row, f"{name}:{number}", texts), texts[raw.doc_id])
            refused += lost
            found[raw.doc_id] = _join(found[raw.doc_id], document) if raw.doc_id in found else document
    return Imported(documents=tuple(found[doc_id] for doc_id in sorted(found)), refused=tuple(refused))


def _read(row: dict[str, Any], at: str, texts: Mapping[str, str]) -> RawDocument:
    text = row["text"]
    raw = RawDocument(doc_id=which_document(row, text, at, texts), text=text)
    for number, span in enumerate(row.get("spans") or (), 1):
        start, end, quote = int(span["start"]), int(span["end"]), span.get("text")
        raw.spans.append(labelled_span(start, end, span["label"], quote=quote, number=number, at=at))
    return raw


def _join(left: GoldDocument, right: GoldDocument) -> GoldDocument:
    def together(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(sorted({*one, *other}, key=lambda span: (span.start, -span.end)))

    return replace(
        left,
        names=together(left.names, right.names),
        times=together(left.times, right.times),
        regions=together(left.regions, right.regions),
    )
