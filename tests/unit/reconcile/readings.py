"""The same article as another extractor would read it: a line more at the top, other white space, other dashes."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

from pipeline.records.claim import Claim, Extraction, Span
from pipeline.records.document import Document, Evidence
from tests.unit.reconcile.predictions import Run

HEADER = "Skip to content\n"


def other_reading(text: str) -> tuple[str, list[int]]:
    """The text as read otherwise, and for every offset of the old text the offset in the new one."""
    pieces, places, length = [HEADER], [], len(HEADER)
    for match in re.finditer(r"\n\n|[\s\S]", text):
        old = match.group()
        new = {"\n\n": "\n", "\u2014": "\u2013"}.get(old, old)
        places += [length] * len(old)
        pieces.append(new)
        length += len(new)
    return "".join(pieces), [*places, length]


def reread(run: Run, doc_ids: set[str]) -> Run:
    """The run over the articles as read otherwise."""
    documents, extractions, alignment = run
    places: dict[str, list[int]] = {}
    texts: dict[str, str] = {}
    for document in documents:
        if document.doc_id in doc_ids:
            texts[document.doc_id], places[document.doc_id] = other_reading(document.text)
    moved = [_move(e, places[e.doc_id], texts[e.doc_id]) if e.doc_id in doc_ids else e for e in extractions]
    return [_read(d, texts.get(d.doc_id, d.text)) for d in documents], moved, alignment


def _read(document: Document, text: str) -> Document:
    return replace(document, text=text, reading=text, sha256=sha256(text.encode()).hexdigest())


def _move(extraction: Extraction, places: list[int], text: str) -> Extraction:
    def evidence(old: Evidence) -> Evidence:
        start, end = places[old.start], places[old.end]
        return replace(old, start=start, end=end, quote=text[start:end])

    def claim(old: Claim) -> Claim:
        start, end = places[old.trigger.start], places[old.trigger.end]
        return replace(old, evidence=evidence(old.evidence), trigger=Span(start=start, end=end, text=text[start:end]))

    return replace(
        extraction,
        mentions=tuple(replace(m, evidence=evidence(m.evidence)) for m in extraction.mentions),
        times=tuple(replace(t, evidence=evidence(t.evidence)) for t in extraction.times),
        claims=tuple(map(claim, extraction.claims)),
    )
